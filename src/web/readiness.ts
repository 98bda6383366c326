/** Whether everything the site needs is within reach. Rejects with the reason if not. */
export abstract class Readiness {
  abstract check(): Promise<void>;
}

/** The number that names the state of the whole public site. It changes with every publication, in any process. */
export abstract class PublicationSequence {
  abstract current(): Promise<number>;
}

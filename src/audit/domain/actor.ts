/** Who does something, as they are at that moment. */
export interface Actor {
  name: string;
  role: string;
  /** The account, where it was somebody at the desk. */
  id?: string | null;
}

/** The words of a command are not as they must be, whatever the record holds; `milepost --help` says how they must be. */
export class NotUnderstood extends Error {}

/** Milliseconds that one process waits for another's write to end before it gives up. */
export const PATIENCE_MS = 30_000;

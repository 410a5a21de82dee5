/**
 * A piece that reads from left to right whatever stands around it: an order's number, a ticker, a Telegram ID. In a sentence that runs from
 * right to left its signs would otherwise change places ("#A1B2" becomes "A1B2#").
 */
export function leftToRight(piece: string): string {
  return `\u2066${piece}\u2069`;
}

/** A piece whose direction is its own affair, such as a name or a title that somebody typed; it moves nothing around it. */
export function isolated(piece: string): string {
  return `\u2068${piece}\u2069`;
}

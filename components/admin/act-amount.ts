const AMOUNT = /^-?(0|[1-9]\d{0,8})(\.\d{1,2})?$/;

/**
 * Reads an amount that somebody typed, as a decimal string: a comma is a point, spaces around it do not count. Null when it is none, and where
 * nothing may be taken away also when it is negative.
 */
export function readActAmount(typed: string, { isSigned }: { isSigned: boolean }): string | null {
  const text = typed.trim().replace(",", ".");
  return AMOUNT.test(text) && (isSigned || !text.startsWith("-")) ? text : null;
}

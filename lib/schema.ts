import { z } from "zod";
import { AMOUNT } from "./money";

// What the inputs of several nouns are made of.

/** An id of ours, whatever it names. */
export const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "is no id");

const TIME = "must be a time such as 2026-11-21T10:00:00Z";

/** A moment of this century or the next, with its distance from UTC: the database knows no year 0. */
export const time = z.iso.datetime({ offset: true, error: TIME }).regex(/^2[01]/, TIME);

/** An amount in the shop's currency, as callers write it. */
export const amount = z.string().regex(AMOUNT, "must be an amount such as 12.50");

/** The same, above zero. */
export const price = amount.refine((text) => /[1-9]/.test(text), "must be above zero");

/** Where the page before ended, in a list that goes by numbers. */
export const numberCursor = z.string().regex(/^\d{1,18}$/, "is no cursor of ours");

/** One line of text for people; it may be empty. */
export function line(max: number) {
  return z
    .string()
    .trim()
    .normalize("NFC")
    .max(max)
    .refine((text) => !/\p{Cc}/u.test(text), "must be one line of plain text");
}

/** Some lines of text for people, with line breaks as we keep them; it may be empty. */
export function lines(max: number) {
  return z
    .string()
    .transform((text) => text.replaceAll(/\r\n?/g, "\n").normalize("NFC").trim())
    .pipe(
      z
        .string()
        .max(max, `must have at most ${max} characters`)
        .refine(
          (text) => !/[^\P{Cc}\n\t]/u.test(text) && text.isWellFormed(),
          "must be plain text",
        ),
    );
}

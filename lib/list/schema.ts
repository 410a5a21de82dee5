import { z } from "zod";
import { line, numberCursor, time } from "@/lib/schema";

/** What is looked for: one line. */
export const searched = line(100);

/** What every list of staff is asked with: a search, a period (its end excluded), and where the page before ended. Absent is any. */
export const listQuery = {
  q: searched.min(2).optional(),
  from: time.optional(),
  to: time.optional(),
  cursor: z
    .string()
    .regex(/^[a-z]{3}_[0-9a-z]{1,40}$/, "is no cursor of ours")
    .optional(),
};

/** One or some of a closed list: `paid,delivered`. */
export function someOf<const Word extends string>(words: readonly [Word, ...Word[]]) {
  return z
    .string()
    .max(200)
    .transform((text) => [...new Set(text.split(","))])
    .pipe(z.array(z.enum(words)).min(1))
    .optional();
}

/** The name of a thing that somebody chose in a form. */
export const chosenName = z
  .string()
  .regex(/^[\w.-]{1,64}$/, "is no name")
  .optional();

/** Query of a list that goes by numbers: where the page before ended. */
export const numberedPage = z.object({ cursor: numberCursor.optional() });

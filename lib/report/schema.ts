import { z } from "zod";
import { countDays, PERIOD_DAYS_MAX } from "./rules";

const DAY = "must be a day such as 2026-11-21";
const day = z.iso.date({ error: DAY }).regex(/^2[01]/, DAY);

/** Query of the overview: days as the reader's calendar has them, both included, and the reader's time zone. */
export const periodQuery = z
  .object({
    from: day,
    to: day,
    tz: z
      .string()
      .regex(
        /^[A-Za-z_]{2,32}(\/[A-Za-z0-9_+-]{1,32}){0,2}$/,
        "must be a time zone such as Europe/Lisbon",
      ),
  })
  .refine((period) => countDays(period) >= 1, { error: "ends before it begins", path: ["to"] })
  .refine((period) => countDays(period) <= PERIOD_DAYS_MAX, {
    error: `must not be longer than ${PERIOD_DAYS_MAX} days`,
    path: ["to"],
  });

export type PeriodQuery = z.infer<typeof periodQuery>;

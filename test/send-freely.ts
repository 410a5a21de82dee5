import type { SendLimits } from "@/lib/outbox/rules";

/** For tests that are about something else: everything that is due goes out at once. */
export const FREELY: SendLimits = {
  gapMs: 0.01,
  burst: 1_000_000,
  othersBurst: 1_000_000,
  chatMs: 0,
};

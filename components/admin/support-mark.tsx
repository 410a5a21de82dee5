import type { ThreadEntry } from "@/lib/support/rules";
import { ADMIN_SUPPORT_EN as words } from "@/lib/text/admin-support-en";
import { Mark } from "./state-mark";

const TONES = { waiting: "warn", open: "good", closed: "muted" } as const;

/** Whether a shopper waits for an answer, in a word. */
export function ThreadMark({ thread }: { thread: Pick<ThreadEntry, "state" | "waiting_since"> }) {
  const state = thread.waiting_since ? "waiting" : thread.state;
  return <Mark tone={TONES[state]} text={words.states[state]} />;
}

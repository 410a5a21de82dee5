import type { ThreadFilter, ThreadMessage } from "@/lib/support/rules";
import { plural } from "./plural";

const LOCALE = "en";

/** What the pages about what shoppers write say, in English. */
export const ADMIN_SUPPORT_EN = {
  title: "Support",
  intro: "What shoppers write by /paysupport. Your answer goes into their chat.",
  filter: "Threads to show",
  pages: "Pages of conversations",
  filters: { waiting: "Unanswered", open: "Open", closed: "Closed" } satisfies Record<
    ThreadFilter,
    string
  >,
  empty: {
    waiting: { title: "Nobody waits", text: "Every shopper who wrote has an answer." },
    open: {
      title: "Nothing is open",
      text: "Whatever a shopper writes by /paysupport turns up here.",
    },
    closed: {
      title: "Nothing is closed yet",
      text: "A thread that is settled is closed; a new message opens it again.",
    },
  } satisfies Record<ThreadFilter, { title: string; text: string }>,
  messages: (count: number) => plural(LOCALE, count, { one: "# message", other: "# messages" }),
  you: "Answer: ",
  picture: "A picture",
  pictureText: "The picture came into your chats with Telegram.",
  states: { waiting: "Waits for an answer", open: "Answered", closed: "Closed" },
  thread: "Thread",
  conversation: "Messages",
  order: "Purchase",
  payment: "Payment",
  delivery: {
    queued: "on its way",
    sent: "delivered",
    blocked: "they have blocked the bot",
    dead: "could not be sent",
  } satisfies Record<NonNullable<ThreadMessage["delivery"]>, string>,
  older: "Earlier messages",
  newest: "Latest messages",
  answer: "Your answer",
  answerHint: "Plain words, up to 1,000 characters. It goes into the shopper's chat.",
  answerWrong: "Write something first.",
  send: "Send",
  sent: "Sent. It goes into the shopper's chat.",
  sentBlocked: "Kept. They have blocked the bot: it goes out when they come back.",
  alsoAnswered: (names: string) => `${names} had answered before you. The shopper gets both.`,
  close: "Close",
  closed: "Closed. A new message opens it again.",
  acts: { "support.answer": "Answered a shopper", "support.close": "Closed a thread" } as Record<
    string,
    string
  >,
};

import type { AlarmKind } from "@/lib/outbox/rules";
import { CHAT_EN, type ChatText } from "./chat-en";

export type { ChatText } from "./chat-en";

/** The languages the bot speaks, each under its own name. A further one is one more file and one more line. */
export const CHAT_LANGUAGES = { en: "English" } as const;

const TEXTS: Readonly<Record<string, ChatText>> = { en: CHAT_EN };

/** The bot's words in a language; in English where it does not speak it. */
export function chatText(language: string): ChatText {
  return (Object.hasOwn(TEXTS, language) && TEXTS[language]) || CHAT_EN;
}

const ALARMS: Record<AlarmKind, string> = {
  review: "A payment needs a person",
  message_dead: "A message could not be sent and was given up",
  delivery_late: "A paid order has not been delivered for ten minutes",
  update_dead: "The bot failed at an update and gave it up",
  books: "The books do not balance",
  books_unproved: "Whether the books balance could not be proved",
  audit: "The audit log was changed",
  audit_unproved: "Whether the audit log is whole could not be proved",
  low_stock: "Stock is running out",
  support: "A shopper asks for help with a payment",
};

/** An alarm for the owner, in English: what it is, then its facts, one a line. */
export function alarmText(payload: Readonly<Record<string, unknown>>): {
  title: string;
  text: string;
} {
  const { alarm, ...facts } = payload;
  const lines = Object.entries(facts)
    .filter(([, fact]) => fact !== null && fact !== undefined)
    .map(([name, fact]) => `${name.replaceAll("_", " ")}: ${String(fact)}`);
  return { title: `⚠️ ${ALARMS[alarm as AlarmKind] ?? "Alarm"}`, text: lines.join("\n") };
}

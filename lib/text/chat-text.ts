import type { AlarmFact, AlarmKind } from "@/lib/outbox/rules";
import type { ReviewReason } from "@/lib/settlement/rules";
import type { Language } from "@/lib/shopper/rules";
import type { AlarmText } from "./alarm-en";
import { CHAT_AR } from "./chat-ar";
import { CHAT_DE } from "./chat-de";
import { CHAT_EN, type ChatText } from "./chat-en";
import { CHAT_RU } from "./chat-ru";
import type { ConfirmationText } from "./confirmation-en";

export type { ChatText } from "./chat-en";

const TEXTS: Readonly<Record<Language, ChatText>> = {
  en: CHAT_EN,
  de: CHAT_DE,
  ru: CHAT_RU,
  ar: CHAT_AR,
};

/** The bot's words in a language; in English where it does not speak it. */
export function chatText(language: string): ChatText {
  return Object.hasOwn(TEXTS, language) ? TEXTS[language as Language] : CHAT_EN;
}

/** What a dangerous act is about: in English for pages and the audit log, and in every other language for the chats. */
export function describeAct(say: (words: ConfirmationText) => string): {
  summary: string;
  translations: Record<string, string>;
} {
  const { en, ...others } = TEXTS;
  const said = Object.entries(others).map(([code, words]) => [code, say(words.confirmation)]);
  return { summary: say(en.confirmation), translations: Object.fromEntries(said) };
}

/** An alarm for those who run the shop: what it is, then its facts, one a line. */
export function alarmText(
  payload: Readonly<Record<string, unknown>>,
  language: string,
): { title: string; text: string } {
  const { alarm, ...facts } = payload;
  const words = chatText(language).alarm;
  const lines = Object.entries(facts)
    .filter(([, fact]) => fact !== null && fact !== undefined)
    .map(([name, fact]) => `${words.facts[name as AlarmFact] ?? name}: ${factText(fact, words)}`);
  return { title: `⚠️ ${words.kinds[alarm as AlarmKind]}`, text: lines.join("\n") };
}

function factText(fact: unknown, { reasons, isolate }: AlarmText): string {
  const text = String(fact);
  if (Object.hasOwn(reasons, text)) return reasons[text as ReviewReason];
  return text.includes("\n") ? text : isolate(text); // what is isolated ends with its line anyway
}

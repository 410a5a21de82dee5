import { query } from "@/lib/db";
import { adminPageButton, BELOW, type Buttons } from "@/lib/telegram/keyboard";
import { cutText, type RichText } from "@/lib/telegram/rich-text";
import { CAPTION_MAX } from "@/lib/telegram/rules";
import type { Outgoing } from "@/lib/telegram/send-message";
import { chatText } from "@/lib/text/chat-text";
import type { SupportText } from "@/lib/text/support-en";
import type { TakenNotification } from "./rules";

const SHORT_ID = 6;

const KINDS = {
  support_message: toStaff,
  support_answer: toShopper,
  support_answered: toColleague,
};

/** Whether a message is about what shoppers and staff write to each other. */
export function isSupport(kind: string): kind is keyof typeof KINDS {
  return Object.hasOwn(KINDS, kind);
}

/** Such a message, with its words as they are kept; null where they are forgotten. */
export function composeSupport(
  message: TakenNotification,
  kind: keyof typeof KINDS,
): Promise<Outgoing | null> {
  return KINDS[kind](message, chatText(message.language).support);
}

type Asked = {
  thread_id: string;
  name: string;
  username: string | null;
  telegram_id: string;
  text: string;
  photo_id: string | null;
  order_id: string | null;
  deposit_id: string | null;
};

const NAME = "coalesce(nullif(trim(s.first_name), ''), '@' || s.username, s.telegram_id::text)";

const LIST_ASKED = `
SELECT t.id AS thread_id, ${NAME} AS name, s.username, s.telegram_id, m.text, m.photo_id, m.order_id, m.deposit_id
  FROM support_thread t JOIN shopper s ON s.id = t.shopper_id JOIN support_message m ON m.thread_id = t.id AND m.group_number = $2
 WHERE t.id = $1 ORDER BY m.id`;

async function toStaff(
  { payload }: TakenNotification,
  words: SupportText,
): Promise<Outgoing | null> {
  const values = [payload.thread_id, payload.group];
  const asked = await query<Asked>({ name: "list_asked", text: LIST_ASKED, values });
  const [first] = asked;
  if (!first) return null;
  const number = first.username ? `@${first.username}` : first.telegram_id;
  const said = asked.map(({ text }) => text).filter((text) => text !== "");
  const text: RichText = [
    { text: words.asks(first.name, number), tag: "b" },
    { text: ["", ...said, ...listNamed(asked, words)].join("\n") },
  ];
  const buttons: Buttons = [
    [
      { label: words.toAnswer, data: `${BELOW}sup:a:${first.thread_id}` },
      { label: words.toClose, data: `${BELOW}sup:c:${first.thread_id}` },
    ],
    [adminPageButton(words.toOpen, `/admin/support/${first.thread_id}`)],
  ];
  if (first.photo_id === null) return { type: "text", text, buttons };
  const picture = { photoId: first.photo_id };
  return { type: "card", picture, caption: cutText(text, CAPTION_MAX), buttons };
}

/** What the messages name, each thing once. */
function listNamed(asked: readonly Asked[], words: SupportText): string[] {
  const short = (id: string) => `#${id.slice(-SHORT_ID).toUpperCase()}`;
  const named = asked.flatMap(({ order_id: order, deposit_id: deposit }) => [
    ...(order ? [words.aboutOrder(short(order))] : []),
    ...(deposit ? [words.aboutPayment(short(deposit))] : []),
  ]);
  return named.length === 0 ? [] : ["", ...new Set(named)];
}

const FIND_ANSWER = `
SELECT m.text, coalesce(f.name, nullif(p.first_name, ''), m.staff_id::text) AS staff_name, ${NAME} AS name
  FROM support_message m JOIN support_thread t ON t.id = m.thread_id JOIN shopper s ON s.id = t.shopper_id
  LEFT JOIN staff f ON f.telegram_id = m.staff_id LEFT JOIN shopper p ON p.telegram_id = m.staff_id
 WHERE m.id = $1::bigint`;

type Answered = { text: string; staff_name: string; name: string };

async function findAnswer({ payload }: TakenNotification): Promise<Answered | undefined> {
  const values = [payload.message_id];
  return (await query<Answered>({ name: "find_answer", text: FIND_ANSWER, values }))[0];
}

async function toShopper(message: TakenNotification, words: SupportText): Promise<Outgoing | null> {
  const answer = await findAnswer(message);
  if (!answer) return null;
  const { title, again } = words.answer;
  return {
    type: "text",
    text: [{ text: title, tag: "b" }, { text: `\n${answer.text}` }],
    buttons: [[{ label: again, data: `${BELOW}sup:write` }]],
  };
}

async function toColleague(
  message: TakenNotification,
  words: SupportText,
): Promise<Outgoing | null> {
  const answer = await findAnswer(message);
  if (!answer) return null;
  const title = words.answered(answer.staff_name, answer.name);
  return { type: "text", text: [{ text: title, tag: "b" }, { text: `\n${answer.text}` }] };
}

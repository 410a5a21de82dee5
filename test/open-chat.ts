// Somebody in a chat with the bot, as a test of it needs them: what they write and press reaches the bot.
import type { Sandbox } from "@/sandbox/start-sandbox";
import type { Message } from "@/sandbox/telegram/types";
import { makeShopper, type TestShopper } from "./factories";
import { feed, fromPerson, messageFrom } from "./feed-update";

export type Chat = {
  readonly id: number;
  readonly shopper: TestShopper;
  /** Writes a message; what became of the update. */
  readonly say: (text: string) => Promise<string>;
  /** Presses the newest button whose label contains this, or whose data is this; what popped up. */
  readonly press: (label: string) => Promise<string | undefined>;
  /** Presses a button that stands there no more, or never did. */
  readonly pressMadeUp: (data: string) => Promise<string | undefined>;
  /** The message that stands last. */
  readonly last: () => Message;
  /** The words of the message that stands last. */
  readonly words: () => string;
  /** The labels of its buttons. */
  readonly labels: () => string[];
};

/** A shopper with a chat. */
export async function openChat(
  sandbox: Sandbox,
  about: { firstName?: string; language?: string; balanceMinor?: bigint } = {},
): Promise<Chat> {
  const { firstName = "Ada", language = "en", balanceMinor = 0n } = about;
  const user = sandbox.telegram.createUser({ first_name: firstName, language_code: language });
  const { id } = user;
  const shopper = await makeShopper({ telegramId: BigInt(id), language, firstName, balanceMinor });
  const person = { id, first_name: firstName, language_code: language };
  const messages = () => sandbox.telegram.messages(id).filter((message) => message.from.is_bot);

  async function pressOn(messageId: number, data: string): Promise<string | undefined> {
    const pressId = sandbox.telegram.pressButton({ userId: id, messageId, callbackData: data });
    const message = messages().find((one) => one.message_id === messageId);
    await feed({
      callback_query: { id: pressId, from: fromPerson(person), message, chat_instance: "1", data },
    });
    return sandbox.telegram.callbackAnswers.get(pressId)?.text;
  }

  function last(): Message {
    const message = messages().at(-1);
    if (!message) throw new Error("the bot has said nothing");
    return message;
  }

  return {
    id,
    shopper,
    say: (text) => feed({ message: messageFrom(person, text) }),
    press: (label) => {
      for (const message of messages().toReversed())
        for (const button of message.reply_markup?.inline_keyboard.flat() ?? [])
          if (
            button.callback_data &&
            (button.text.includes(label) || button.callback_data === label)
          )
            return pressOn(message.message_id, button.callback_data);
      throw new Error(`no button "${label}" among ${JSON.stringify(last().reply_markup)}`);
    },
    pressMadeUp: (data) => pressOn(last().message_id, data),
    last,
    words: () => last().text ?? last().caption ?? "",
    labels: () =>
      last()
        .reply_markup?.inline_keyboard.flat()
        .map(({ text }) => text) ?? [],
  };
}

import { requireEnv } from "@/lib/env";
import { type Button, type Buttons, sendMessage } from "@/lib/telegram/send-message";
import type { BotContext } from "./context";

type Words = { readonly title: string; readonly text: string };

/** Answers with a title, a text and buttons. The words are plain; nothing in them can become markup. */
export async function reply(ctx: BotContext, words: Words, buttons: Buttons = []): Promise<void> {
  const text = [{ text: words.title, tag: "b" }, { text: `\n${words.text}` }] as const;
  await sendMessage(ctx.shopper.telegramId, { type: "text", text, buttons });
}

/** A button that opens a page of the Mini App. */
export function openButton(label: string, path: string): Button {
  return { label, url: requireEnv("PUBLIC_URL") + path };
}

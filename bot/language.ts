import { LANGUAGES } from "@/lib/shopper/rules";
import { setLanguage } from "@/lib/shopper/set-language";
import { CHAT_LANGUAGES, chatText } from "@/lib/text/chat-text";
import type { Handler } from "./context";
import { answerPress, reply } from "./reply";

/** What the press of a language button comes back with. */
export const LANGUAGE_BUTTON = /^lang:([a-z]{2,3})$/;

/** `/language`: one button for each. */
export const language: Handler = (ctx) => {
  const buttons = Object.entries(CHAT_LANGUAGES).map(([code, label]) => [
    { label, data: `lang:${code}` },
  ]);
  return reply(ctx, ctx.words.language, buttons);
};

/** A pressed language button. The code comes from outside: only a language we speak is taken. */
export const chooseLanguage: Handler = async (ctx, next) => {
  const chosen = LANGUAGES.find((code) => code === ctx.match?.[1]);
  if (!chosen) return next();
  await setLanguage({ shopperId: ctx.shopper.id, language: chosen });
  await answerPress(ctx, chatText(chosen).language.chosen);
};

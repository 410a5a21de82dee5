import { LANGUAGES } from "@/lib/shopper/rules";
import { setLanguage } from "@/lib/shopper/set-language";
import { findStaff } from "@/lib/staff/find-staff";
import { showCommands } from "@/lib/staff/show-commands";
import { setMenuButton } from "@/lib/telegram/set-menu-button";
import { chatText } from "@/lib/text/chat-text";
import { LANGUAGE_NAMES } from "@/lib/text/languages";
import type { Handler } from "./context";
import { invitedOnly } from "./invited-only";
import { mainMenu } from "./main-menu";
import { answerPress, reply } from "./reply";

/** What the press of a button that leads here comes back with. */
export const LANGUAGES_BUTTON = /^lang$/;

/** What the press of a language button comes back with. */
export const LANGUAGE_BUTTON = /^lang:([a-z]{2,3})$/;

/** `/language`: one button for each, the present one marked. */
export const language: Handler = (ctx) => {
  const { language: words } = ctx.words;
  const buttons = LANGUAGES.map((code) => {
    const name = LANGUAGE_NAMES[code];
    const label = code === ctx.shopper.language ? `✓ ${name}` : name;
    return [{ label, data: `lang:${code}` }];
  });
  return reply(ctx, words, buttons);
};

/** A pressed language button: everything from here on is said in that language. Its code comes from outside: only one that we speak is taken. */
export const chooseLanguage: Handler = async (ctx, next) => {
  const chosen = LANGUAGES.find((code) => code === ctx.match?.[1]);
  if (!chosen) return next();
  await setLanguage({ shopperId: ctx.shopper.id, language: chosen });
  ctx.words = chatText(chosen);
  const { chosen: line } = ctx.words.language;
  await answerPress(ctx, line);
  await invitedOnly(ctx, () => mainMenu(ctx, line));
  await setMenuButton(ctx.shopper.telegramId, chosen);
  if (await findStaff({ telegramId: ctx.shopper.telegramId })) await showCommands(ctx.shopper);
};

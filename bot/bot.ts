import { Bot } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import { requireEnv } from "@/lib/env";
import { apiOptions, telegramApi } from "@/lib/telegram/telegram-api";
import { activate } from "./activate";
import { answerReply } from "./answer-support";
import { buying } from "./buying";
import { CONFIRM_BUTTON, confirm } from "./confirm";
import type { BotContext } from "./context";
import { answerAlbumOnce, countTalk } from "./count-talk";
import { identify } from "./identify";
import { searchInline } from "./inline";
import { invitedOnly } from "./invited-only";
import { chooseLanguage, LANGUAGE_BUTTON, LANGUAGES_BUTTON, language } from "./language";
import { mainMenu } from "./main-menu";
import { membership } from "./membership";
import { ORDER_BUTTON, order } from "./order";
import { help, legalPage } from "./pages";
import { HISTORY_BUTTON, paymentHistory } from "./payment-history";
import { paysupport, WRITE_BUTTON, writeAgain } from "./paysupport";
import { preCheckout } from "./pre-checkout";
import { press } from "./press";
import { onlyOurs, privateOnly } from "./private-only";
import { PROFILE_BUTTON, profile } from "./profile";
import { prompts, replyToAnswer, supportPicture, supportPrompts } from "./prompts";
import { PURCHASES_BUTTON, purchases } from "./purchases";
import { AMOUNT_BUTTON, REFILL_BUTTON, refill, refillAmount } from "./refill";
import { refusals } from "./refusals";
import { answerPress } from "./reply";
import { staffCommands } from "./staff-commands";
import { start } from "./start";

declare global {
  var kioskBot: Promise<Bot<BotContext>> | undefined;
}

/** The process's one bot. Telegram is asked once who it is; while it does not answer there is no bot, and updates wait. */
export function getBot(): Promise<Bot<BotContext>> {
  globalThis.kioskBot ??= telegramApi()
    .getMe()
    .then(makeBot)
    .catch((error: unknown) => {
      globalThis.kioskBot = undefined;
      throw error;
    });
  return globalThis.kioskBot;
}

function makeBot(botInfo: UserFromGetMe): Bot<BotContext> {
  const bot = new Bot<BotContext>(requireEnv("TELEGRAM_BOT_TOKEN"), {
    botInfo,
    client: apiOptions(),
  });
  bot.on("inline_query", searchInline);
  bot.use(onlyOurs, countTalk, privateOnly, identify, press, refusals);
  bot.command("language", language);
  bot.command("terms", legalPage("terms"));
  bot.command("privacy", legalPage("privacy"));
  bot.command("paysupport", paysupport);
  bot.callbackQuery(WRITE_BUTTON, writeAgain);
  bot.on("message:text", answerReply);
  bot.on("message", replyToAnswer);
  bot.on("message:text", supportPrompts);
  bot.on("message", supportPicture);
  bot.use(staffCommands);
  bot.command("activate", activate);
  bot.callbackQuery(CONFIRM_BUTTON, confirm);
  bot.callbackQuery(LANGUAGES_BUTTON, language);
  bot.callbackQuery(LANGUAGE_BUTTON, chooseLanguage);
  bot.on("my_chat_member", membership);
  bot.on(["message", "callback_query"]).use(invitedOnly);
  bot.command("start", start);
  bot.use(buying);
  bot.command("refill", refill);
  bot.command("profile", profile);
  bot.command("payment_history", paymentHistory);
  bot.command("help", help);
  bot.callbackQuery(PROFILE_BUTTON, profile);
  bot.callbackQuery(REFILL_BUTTON, refill);
  bot.callbackQuery(AMOUNT_BUTTON, refillAmount);
  bot.callbackQuery(HISTORY_BUTTON, paymentHistory);
  bot.callbackQuery(PURCHASES_BUTTON, purchases);
  bot.callbackQuery(ORDER_BUTTON, order);
  bot.on("message:text", prompts);
  bot.on("callback_query", (ctx) => answerPress(ctx, ctx.words.outdated));
  bot.on("pre_checkout_query", preCheckout);
  bot.on("message", answerAlbumOnce, (ctx) => mainMenu(ctx, ctx.words.menu.unknown)); // never edited messages: what was typed once is done once
  return bot;
}

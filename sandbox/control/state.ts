import type { LogEntry } from "@/sandbox/context";
import { formatDecimal, parseDecimal } from "@/sandbox/decimal";
import type { SandboxPayment } from "@/sandbox/nowpayments/types";
import type { SandboxCore } from "@/sandbox/start-sandbox";
import { GROUP } from "@/sandbox/telegram/chats";
import type { CallbackAnswer } from "@/sandbox/telegram/double";
import { commandsFor, localized } from "@/sandbox/telegram/profile";
import type { BotCommand, MenuButton, Message, Room, SandboxUser } from "@/sandbox/telegram/types";
import type { ColorScheme } from "@/sandbox/theme";
import type { Weather } from "@/sandbox/weather";

const MESSAGES_SHOWN = 200;
const PAYMENTS_SHOWN = 40;
const LOG_SHOWN = 60;

/** A payment as the wallet shows it: `received` counts what came with later transfers in the same coin, too. */
export type WalletPayment = SandboxPayment & {
  received: string;
  missing: string;
  isMoving: boolean;
  children: SandboxPayment[];
};

/** Everything the page draws for one person. */
export type PageState = {
  bot: { username: string; name: string; description: string };
  /** What the commands menu offers in each chat. */
  commands: { bot: BotCommand[]; group: BotCommand[] };
  users: SandboxUser[];
  user: SandboxUser | null;
  menuButton: MenuButton;
  /** The person's chat with the bot; beside it the group, and what they keep for themselves. */
  messages: Message[];
  group: { title: string; messages: Message[] };
  saved: Message[];
  /** What the bot asked the person to reply to, in the chat with it. */
  forcedReply: { messageId: number; placeholder: string } | null;
  /** Answers to pressed buttons, by callback query id. */
  callbackAnswers: Record<string, CallbackAnswer | null>;
  payments: WalletPayment[];
  coins: { code: string; name: string }[];
  weather: Weather;
  log: LogEntry[];
  miniAppUrl: string;
  isWebhookSet: boolean;
  scheme: ColorScheme;
};

/** Reads the state for the page; an unknown person is shown nobody's chat. */
export function readState(core: SandboxCore, userId: number): PageState {
  const { telegram, nowpayments } = core;
  const user = telegram.users.get(userId) ?? null;
  const { profile, chats } = telegram;
  const language = user?.language_code;
  const shown = (room: Room) => chats.messagesIn(userId, room).slice(-MESSAGES_SHOWN);
  return {
    bot: {
      username: telegram.bot.username ?? "",
      name: telegram.nameFor(language),
      description: localized(profile.descriptions, language),
    },
    commands: {
      bot: commandsFor(profile, { id: userId, type: "private" }, language),
      group: commandsFor(profile, GROUP, language),
    },
    users: [...telegram.users.values()],
    user,
    menuButton: telegram.menuButton(userId),
    messages: shown("bot"),
    group: { title: GROUP.title, messages: shown("group") },
    saved: shown("saved"),
    forcedReply: telegram.forcedReplies.get(userId) ?? null,
    callbackAnswers: Object.fromEntries([...telegram.callbackAnswers].slice(-20)),
    payments: listWalletPayments(core).slice(0, PAYMENTS_SHOWN),
    coins: nowpayments.market.coins
      .filter((coin) => coin.isSelected && coin.isAvailable)
      .map(({ code, name }) => ({ code, name })),
    weather: core.context.weather,
    log: core.log.entries.slice(-LOG_SHOWN).reverse(),
    miniAppUrl: core.miniAppUrl,
    isWebhookSet: telegram.updates.webhook.url !== "",
    scheme: core.scheme,
  };
}

/** The payments a wallet can pay, newest first, each with its later transfers. */
export function listWalletPayments(core: SandboxCore): WalletPayment[] {
  const all = core.nowpayments.payments();
  return all
    .filter((payment) => payment.parentPaymentId === null)
    .reverse()
    .map((payment) => {
      const children = payment.childPaymentIds.flatMap((id) => core.nowpayments.payment(id) ?? []);
      const transfers = [payment, ...children].filter(
        (transfer) => transfer.payCurrency === payment.payCurrency,
      );
      const received = transfers.reduce(
        (sum, { actuallyPaid }) => sum + parseDecimal(actuallyPaid),
        0n,
      );
      const missing = parseDecimal(payment.payAmount) - received;
      return {
        ...payment,
        received: formatDecimal(received),
        missing: formatDecimal(missing > 0n ? missing : 0n),
        isMoving: [payment, ...children].some((transfer) => transfer.nextStatuses.length > 0),
        children,
      };
    });
}

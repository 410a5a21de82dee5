import type { LogEntry } from "@/sandbox/context";
import { formatDecimal, parseDecimal } from "@/sandbox/decimal";
import type { SandboxPayment } from "@/sandbox/nowpayments/types";
import type { SandboxCore } from "@/sandbox/start-sandbox";
import type { CallbackAnswer } from "@/sandbox/telegram/double";
import type { BotCommand, MenuButton, Message, SandboxUser } from "@/sandbox/telegram/types";
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
  commands: BotCommand[];
  users: SandboxUser[];
  user: SandboxUser | null;
  menuButton: MenuButton;
  messages: Message[];
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
  return {
    bot: {
      username: telegram.bot.username ?? "",
      name: telegram.bot.first_name,
      description: telegram.profile.description,
    },
    commands: telegram.profile.commands["default/"] ?? [],
    users: [...telegram.users.values()],
    user: telegram.users.get(userId) ?? null,
    menuButton: telegram.menuButton(userId),
    messages: telegram.messages(userId).slice(-MESSAGES_SHOWN),
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

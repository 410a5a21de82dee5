import { listDepositPages } from "@/lib/deposit/list-deposit-pages";
import { DEPOSIT_STATUSES, type DepositEntry, type DepositStatus } from "@/lib/deposit/rules";
import { coinTitle, OFFERED_CURRENCIES } from "@/lib/gateway/rules";
import type { Button, Buttons } from "@/lib/telegram/keyboard";
import { isolated } from "@/lib/text/isolate";
import type { StaffTalkText } from "@/lib/text/staff-talk-en";
import type { BotContext } from "./context";
import { pageButtons } from "./page-buttons";
import { inColumns, reply } from "./reply";
import { type StaffAct, typedIn } from "./staff-only";

const LENGTH = 10;
const BUTTONS_IN_ROW = 5;
const ANY = "-";

/** What a button of the list comes back with: a page and what it is narrowed down to, or which of that is to be chosen. */
export const PAYMENTS_BUTTON =
  /^st:(pays|status|coin):(\d{1,4}):([a-z]{1,12}|-):([a-z0-9]{2,20}|-):(open|-)$/;

type Filter = {
  readonly page: number;
  readonly status: DepositStatus | undefined;
  readonly coin: string | undefined;
  readonly review: "open" | undefined;
};

const MARKS: Record<DepositStatus, string> = {
  creating: "▫️",
  waiting: "⏳",
  confirming: "🔄",
  settled: "✅",
  underpaid: "🟡",
  expired: "⌛️",
  failed: "✖️",
  review: "⚠️",
};

/** `/admin_payments [page]`: everybody's payments, the newest first. */
export const adminPayments: StaffAct = (ctx) => {
  const page = /^\d{1,4}$/.test(typedIn(ctx)) ? Number(typedIn(ctx)) : 1;
  return showPayments(ctx, { page, status: undefined, coin: undefined, review: undefined });
};

/** A pressed button of that list. */
export const leafPayments: StaffAct = (ctx) => {
  const [, wish, page, status, coin, review] = ctx.match ?? [];
  const filter: Filter = {
    page: Number(page),
    status: DEPOSIT_STATUSES.find((known) => known === status),
    coin: coin === ANY ? undefined : coin,
    review: review === "open" ? review : undefined,
  };
  if (wish === "status") return chooseStatus(ctx, filter);
  return wish === "coin" ? chooseCoin(ctx, filter) : showPayments(ctx, filter);
};

async function showPayments(ctx: BotContext, { page, ...wanted }: Filter): Promise<void> {
  const { staffTalk: talk } = ctx.words;
  const { status, ...filter } = wanted;
  const narrowed = { ...filter, status: status && [status] };
  const list = await listDepositPages({ filter: narrowed, page, length: LENGTH });
  const lines = list.items.map((entry, at) => `${at + 1}. ${describePayment(entry, talk)}`);
  const head = [countOf(list, talk), list.pages > 1 && talk.page(list.page, list.pages)];
  const text = [head.filter(Boolean).join(" · "), ...lines].join("\n\n");
  const to = (number: number) => dataOf("pays", { ...wanted, page: number });
  await reply(ctx, { title: talk.payments.title, text }, [
    ...numberButtons(list.items),
    ...pageButtons(list, to),
    ...filterButtons({ ...wanted, page: 1 }, talk),
  ]);
}

/** Buttons by which one of some payments is chosen. */
export function numberButtons(entries: readonly DepositEntry[]): Buttons {
  const buttons = entries.map(({ payment_id: id }, at) => ({
    label: String(at + 1),
    data: `st:pay:${id}`,
  }));
  return inColumns(buttons, BUTTONS_IN_ROW);
}

/** A payment in two lines. */
export function describePayment(entry: DepositEntry, talk: StaffTalkText): string {
  const price = talk.money(entry.price_amount, entry.currency);
  const { first_name: name, telegram_id: id } = entry.shopper;
  const who = isolated(name || String(id));
  const first = `${MARKS[entry.status]} ${price} · ${coinTitle(entry.pay_currency)} · ${who}`;
  return `${first}\n${talk.statuses[entry.status]} · ${talk.time(entry.created_at)}`;
}

function countOf(list: { count: number; is_count_exact: boolean }, talk: StaffTalkText): string {
  if (list.count === 0) return talk.payments.none;
  return list.is_count_exact ? talk.payments.count(list.count) : talk.payments.more(list.count);
}

function filterButtons(filter: Filter, { payments: words, statuses }: StaffTalkText): Button[][] {
  const { status, coin, review } = filter;
  const statusName = status ? statuses[status] : words.all;
  const toggled = dataOf("pays", { ...filter, review: review ? undefined : "open" });
  return [
    [
      { label: words.status(statusName), data: dataOf("status", filter) },
      { label: words.coin(coin ? coinTitle(coin) : words.all), data: dataOf("coin", filter) },
    ],
    [{ label: `${review ? "☑️" : "◻️"} ${words.review}`, data: toggled }],
  ];
}

function chooseStatus(ctx: BotContext, filter: Filter): Promise<void> {
  const { payments: words, statuses } = ctx.words.staffTalk;
  const choices = DEPOSIT_STATUSES.map((status) => ({
    label: `${MARKS[status]} ${statuses[status]}`,
    data: dataOf("pays", { ...filter, status }),
  }));
  const all = { label: words.all, data: dataOf("pays", { ...filter, status: undefined }) };
  return reply(ctx, { title: words.title, text: words.chooseStatus }, [
    ...inColumns(choices),
    [all],
  ]);
}

function chooseCoin(ctx: BotContext, filter: Filter): Promise<void> {
  const { payments: words } = ctx.words.staffTalk;
  const choices = OFFERED_CURRENCIES.map(({ currency: coin }) => ({
    label: coinTitle(coin),
    data: dataOf("pays", { ...filter, coin }),
  }));
  const all = { label: words.all, data: dataOf("pays", { ...filter, coin: undefined }) };
  return reply(ctx, { title: words.title, text: words.chooseCoin }, [...inColumns(choices), [all]]);
}

function dataOf(wish: "pays" | "status" | "coin", filter: Filter): string {
  const { page, status = ANY, coin = ANY, review = ANY } = filter;
  return `st:${wish}:${page}:${status}:${coin}:${review}`;
}

import type { PageState, WalletPayment } from "@/sandbox/control/state";
import { control } from "./api";
import { byId, copyText, drawList, h, toast } from "./dom";
import { icon } from "./icons";

const LATE_BY_MS = 4000;
const SHARE_TOO_LITTLE = 0.6;
const SHARE_TOO_MUCH = 1.25;

const NETWORKS: Readonly<Record<string, string>> = {
  btc: "Bitcoin",
  eth: "Ethereum",
  ltc: "Litecoin",
  usdttrc20: "TRC20",
  usdterc20: "ERC20",
  usdtbsc: "BEP20",
  usdtsol: "Solana",
  usdc: "ERC20",
  usdcsol: "Solana",
  ton: "TON",
  sol: "Solana",
  xrp: "XRP Ledger",
};

const WORDS: Readonly<Record<string, [label: string, tone: string]>> = {
  waiting: ["Waiting for money", "wait"],
  confirming: ["Seen on the chain", "move"],
  confirmed: ["Confirmed", "move"],
  sending: ["On its way to the shop", "move"],
  finished: ["Paid", "good"],
  partially_paid: ["Paid in part", "warn"],
  expired: ["Expired", "dull"],
  failed: ["Failed", "bad"],
  refunded: ["Refunded", "dull"],
};

/** Draws the wallet; payments that nothing happened to are left alone. */
export function drawWallet(state: PageState): void {
  const host = byId("wallet");
  if (state.payments.length === 0) {
    drawList(host, ["empty"], { key: (name) => name, render: drawEmpty });
    return;
  }
  drawList(host, state.payments, {
    key: (payment) => payment.paymentId,
    version: (payment) => JSON.stringify([payment, state.coins]),
    render: (payment) => drawPayment(payment, state.coins),
  });
}

function drawEmpty(): HTMLElement {
  return h(
    "div",
    { class: "empty" },
    h("span", { class: "empty-art", "aria-hidden": "true" }),
    h("b", {}, "No invoice yet"),
    h(
      "p",
      {},
      "Choose something in the shop and go to checkout. The invoice appears here, ready to be paid.",
    ),
  );
}

function drawPayment(payment: WalletPayment, coins: PageState["coins"]): HTMLElement {
  const [label, tone] = WORDS[payment.status] ?? [payment.status, "dull"];
  const share = Math.min(100, (100 * Number(payment.received)) / Number(payment.payAmount));
  const extra = payment.children.filter((child) => child.payCurrency !== payment.payCurrency);
  return h(
    "article",
    { class: `payment is-${tone}`, "aria-label": `Invoice ${payment.paymentId}` },
    h(
      "div",
      { class: "payment-head" },
      h(
        "span",
        { class: `coin coin-${ticker(payment.payCurrency)}`, "aria-hidden": "true" },
        ticker(payment.payCurrency).slice(0, 1).toUpperCase(),
      ),
      h(
        "div",
        { class: "payment-what" },
        h("b", {}, `${payment.payAmount} ${ticker(payment.payCurrency).toUpperCase()}`),
        h(
          "small",
          {},
          `${NETWORKS[payment.payCurrency] ?? payment.payCurrency} · ${price(payment)} · ${purpose(payment)}`,
        ),
      ),
      h("span", { class: "pill" }, label),
    ),
    h(
      "div",
      { class: "bar", role: "img", "aria-label": `${Math.round(share)} % received` },
      h("i", { style: `width:${share}%` }),
    ),
    h(
      "dl",
      { class: "facts" },
      ...fact("Received", `${payment.received} of ${payment.payAmount}`),
      ...extra.flatMap((child) =>
        fact("Other coin", `${child.actuallyPaid} ${ticker(child.payCurrency).toUpperCase()}`),
      ),
      ...fact("Address", copyable(payment.payAddress, "Address")),
      ...(payment.payinExtraId ? fact("Memo", copyable(payment.payinExtraId, "Memo")) : []),
    ),
    drawActions(payment, coins),
  );
}

function fact(name: string, value: string | HTMLElement): HTMLElement[] {
  return [h("dt", {}, name), h("dd", {}, value)];
}

function copyable(text: string, what: string): HTMLElement {
  const short = text.length > 22 ? `${text.slice(0, 10)}…${text.slice(-8)}` : text;
  const onclick = () => void copyText(text, what);
  return h(
    "button",
    {
      type: "button",
      class: "copy",
      title: text,
      onclick,
      "aria-label": `Copy ${what.toLowerCase()} ${text}`,
    },
    short,
    icon("copy"),
  );
}

type Pay = (options: Record<string, unknown>) => () => void;

function drawActions(payment: WalletPayment, coins: PageState["coins"]): HTMLElement {
  const pay: Pay = (options) => () =>
    void control("pay", { payment_id: payment.paymentId, ...options }).catch((error: unknown) =>
      toast(error instanceof Error ? error.message : String(error)),
    );
  const isUntouched = Number(payment.received) === 0;
  const actions = isUntouched ? firstActions(payment, pay) : laterActions(payment, pay);
  return h(
    "div",
    { class: "actions" },
    ...actions.map(drawAction),
    otherCoin({ payment, coins, pay }),
  );
}

function firstActions(payment: WalletPayment, pay: Pay): Action[] {
  const late: Action = {
    label: "Pay late",
    hint: "The invoice expires first; the money comes a few seconds later",
    onclick: pay({ late_by_ms: LATE_BY_MS }),
  };
  return [
    { label: "Pay exactly", hint: "The amount that was asked", onclick: pay({}), isMain: true },
    {
      label: "60 % only",
      hint: "Too little, as when an exchange keeps its fee",
      onclick: pay({ ratio: SHARE_TOO_LITTLE }),
    },
    { label: "25 % more", hint: "Too much", onclick: pay({ ratio: SHARE_TOO_MUCH }) },
    ...(payment.status === "waiting" ? [late] : []),
  ];
}

function laterActions(payment: WalletPayment, pay: Pay): Action[] {
  const rest: Action = {
    label: "Pay the rest",
    hint: "A second transfer to the same address",
    onclick: pay({ amount: payment.missing }),
    isMain: true,
  };
  const again: Action = {
    label: "Pay again",
    hint: "The whole amount once more, to the same address",
    onclick: pay({ amount: payment.payAmount }),
  };
  return Number(payment.missing) > 0 ? [rest, again] : [again];
}

type Action = { label: string; hint: string; onclick: () => void; isMain?: boolean };

function drawAction({ label, hint, onclick, isMain }: Action): HTMLElement {
  const look = isMain ? "pay is-main" : "pay";
  return h("button", { type: "button", class: look, title: hint, onclick }, label);
}

function otherCoin({
  payment,
  coins,
  pay,
}: {
  payment: WalletPayment;
  coins: PageState["coins"];
  pay: Pay;
}): HTMLElement {
  const others = coins.filter((coin) => coin.code !== payment.payCurrency);
  const select = h(
    "select",
    {
      class: "pay",
      "aria-label": "Pay in another coin",
      title: "A coin that was not asked for, to the same address",
    },
    h("option", { value: "" }, "In another coin…"),
    ...others.map((coin) => h("option", { value: coin.code }, coin.name)),
  );
  select.addEventListener("change", () => {
    if (select.value !== "") pay({ coin: select.value })();
    select.value = "";
  });
  return select;
}

function ticker(code: string): string {
  if (code.startsWith("usdt")) return "usdt";
  return code.startsWith("usdc") ? "usdc" : code;
}

function price(payment: WalletPayment): string {
  const currency = payment.priceCurrency.toUpperCase();
  return new Intl.NumberFormat("en", { style: "currency", currency }).format(
    Number(payment.priceAmount),
  );
}

function purpose(payment: WalletPayment): string {
  return payment.orderDescription ?? payment.orderId ?? `invoice ${payment.paymentId}`;
}

import type { Locator, Page } from "@playwright/test";
import type { Language } from "@/lib/shopper/rules";
import { appText } from "@/lib/text/app-text";
import { buyerText } from "@/lib/text/buyer-text";
import { goodsText } from "@/lib/text/goods-text";
import { paymentText } from "@/lib/text/payment-text";

/** One screen of the Mini App: its address, and what stands there once it has all it asks for. */
export type Screen = {
  readonly name: string;
  readonly path: string;
  readonly whole: (page: Page, language: Language) => Locator;
  /** Comes from the server with all it shows; the others ask for the shopper's own things once they stand. */
  readonly isReadyMade?: boolean;
};

/** What a first opening took; `scriptBytes` as they came over the wire, without headers. */
export type FirstLoad = {
  readonly scriptBytes: number;
  readonly layoutShift: number;
  /** When the largest thing in sight was painted. */
  readonly paintedMs: number;
};

type Visit = {
  readonly hash: string;
  readonly speak: (language: Language) => Promise<unknown>;
  readonly screens: readonly Screen[];
};

type Seen = Omit<FirstLoad, "scriptBytes">;
type Shop = { readonly shopUrl: string; readonly sandboxUrl: string };
type Call = { method?: string; body?: unknown; initData?: string };

const SLUG = "cinema-voucher";
const DELIVERY_LIMIT_MS = 30_000;
const PAINT_LIMIT_MS = 30_000;

/** Plays Telegram's native client, and keeps count. As text: a compiled function would bring its compiler's helpers along. */
const WATCH = `
  window.TelegramWebviewProxy = { postEvent() {} };
  window.seen = { layoutShift: 0, paintedMs: 0 };
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) window.seen.layoutShift += shift.value;
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    window.seen.paintedMs = list.getEntries().at(-1).startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
`;

/** Looks once a frame, so that what stands there has been painted; a page that only fades in never reports a paint. */
const WHEN_PAINTED_AND_IDLE = `new Promise((resolve, reject) => {
  const look = () => requestAnimationFrame(() => requestIdleCallback(() => {
    if (window.seen.paintedMs > 0) resolve(window.seen);
    else if (performance.now() > ${PAINT_LIMIT_MS}) reject(new Error("nothing was painted"));
    else look();
  }));
  requestAnimationFrame(look);
})`;

/**
 * Makes a shopper with one purchase delivered, one waiting for its payment and a product in the basket.
 * @returns the launch parameters, how to change their language, and every screen of the shop as that person finds it
 */
export async function inviteShopper({ shopUrl, sandboxUrl }: Shop): Promise<Visit> {
  const { id } = await ask<{ id: number }>(`${sandboxUrl}/control/users`, {
    body: { first_name: "Ada" },
  });
  const launch = await ask<{ hash: string; init_data: string }>(`${sandboxUrl}/control/launch`, {
    body: { user_id: id },
  });
  const initData = launch.init_data;
  const product = await ask<{ offers: { id: string }[] }>(`${shopUrl}/api/catalog/${SLUG}`);
  const offerId = product.offers[0]?.id ?? "";
  const buy = () =>
    ask<{ payment_id: string; order_id: string }>(`${shopUrl}/api/payment/create`, {
      body: { type: "offer", offer_id: offerId, quantity: 1, currency: "ltc" },
      initData,
    });
  const bought = await buy();
  const [asked] = await ask<{ paymentId: string }[]>(
    `${sandboxUrl}/control/payments?order_id=${bought.payment_id}`,
  );
  await ask(`${sandboxUrl}/control/pay`, { body: { payment_id: asked?.paymentId, wait: true } });
  await untilDelivered(`${shopUrl}/api/orders/${bought.order_id}`, initData);
  const waiting = await buy();
  await ask(`${shopUrl}/api/basket/${offerId}`, { method: "PUT", body: { quantity: 1 }, initData });
  const speak = (language: Language) =>
    ask(`${shopUrl}/api/me`, { method: "PUT", body: { language }, initData });
  return { hash: launch.hash, speak, screens: listScreens(bought.order_id, waiting.payment_id) };
}

function listScreens(orderId: string, paymentId: string): readonly Screen[] {
  const filledBasket = (page: Page, language: Language) =>
    page.getByRole("link", { name: appText(language).tabs.basketCount(1) });
  return [
    { name: "/", path: "/", whole: filledBasket, isReadyMade: true },
    {
      name: "/p/[slug]",
      path: `/p/${SLUG}`,
      whole: (page, language) =>
        page.getByRole("button", { name: goodsText(language).product.buyNow }),
      isReadyMade: true,
    },
    {
      name: "/basket",
      path: "/basket",
      whole: (page, language) =>
        page.getByRole("button", { name: goodsText(language).basket.clear }),
    },
    {
      name: "/checkout",
      path: "/checkout",
      whole: (page) => page.getByRole("radio", { name: /Litecoin/ }),
    },
    {
      name: "/payments/[id]",
      path: `/payments/${paymentId}`,
      whole: (page, language) => page.getByRole("img", { name: paymentText(language).qr("LTC") }),
    },
    {
      name: "/orders",
      path: "/orders",
      whole: (page, language) =>
        page.getByRole("link", { name: buyerText(language).orders.status.awaiting }),
    },
    {
      name: "/orders/[id]",
      path: `/orders/${orderId}`,
      whole: (page, language) => page.getByRole("button", { name: appText(language).common.copy }),
    },
    {
      name: "/profile",
      path: "/profile",
      whole: (page, language) =>
        page.getByRole("link", { name: paymentText(language).short.waiting }),
    },
    {
      name: "/refill",
      path: "/refill",
      whole: (page) => page.getByRole("radio", { name: /Litecoin/ }),
    },
  ];
}

/** Opens an address as a Telegram client on a phone does, in a page that has seen nothing of the shop, until it is whole and idle. */
export async function openFirst(page: Page, url: string, whole?: Locator): Promise<FirstLoad> {
  await page.addInitScript(WATCH);
  const scripts: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "script") return;
    // As it came: gzip, but for what is too small for Next to compress.
    scripts.push(request.sizes().then((sizes) => sizes.responseBodySize));
  });
  await page.goto(url);
  await whole?.waitFor();
  const seen = await page.evaluate<Seen>(WHEN_PAINTED_AND_IDLE);
  const sizes = await Promise.all(scripts);
  return { ...seen, scriptBytes: sizes.reduce((sum, size) => sum + size, 0) };
}

async function untilDelivered(url: string, initData: string): Promise<void> {
  const end = Date.now() + DELIVERY_LIMIT_MS;
  while ((await ask<{ status: string }>(url, { initData })).status !== "delivered") {
    if (Date.now() > end) throw new Error(`${url} is not delivered`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function ask<Answer>(url: string, { method, body, initData }: Call = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      ...(body !== undefined && { "Content-Type": "application/json" }),
      ...(initData && { "X-Telegram-Init-Data": initData }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}

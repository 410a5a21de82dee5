import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getBasket } from "@/lib/basket/get-basket";
import { setBasketLine } from "@/lib/basket/set-basket-line";
import { query } from "@/lib/db";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { calmWeather } from "@/sandbox/weather";
import { setEnv } from "@/test/database";
import { balanceOf, makeLocation, makeOffer } from "@/test/factories";
import { type Chat, openChat } from "@/test/open-chat";
import { openSandbox } from "@/test/open-sandbox";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(async () => {
  await query({ text: "UPDATE product SET is_active = false" }); // of earlier tests
  setEnv({
    TELEGRAM_API_ROOT: sandbox.url,
    NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1`,
    MIN_DEPOSIT_EUR: "1.00",
  });
  Object.assign(sandbox.weather, calmWeather());
});
afterAll(() => sandbox.close());

/** All that is on sale, which other tests may have read a moment ago. */
async function toAll(chat: Chat): Promise<void> {
  globalThis.kioskAnswers = undefined;
  await chat.say("/shop");
  if (chat.labels().includes("Everything, everywhere")) await chat.press("Everything"); // a shop without places shows all at once
}

const ordersOf = (chat: Chat) =>
  query<{ id: string; state: string; deposits: number }>({
    text: `SELECT id, state, (SELECT count(*)::int FROM deposit d WHERE d.order_id = o.id) AS deposits
             FROM orders o WHERE shopper_id = $1 ORDER BY id`,
    values: [chat.shopper.id],
  });

const linesOf = async (chat: Chat) =>
  (await getBasket({ shopperId: chat.shopper.id })).lines.map(({ offer_id: id, quantity }) => ({
    id,
    quantity,
  }));

describe("browsing", () => {
  it("of a shop without places begins with its goods, and leads back to the menu", async () => {
    await makeOffer({ title: "Everywhere" });
    const chat = await openChat(sandbox);
    globalThis.kioskAnswers = undefined;
    await chat.say("/shop");
    expect(chat.words()).toBe("What would you like?\nCategory: All");
    await chat.press("« Back");
    expect(chat.words()).toContain("What would you like to do?");
  });

  it("leads from the menu by city and district to a product, in one message, and back", async () => {
    const city = await makeLocation({ name: "Lisbon" });
    const district = await makeLocation({ name: "Baixa", parentId: city });
    await makeOffer({ title: "Tram <ticket> & map", locationId: district, priceMinor: 1250n });
    const chat = await openChat(sandbox);
    globalThis.kioskAnswers = undefined;
    await chat.say("/start");
    const { message_id: first } = chat.last();
    await chat.press("Shop in this chat");
    await chat.press("Lisbon");
    expect(chat.words()).toBe("Lisbon\nWhich part of Lisbon?");
    await chat.press("Baixa");
    expect(chat.labels()[0]).toBe("Tram <ticket> & map · €12.50");
    expect(chat.last().message_id).toBe(first);
    await chat.press("Tram <ticket>");
    expect(chat.words()).toContain("Tram <ticket> & map");
    expect(chat.words()).toContain("Baixa");
    expect(chat.words()).toContain("€12.50 · 3 left");
    await chat.press("« Back");
    expect(chat.words()).toBe("Baixa\nCategory: All");
    await chat.press("« Back");
    expect(chat.words()).toContain("Which part");
    await chat.press("« Back");
    await chat.press("« Back");
    expect(chat.words()).toContain("What would you like to do?");
    expect(sandbox.telegram.messages(chat.id).filter((one) => one.from.is_bot)).toHaveLength(1);
  });

  it("offers what there is of a product, with prices and stock, and counts up to what there is", async () => {
    const { id, productId } = await makeOffer({ title: "Voucher", units: 2, priceMinor: 500n });
    await query({
      text: "INSERT INTO offer (id, product_id, title, price_minor) VALUES ('off_second', $1, 'Large', 900)",
      values: [productId],
    });
    await query({ text: "UPDATE offer SET title = 'Small' WHERE id = $1", values: [id] });
    const chat = await openChat(sandbox);
    await toAll(chat);
    await chat.press("Voucher");
    expect(chat.labels().slice(0, 2)).toEqual([
      "Small · €5.00 · 2 left",
      "Large · €9.00 · sold out",
    ]);
    await chat.press("Small");
    await chat.press("+");
    expect(chat.words()).toContain("2 × €5.00 · 2 left\nTotal: €10.00");
    expect(chat.labels().slice(0, 2)).toEqual(["−", "2"]);
    await chat.press("−");
    expect(chat.labels().slice(0, 2)).toEqual(["1", "+"]);
    await chat.press("« Back");
    expect(chat.words()).toContain("Choose one:");
    await chat.press("Large");
    expect(chat.labels()).not.toContain("+");
    expect(chat.labels().some((label) => label.startsWith("Pay now"))).toBe(false);
  });

  it("of more cities, districts or categories than a message has buttons shows as many as fit, and leads to the rest", async () => {
    await query({
      text: `INSERT INTO location (id, name, position) SELECT 'city-' || n, 'City ' || n, n FROM generate_series(1, 120) AS n`,
    });
    await query({
      text: `INSERT INTO location (id, name, parent_id, position) SELECT 'part-' || n, 'Part ' || n, 'city-1', n FROM generate_series(1, 120) AS n`,
    });
    await query({
      text: `INSERT INTO category (id, slug, title, position) SELECT 'cat-' || n, 'cat-' || n, 'Kind ' || n, 1000 + n FROM generate_series(1, 120) AS n`,
    });
    const chat = await openChat(sandbox);
    globalThis.kioskAnswers = undefined;
    expect(await chat.say("/shop")).toBe("done");
    expect(chat.labels()).toContain("City 1");
    expect(chat.labels()).toContain("Open in the app");
    await chat.press("City 1");
    expect(chat.words()).toContain("Which part of City 1?");
    expect(chat.labels()).toContain("Open in the app");
    await chat.pressMadeUp("kat:-");
    expect(chat.labels()).toContain("Kind 1");
    expect(chat.labels()).toContain("Open in the app");
    for (const table of [
      "location WHERE parent_id LIKE 'city-%'",
      "location WHERE id LIKE 'city-%'",
      "category WHERE id LIKE 'cat-%'",
    ])
      await query({ text: `DELETE FROM ${table}` });
  });

  it("tells price and stock below a picture, however much there is to say about a product", async () => {
    const place = await makeLocation();
    const hours = "Mon–Fri 10:00–18:00\n".repeat(20).trim();
    await query({
      text: "UPDATE location SET opening_hours = $2 WHERE id = $1",
      values: [place, hours],
    });
    const title = "Umbrella ".repeat(10).trim();
    const { productId } = await makeOffer({ title, kind: "pickup", locationId: place });
    await query({
      text: "UPDATE product SET description = $2 WHERE id = $1",
      values: [productId, "It keeps you dry. ".repeat(60)],
    });
    await query({
      text: "INSERT INTO product_image (product_id, position, url) VALUES ($1, 0, '/demo/city-umbrella.jpg')",
      values: [productId],
    });
    const chat = await openChat(sandbox);
    await toAll(chat);
    await chat.press("Umbrella");
    expect(chat.last().photo).toBeDefined();
    expect(chat.words()).toMatch(/It keeps you dry\..*…\n\n/);
    expect(chat.words()).toContain(hours);
    expect(chat.words()).toMatch(/\n€10\.00 · 3 left$/);
  });

  it.each([
    "loc:AAAAAAAA",
    "cat:AAAAAAAA:-:",
    "cat:-:AAAAAAAA:",
    "kat:AAAAAAAA",
    "prd:prd_1:AAAAAAAA:-",
  ])("answers a button whose place is gone (%s)", async (data) => {
    const chat = await openChat(sandbox);
    await chat.say("/shop");
    const before = chat.words();
    expect(await chat.pressMadeUp(data)).toContain("out of date");
    expect(chat.words()).toBe(before);
  });

  it.each(["prd:prd_none:-:-", "ofr:off_none:1:-:-", "put:off_none:2:-:-", "bl:off_none:1:0"])(
    "answers a button whose goods are gone (%s)",
    async (data) => {
      const chat = await openChat(sandbox);
      await chat.say("/shop");
      expect(await chat.pressMadeUp(data)).toBe("That is not here any more.");
      expect(await linesOf(chat)).toEqual([]);
    },
  );
});

describe("the basket", () => {
  it("is the one of the Mini App, from both sides at once", async () => {
    const [one, two] = [
      await makeOffer({ title: "Tea", priceMinor: 300n }),
      await makeOffer({ title: "Cup", priceMinor: 700n }),
    ];
    const chat = await openChat(sandbox);
    await setBasketLine({ shopperId: chat.shopper.id, offerId: one.id, quantity: 2 });
    await chat.say("/basket");
    expect(chat.words()).toBe("Your basket\n2 × Tea – €6.00\n\nTotal: €6.00");
    await chat.press("+");
    expect(await linesOf(chat)).toEqual([{ id: one.id, quantity: 3 }]);
    await toAll(chat);
    await chat.press("Cup");
    expect(await chat.press("Add to basket")).toBe("It is in your basket.");
    expect(chat.words()).toContain("In your basket: 1");
    expect(await linesOf(chat)).toEqual([
      { id: one.id, quantity: 3 },
      { id: two.id, quantity: 1 },
    ]);
    await chat.press("bsk");
    await chat.press(`bl:${one.id}:0:0`);
    expect(chat.words()).toContain("1 × Cup");
    await chat.press("Empty the basket");
    expect(chat.words()).toContain("Take everything out");
    await chat.press("Keep it");
    expect(chat.words()).toContain("1 × Cup");
    await chat.press("Empty the basket");
    await chat.press("Yes, empty it");
    expect(chat.words()).toBe("Your basket\nNothing in it yet.");
    expect(await linesOf(chat)).toEqual([]);
  });

  it("says what ran out meanwhile, and lets nobody go on with it", async () => {
    const { id } = await makeOffer({ title: "Last", units: 2, priceMinor: 300n });
    const chat = await openChat(sandbox);
    await setBasketLine({ shopperId: chat.shopper.id, offerId: id, quantity: 2 });
    await query({
      text: "UPDATE stock_unit SET state = 'void', void_reason = 'torn', voided_at = now() WHERE offer_id = $1",
      values: [id],
    });
    await chat.say("/basket");
    expect(chat.words()).toContain("⚠️ not available any more");
    expect(chat.labels().some((label) => label.startsWith("Checkout"))).toBe(false);
  });

  it("tells its total below the longest titles", async () => {
    const chat = await openChat(sandbox);
    const place = await makeLocation({ name: "p".repeat(100) });
    for (let at = 0; at < 8; at += 1) {
      const { id } = await makeOffer({ title: `${at}`.padEnd(200, "x"), locationId: place });
      const text = "UPDATE offer SET title = $2 WHERE id = $1";
      await query({ text, values: [id, "y".repeat(200)] });
      await setBasketLine({ shopperId: chat.shopper.id, offerId: id, quantity: 1 });
    }
    await chat.say("/basket");
    expect(chat.words()).toContain("Total: €80.00");
  });

  it("of more lines than fit has pages", async () => {
    const chat = await openChat(sandbox);
    for (let at = 0; at < 9; at += 1) {
      const { id } = await makeOffer({ title: `Thing ${at} ${"with a long name ".repeat(10)}` });
      await setBasketLine({ shopperId: chat.shopper.id, offerId: id, quantity: 1 });
    }
    await chat.say("/basket");
    const isShown = (title: string) => chat.labels().some((label) => label.startsWith(title));
    expect([isShown("Thing 0"), isShown("Thing 8")]).toEqual([true, false]);
    expect(chat.words()).toContain("Total: €90.00");
    await chat.press("More »");
    expect(isShown("Thing 8")).toBe(true);
    expect(chat.words()).toContain("Total: €90.00");
  });
});

describe("paying", () => {
  async function toCheckout(chat: Chat, title: string): Promise<void> {
    await toAll(chat);
    await chat.press(title);
    await chat.press("Pay now");
  }

  it("from the balance is done at once, and once however often it is pressed", async () => {
    const { priceMinor } = await makeOffer({ title: "Balance buy", priceMinor: 2_500n });
    const chat = await openChat(sandbox, { balanceMinor: 3_000n });
    await toCheckout(chat, "Balance buy");
    expect(chat.words()).toContain("To pay: €25.00\nYour balance: €30.00");
    const button = chat.last().reply_markup?.inline_keyboard[0]?.[0]?.callback_data ?? "";
    await Promise.all([chat.pressMadeUp(button), chat.pressMadeUp(button)]);
    await chat.pressMadeUp(button);
    expect(chat.words()).toContain("Paid");
    expect(await ordersOf(chat)).toMatchObject([{ state: "paid" }]);
    expect(await balanceOf(chat.shopper.id)).toBe(3_000n - priceMinor);
  });

  it("in a coin shows address and amount to copy, a picture to scan, the network and the time, once however often it is pressed", async () => {
    await makeOffer({ title: "Coin buy", priceMinor: 2_500n });
    const chat = await openChat(sandbox);
    await toCheckout(chat, "Coin buy");
    const button = chat
      .last()
      .reply_markup?.inline_keyboard.flat()
      .find(({ text }) => text === "Litecoin")?.callback_data;
    await Promise.all([chat.pressMadeUp(button ?? ""), chat.pressMadeUp(button ?? "")]);
    const [order] = await ordersOf(chat);
    expect(await ordersOf(chat)).toMatchObject([{ state: "awaiting", deposits: 1 }]);
    expect(chat.last().photo).toBeDefined();
    expect(chat.words()).toMatch(
      /^Pay €25\.00\nSend exactly\n[\d.]+ Litecoin\nto this address:\n\w+\n\nSend only Litecoin on the Litecoin network, .*\nTime left: \d+ minutes$/,
    );
    const copied = chat
      .last()
      .reply_markup?.inline_keyboard.flat()
      .map((one) => one.copy_text?.text);
    const [deposit] = await query<{ pay_address: string; pay_amount: string }>({
      text: "SELECT pay_address, trim_scale(pay_amount)::text AS pay_amount FROM deposit WHERE order_id = $1",
      values: [order?.id],
    });
    expect(copied?.slice(0, 2)).toEqual([deposit?.pay_amount, deposit?.pay_address]);
    const told = "SELECT kind FROM notification WHERE shopper_id = $1";
    expect(await query({ text: told, values: [chat.shopper.id] })).toEqual([]); // the screen says where to pay
    const later =
      "UPDATE deposit SET expires_at = now() + interval '290 seconds' WHERE order_id = $1";
    await query({ text: later, values: [order?.id] });
    expect(await chat.press("Check payment")).toContain("Nothing has arrived yet");
    expect(chat.words()).toMatch(/Time left: 5 minutes$/);
    await chat.press("Cancel");
    expect(chat.words()).toContain("Cancel this purchase?");
    await chat.press("No, keep it");
    expect(chat.words()).toContain("Send exactly");
    await chat.press("Cancel");
    await chat.press("Yes, cancel it");
    expect(await ordersOf(chat)).toMatchObject([{ state: "cancelled" }]);
    expect(chat.words()).toMatch(/^Purchase cancelled\nPlease send nothing more for it\./);
    await toCheckout(chat, "Coin buy");
    await chat.press("Litecoin");
    expect(await ordersOf(chat)).toMatchObject([{ state: "cancelled" }, { state: "awaiting" }]);
  });

  it("shows only what can pay this amount, and from which amount on there is more", async () => {
    await makeOffer({ title: "Cheap thing", priceMinor: 120n });
    const chat = await openChat(sandbox);
    await toCheckout(chat, "Cheap thing");
    expect(chat.labels()).not.toContain("Bitcoin");
    expect(chat.words()).toContain("need at least");
  });

  it("shows the new price where it changed meanwhile, and buys nothing", async () => {
    const { id } = await makeOffer({ title: "Dearer", priceMinor: 2_000n });
    const chat = await openChat(sandbox, { balanceMinor: 9_000n });
    await toCheckout(chat, "Dearer");
    await query({ text: "UPDATE offer SET price_minor = 2100 WHERE id = $1", values: [id] });
    await chat.press("Balance");
    expect(chat.words()).toContain("The price has changed meanwhile");
    expect(await ordersOf(chat)).toEqual([]);
  });

  it("says what the shop refuses, and leaves the choice standing", async () => {
    const { id } = await makeOffer({ title: "Gone soon", units: 1, priceMinor: 2_000n });
    const chat = await openChat(sandbox, { balanceMinor: 9_000n });
    await toCheckout(chat, "Gone soon");
    await query({
      text: "UPDATE stock_unit SET state = 'void', void_reason = 'torn', voided_at = now() WHERE offer_id = $1",
      values: [id],
    });
    expect(await chat.press("Balance")).toContain("Sold out");
    expect(chat.words()).toContain("How would you like to pay?");
    sandbox.weather.gatewayErrorRate = 1;
    await makeOffer({ title: "No gateway", priceMinor: 2_000n });
    Object.assign(sandbox.weather, calmWeather());
    await toCheckout(chat, "No gateway");
    sandbox.weather.gatewayErrorRate = 1;
    expect(await chat.press("Litecoin")).toContain("does not answer");
    expect((await ordersOf(chat)).filter(({ state }) => state === "awaiting")).toEqual([]);
  });

  it("asks what an order still needs anew, in any coin", async () => {
    await makeOffer({ title: "Two parts", priceMinor: 3_000n });
    const chat = await openChat(sandbox, { balanceMinor: 1_000n });
    await toCheckout(chat, "Two parts");
    await chat.press("Litecoin");
    const [order] = await ordersOf(chat);
    await chat.pressMadeUp(`pay:${order?.id}`);
    expect(chat.words()).toContain("Still missing: €20.00");
    await chat.press("Litecoin");
    expect(chat.words()).toContain("Pay €20.00");
    expect(await ordersOf(chat)).toMatchObject([{ state: "awaiting", deposits: 2 }]);
  });

  it("of an order's rest says what a coin with a minimum above it costs", async () => {
    await makeOffer({ title: "Nearly paid", priceMinor: 3_000n });
    const chat = await openChat(sandbox, { balanceMinor: 2_880n });
    await toCheckout(chat, "Nearly paid");
    await chat.press("Litecoin");
    const [order] = await ordersOf(chat);
    await chat.pressMadeUp(`pay:${order?.id}`);
    expect(chat.words()).toContain("Still missing: €1.20");
    expect(chat.words()).toContain("What you pay more goes to your balance.");
    expect(chat.labels()).toContain("Toncoin (TON)");
    await chat.press("Litecoin · €2.50");
    expect(chat.words()).toContain("Pay €2.50");
  });

  it("of an order's rest offers the balance only once it is enough for the whole order", async () => {
    await makeOffer({ title: "Most paid", priceMinor: 3_000n });
    const chat = await openChat(sandbox, { balanceMinor: 2_000n });
    await toCheckout(chat, "Most paid");
    await chat.press("Litecoin");
    const [order] = await ordersOf(chat);
    await chat.pressMadeUp(`pay:${order?.id}`);
    expect(chat.words()).toContain("Still missing: €10.00");
    expect(chat.labels().filter((label) => label.startsWith("Balance"))).toEqual([]);
  });

  it("of somebody else's order or payment is not theirs", async () => {
    await makeOffer({ title: "Mine alone", priceMinor: 3_000n });
    const [chat, other] = [await openChat(sandbox), await openChat(sandbox)];
    await toCheckout(chat, "Mine alone");
    await chat.press("Litecoin");
    const [order] = await ordersOf(chat);
    const [deposit] = await query<{ id: string }>({
      text: "SELECT id FROM deposit WHERE order_id = $1",
      values: [order?.id],
    });
    await other.say("/shop");
    for (const data of [
      `pay:${order?.id}`,
      `inv:show:${deposit?.id}`,
      `inv:cancel!:${deposit?.id}`,
    ])
      expect(await other.pressMadeUp(data)).toBe("That is not here any more.");
    expect(await ordersOf(chat)).toMatchObject([{ state: "awaiting" }]);
  });
});

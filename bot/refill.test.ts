import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { query } from "@/lib/db";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { calmWeather } from "@/sandbox/weather";
import { setEnv } from "@/test/database";
import { makeDeposit, settle } from "@/test/factories";
import { type Chat, openChat } from "@/test/open-chat";
import { openSandbox } from "@/test/open-sandbox";

let sandbox: Sandbox;
let urls: Record<string, string>;

beforeAll(async () => {
  sandbox = await openSandbox();
  urls = {
    TELEGRAM_API_ROOT: sandbox.url,
    NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1`,
  };
});
beforeEach(() => {
  setEnv(urls);
  Object.assign(sandbox.weather, calmWeather());
});
afterAll(() => sandbox.close());

const actsOf = (chat: Chat) =>
  chat
    .last()
    .reply_markup?.inline_keyboard.flat()
    .map(
      (button) => button.callback_data ?? button.web_app?.url.replace("https://shop.example", ""),
    );

const depositsOf = (chat: Chat) =>
  query({
    text: `SELECT purpose, status, price_minor::int AS cents, pay_currency AS coin FROM deposit WHERE shopper_id = $1`,
    values: [chat.shopper.id],
  });

const AMOUNTS = ["top:500", "top:2500", "top:5000", "top:10000", "/refill", "acc"];

describe("/refill", () => {
  it("tells the balance and the range, and suggests amounts", async () => {
    const chat = await openChat(sandbox, { balanceMinor: 1_234n });
    await chat.say("/refill");
    expect(chat.words()).toBe(
      "Top up your balance\nYou have €12.34.\n\nChoose an amount, or write me one from €5.00 to €10,000.00, such as 25 or 12.50.",
    );
    expect(actsOf(chat)).toEqual(AMOUNTS);
    expect(chat.labels()).toEqual([
      ...["€5.00", "€25.00", "€50.00", "€100.00"],
      ...["Open in the app", "Your account"],
    ]);
  });

  it("suggests only what the owner's limits allow", async () => {
    setEnv({ ...urls, MIN_DEPOSIT_EUR: "30.00", MAX_DEPOSIT_EUR: "60.00" });
    const chat = await openChat(sandbox);
    await chat.say("/refill");
    expect(actsOf(chat)).toEqual(["top:3000", "top:5000", "/refill", "acc"]);
    await chat.pressMadeUp("top:10000");
    expect(chat.words()).toContain("too much at once: the most is €60.00");
  });

  it.each([
    ["25", "€25.00"],
    ["12.50", "€12.50"],
    ["12,50", "€12.50"],
    [" €50 ", "€50.00"],
    ["1.000,50", "€1,000.50"],
    ["1 000", "€1,000.00"],
    ["٥٠", "€50.00"],
  ])("%s leads to the currencies for that amount", async (typed, amount) => {
    const chat = await openChat(sandbox);
    await chat.say(`/refill ${typed}`);
    expect(chat.words()).toContain(`Top up ${amount}`);
    expect(chat.labels()).toContain("Litecoin");
  });

  it.each([
    ["4.99", "too little: the least is €5.00"],
    ["10000.01", "too much at once: the most is €10,000.00"],
    ["99999999999999999", "too much at once"],
    ["0", "add nothing"],
    ["-5", "above zero"],
    ["1.000", "Two decimals at most"],
    ["$50", "Amounts here are in EUR"],
    ["nan", "could not read"],
    ["1e3", "could not read"],
    ["5 5", "could not read"],
    ["5;drop", "could not read"],
    ["9".repeat(4_000), "could not read"],
  ])("%s is refused politely, and another amount may be written", async (typed, words) => {
    const chat = await openChat(sandbox);
    expect(await chat.say(`/refill ${typed}`)).toBe("done");
    expect(chat.words()).toContain(words);
    expect(chat.words()).toContain("write me one from €5.00 to €10,000.00");
    expect(actsOf(chat)).toEqual(AMOUNTS);
    await chat.say("30");
    expect(chat.words()).toContain("Top up €30.00");
  });

  it("takes the next text as the amount once, and not after a quarter of an hour", async () => {
    const chat = await openChat(sandbox);
    await chat.say("/refill");
    expect(await chat.say("EUR 12")).toBe("done");
    expect(chat.words()).toContain("Top up €12.00");
    await chat.say("13");
    expect(chat.words()).toContain("buttons and commands");
    await chat.say("/refill");
    await query({ text: "UPDATE chat_prompt SET expires_at = now()" });
    await chat.say("14");
    expect(chat.words()).toContain("buttons and commands");
  });

  it("asks in the shopper's language", async () => {
    const chat = await openChat(sandbox, { language: "de" });
    await chat.say("/refill 1.000");
    expect(chat.words()).toMatch(
      /höchstens zwei Nachkommastellen[\s\S]+von 5,00\s€ bis 10\.000,00\s€/,
    );
  });

  it("opens one payment, however often its currency is pressed", async () => {
    const chat = await openChat(sandbox);
    await chat.say("/refill 25");
    const coin = chat
      .last()
      .reply_markup?.inline_keyboard.flat()
      .find(({ text }) => text === "Litecoin");
    const data = coin?.callback_data ?? "";
    await Promise.all([chat.pressMadeUp(data), chat.pressMadeUp(data)]);
    expect(await depositsOf(chat)).toEqual([
      { purpose: "refill", status: "waiting", cents: 2_500, coin: "ltc" },
    ]);
  });

  it("leads back to the amounts and opens nothing while the payment service is away", async () => {
    const chat = await openChat(sandbox);
    await chat.say("/refill 25");
    sandbox.weather.gatewayErrorRate = 1;
    await chat.press("Litecoin");
    expect(
      (await depositsOf(chat)).filter((one) => (one as { status: string }).status !== "failed"),
    ).toEqual([]);
    await chat.press("« Back");
    expect(actsOf(chat)).toEqual(AMOUNTS);
  });
});

describe("/profile", () => {
  it("leads to everything of the account in one message", async () => {
    const chat = await openChat(sandbox);
    await chat.say("/profile");
    const { message_id: first } = chat.last();
    const profile = `Your account\nBalance: €0.00\nPaid in: €0.00\nSpent: €0.00\nLanguage: English\nYour Telegram ID: ${chat.id}`;
    expect(chat.words()).toBe(profile);
    const ways: [label: string, words: string][] = [
      ["Top up", "You have €0.00"],
      ["€25.00", "Top up €25.00"],
      ["« Back", "You have €0.00"],
      ["Your account", profile],
      ["Payments", "Your payments\nNone yet."],
      ["Your account", profile],
      ["Purchases", "Your purchases\nNone yet."],
      ["Your account", profile],
      ["« Back", "What would you like to do?"],
      ["Profile", profile],
      ["Language", "Choose the language"],
    ];
    for (const [label, words] of ways) {
      await chat.press(label);
      expect(chat.words()).toContain(words);
      expect(chat.last().message_id).toBe(first);
    }
  });

  it("is where one leaves an invoice to, and a refill that has arrived", async () => {
    const chat = await openChat(sandbox);
    await chat.say("/refill 30");
    await chat.press("Litecoin");
    expect(chat.words()).toContain("Send exactly");
    await chat.press("Your account");
    expect(chat.words()).toContain("Balance: €0.00");
    const deposit = await makeDeposit({ shopperId: chat.shopper.id, priceMinor: 3_000n });
    await settle({ ...deposit, receivedAmount: "10", creditMinor: 3_000n });
    await chat.pressMadeUp(`inv:show:${deposit.depositId}`);
    await chat.press("Your account");
    expect(chat.words()).toContain("Balance: €30.00");
  });

  it.each([
    ...["top:0", "top:-5", "top:2500:", "top:25.00", "top:9999999999999999", "acc:1"],
    ...[
      "his:ord_1",
      "his:dep_A",
      "his",
      "pur:dep_1",
      "pur:ord_'",
      "ord:",
      "ord:dep_1",
      "ord:ord_1:pay",
    ],
  ])("answers a made-up %s politely", async (data) => {
    const chat = await openChat(sandbox);
    await chat.say("/profile");
    const before = chat.words();
    expect(await chat.pressMadeUp(data)).toContain("out of date");
    expect(chat.words()).toBe(before);
  });
});

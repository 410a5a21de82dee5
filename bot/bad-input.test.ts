// Whatever people and forged clients send into the chat is answered politely, or not at all where it is nobody's to answer, and changes nothing.
// What the door refuses before the bot sees it (a wrong secret, bytes that are no update) is in app/api/telegram/route.test.ts.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { query, queryOne } from "@/lib/db";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { countRows } from "@/test/count-rows";
import { setEnv } from "@/test/database";
import { fillBasket, makeDeposit, makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { feed, fromPerson, lastUpdateId, messageFrom, type Person } from "@/test/feed-update";
import { openSandbox } from "@/test/open-sandbox";
import { OWNER_ID } from "@/test/sign-in";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(async () => {
  setEnv({ TELEGRAM_API_ROOT: sandbox.url });
  await query({ text: "DELETE FROM rate_limit" });
});
afterAll(() => sandbox.close());

const makePerson = (firstName = "Ada") => sandbox.telegram.createUser({ first_name: firstName });

const say = (person: Person, text: string, more: Record<string, unknown> = {}) =>
  feed({ message: messageFrom(person, text, more) });

async function press(person: Person, data: string | undefined, more: Record<string, unknown> = {}) {
  const message = sandbox.telegram.messages(person.id).at(-1);
  const id = sandbox.telegram.pressButton({
    ...{ userId: person.id, messageId: message?.message_id ?? 0, callbackData: data ?? "x" },
  });
  const from = fromPerson(person);
  const pressed = { id, from, message, chat_instance: "1", ...(data !== undefined && { data }) };
  const state = await feed({ callback_query: { ...pressed, ...more } });
  return { state, answer: sandbox.telegram.callbackAnswers.get(id)?.text };
}

const said = (person: Person) =>
  sandbox.telegram.messages(person.id).filter((one) => one.from?.is_bot !== false);

/** How everything stands that a chat could change: rows of every table but those that only note that somebody was here, and what is in them. */
async function readShop() {
  const { telegram_update: _seen, chat_prompt: _asked, ...rows } = await countRows();
  const state = await queryOne({
    text: `SELECT (SELECT md5(string_agg(concat(id, state), ',' ORDER BY id)) FROM orders) AS orders,
                  (SELECT md5(string_agg(concat(id, status), ',' ORDER BY id)) FROM deposit) AS deposits,
                  (SELECT md5(string_agg(concat(id, balance_minor), ',' ORDER BY id)) FROM ledger_account) AS balances,
                  (SELECT md5(string_agg(concat(shopper_id, offer_id, quantity), ',' ORDER BY shopper_id, offer_id)) FROM basket_line) AS baskets,
                  (SELECT md5(string_agg(concat(telegram_id, role, removed_at), ',' ORDER BY telegram_id)) FROM staff) AS staff,
                  (SELECT md5(string_agg(concat(id, state), ',' ORDER BY id)) FROM stock_unit) AS units,
                  (SELECT md5(string_agg(concat(id, banned_at, admitted_at), ',' ORDER BY id)) FROM shopper) AS shoppers`,
  });
  return { rows, state };
}

/** Somebody with a balance, a basket and an unpaid order, in a shop where others have theirs. */
async function makeScene() {
  const offer = await makeOffer({ units: 5, priceMinor: 1_000n });
  const people = await Promise.all(
    ["Ada", "Otto"].map(async (name) => {
      const person = makePerson(name);
      const shopper = await makeShopper({ telegramId: BigInt(person.id), balanceMinor: 5_000n });
      const order = await placeOrder({ shopperId: shopper.id, offerId: offer.id });
      const deposit = await makeDeposit({ shopperId: shopper.id, orderId: order.id });
      await fillBasket({ shopperId: shopper.id, offerId: offer.id });
      return { person, shopper, order, deposit };
    }),
  );
  const [own, other] = people;
  if (!own || !other) throw new Error("two people were made");
  await say(own.person, "/start");
  return { own, other, offer };
}

type Scene = Awaited<ReturnType<typeof makeScene>>;

/** Sends something; the update is handled at once, answered in words, and the shop stands as before. */
async function expectPolite(
  scene: Scene,
  send: (scene: Scene) => Promise<unknown>,
  words: RegExp | null = /\S/,
) {
  const { person } = scene.own;
  const before = [await readShop(), said(person).length] as const;
  const first = lastUpdateId();
  await send(scene);
  const unhandled = "SELECT error FROM telegram_update WHERE state <> 'done' AND update_id > $1";
  expect(await query({ text: unhandled, values: [first] })).toEqual([]);
  expect(await readShop()).toEqual(before[0]);
  const answers = said(person).slice(before[1]);
  if (words === null) return expect(answers).toEqual([]);
  const last = said(person).at(-1);
  const text = last?.text ?? last?.caption ?? "";
  expect(text).toMatch(words);
  expect(text).not.toMatch(/undefined|null|NaN|\[object/);
}

describe("deep links that lead nowhere, B-59 and B-60", () => {
  it.each([
    ["somebody else's refill", (it: Scene) => `refill_${it.other.person.id}_100`],
    ["no number", (it: Scene) => `refill_${it.own.person.id}_nan`],
    ["infinity", (it: Scene) => `refill_${it.own.person.id}_inf`],
    ["an exponent", (it: Scene) => `refill_${it.own.person.id}_1e308`],
    ["a negative amount", (it: Scene) => `refill_${it.own.person.id}_-5`],
    ["nothing", (it: Scene) => `refill_${it.own.person.id}_0`],
    ["digits of another script", (it: Scene) => `refill_${it.own.person.id}_٥`],
    ["two amounts", (it: Scene) => `refill_${it.own.person.id}_5_6`],
    ["an amount beyond all limits", (it: Scene) => `refill_${it.own.person.id}_999999999`],
    ["no amount", () => "refill__"],
    ["64 characters", () => "a".repeat(64)],
    ["65 characters", () => "a".repeat(65)],
    ["an unknown token", () => "tok_0123456789"],
    ["an address", () => "https://evil"],
    ["an address without a scheme", () => "//evil"],
    ["a script", () => "javascript:alert(1)"],
    ["a way upward", () => "../../admin"],
    ["markup", () => "p_<script>"],
    ["a product that is not there", () => "p_no-such-product"],
    ["somebody else's order", (it: Scene) => `order_${it.other.order.id}`],
    ["an order that is not there", () => "order_ord_000000000000000000000"],
    ["NUL and an override of direction", () => "p_\u202eabc"],
  ])("%s", async (_name, payload) => {
    const scene = await makeScene();
    await expectPolite(scene, (it) => say(it.own.person, `/start ${payload(it)}`));
  });
});

describe("links that name who sent somebody, B-61", () => {
  it("bring nobody anything: neither one's own, nor a loop of two, nor those of newcomers", async () => {
    const scene = await makeScene();
    const { own, other } = scene;
    await expectPolite(scene, (it) => say(it.own.person, `/start ref_${own.person.id}`));
    await expectPolite(scene, async () => {
      await say(other.person, `/start ref_${own.person.id}`);
      await say(own.person, `/start ref_${other.person.id}`);
    });
    const balances =
      "SELECT sum(balance_minor)::int AS sum FROM ledger_account WHERE kind = 'shopper'";
    const before = await queryOne({ text: balances });
    for (let count = 0; count < 20; count += 1)
      await say(makePerson(), `/start ref_${own.person.id}`);
    expect(await queryOne({ text: balances })).toEqual(before);
  });
});

describe("buttons that were changed, are old or somebody else's, B-62", () => {
  const FORGED: readonly [string, (it: Scene) => string][] = [
    ["an order that is not there", () => "pay:ord_000000000000000000000"],
    ["somebody else's order", (it) => `ord:${it.other.order.id}`],
    ["paying somebody else's order", (it) => `pay:${it.other.order.id}`],
    ["somebody else's payment", (it) => `inv:${it.other.deposit.depositId}`],
    ["64 bytes of junk", () => "x".repeat(64)],
    ["a language that nobody speaks", () => "lang:xx"],
    ["nothing behind the name", () => "lang:"],
    ["a command of the database", () => "ofr:'; DROP TABLE orders; --"],
    ["a way upward", () => "prd:../../admin"],
    ["a place that is not there", () => "loc:none"],
    ["a category that is not there", () => "cat:none"],
    ["a quantity below zero", (it) => `bl:${it.offer.id}:-5`],
    ["a huge quantity", (it) => `buy:${it.offer.id}:99999999999999999999`],
    ["an amount below zero", () => "top:-500:0"],
    ["a cursor that is none", () => "his:zzz"],
    ["pages that are none", () => "pur:-1"],
    ["the answer of staff", () => "sup:a:sup_none"],
    ["the end of a thread", () => "+sup:c:sup_none"],
    ["the work of staff", () => "st:payments:1"],
    ["somebody's confirmation", () => "confirm:cnf_none"],
    ["marks of direction", () => "\u202e\u2066menu"],
    ["a plus alone", () => "+"],
    ["nothing at all", () => ""],
  ];

  it.each(FORGED)("%s", async (_name, data) => {
    const scene = await makeScene();
    const before = await readShop();
    const { state } = await press(scene.own.person, data(scene));
    expect(state).toBe("done");
    expect(await readShop()).toEqual(before);
  });

  it("a game, or a button below somebody's inline message, gets an answer and does nothing", async () => {
    const scene = await makeScene();
    const before = await readShop();
    const { person } = scene.own;
    expect((await press(person, undefined, { game_short_name: "x" })).state).toBe("done");
    const inline = { message: undefined, inline_message_id: "abc" };
    expect((await press(person, "menu", inline)).state).toBe("done");
    expect(await readShop()).toEqual(before);
  });

  it("pressed in a group it does nothing at all", async () => {
    const scene = await makeScene();
    const before = await readShop();
    const chat = { id: -5005, type: "supergroup", title: "Friends" };
    const message = { message_id: 7, date: 1, chat, text: "x", from: sandbox.telegram.bot };
    await press(scene.own.person, `pay:${scene.own.order.id}`, { message });
    expect(await readShop()).toEqual(before);
  });

  it("pressed twenty times at once it is handled twenty times, and the shop stands as before", async () => {
    const scene = await makeScene();
    const before = await readShop();
    const presses = Array.from({ length: 20 }, () => press(scene.own.person, "lang:en"));
    const states = (await Promise.all(presses)).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(["done"]));
    expect(await readShop()).toEqual(before);
  });
});

describe("commands of staff by anybody else, B-63", () => {
  const COMMANDS = [
    "/admin",
    "/admin_payments",
    "/payment dep_1",
    "/reconcile dep_1",
    "/stock",
    "/ban 1 because",
    "/unban 1",
    "/gencode 50 365",
  ];

  it.each(COMMANDS)("%s is to a shopper what any unknown command is", async (command) => {
    const scene = await makeScene();
    const { person } = scene.own;
    await say(person, "/nonsense");
    const unknown = said(person).at(-1);
    await expectPolite(scene, (it) => say(it.own.person, command));
    const answer = said(person).at(-1);
    expect([answer?.text, answer?.reply_markup]).toEqual([unknown?.text, unknown?.reply_markup]);
  });

  it.each(COMMANDS)(
    "%s of an owner does nothing in a group, a channel or an edited message",
    async (command) => {
      const scene = await makeScene();
      const owner = { id: Number(OWNER_ID), first_name: "Owner" };
      await feed({ edited_message: messageFrom(owner, "hello") });
      const before = [await readShop(), sandbox.telegram.requests.count("sendMessage")] as const;
      const group = { id: -5005, type: "group", title: "Friends" };
      await say(owner, command, { chat: group });
      await feed({ edited_message: messageFrom(owner, command) });
      const channel = { id: -100, type: "channel", title: "News" };
      await feed({
        channel_post: { ...messageFrom(owner, command), chat: channel, from: undefined },
      });
      expect(await readShop()).toEqual(before[0]);
      expect(sandbox.telegram.requests.count("sendMessage")).toBe(before[1]);
      expect(said(scene.own.person)).toHaveLength(1);
    },
  );

  it("forwarded from an owner it is the shopper's own, and from an anonymous admin nobody's", async () => {
    const scene = await makeScene();
    const forward_origin = {
      type: "user",
      date: 1,
      sender_user: { id: Number(OWNER_ID), is_bot: false, first_name: "Owner" },
    };
    await expectPolite(scene, (it) => say(it.own.person, "/gencode", { forward_origin }));
    const before = await readShop();
    const group = { id: -5005, type: "supergroup", title: "Friends" };
    const from = {
      id: 1_087_968_824,
      is_bot: true,
      first_name: "Group",
      username: "GroupAnonymousBot",
    };
    expect(
      await feed({
        message: {
          ...messageFrom(scene.own.person, "/admin"),
          from,
          sender_chat: group,
          chat: group,
        },
      }),
    ).toBe("done");
    expect(await readShop()).toEqual(before);
  });
});

describe("groups", () => {
  const group = { id: -5006, type: "supergroup", title: "Friends", is_forum: true };
  const sent = () => sandbox.telegram.requests.count("sendMessage");

  it.each([
    ["/start", 1],
    ["/shop@kiosk_sandbox_bot", 1],
    ["/start@somebody_elses_bot", 0],
    ["/weather", 0],
    ["good morning", 0],
  ])("%s is answered %i times", async (text, times) => {
    const person = makePerson();
    const name = text.replace("kiosk_sandbox_bot", sandbox.telegram.bot.username ?? "");
    const before = [await readShop(), sent()] as const;
    await say(person, name, { chat: group, message_thread_id: 7, is_topic_message: true });
    expect(sent() - before[1]).toBe(times);
    expect(await readShop()).toEqual(before[0]);
  });

  it("that takes no answer is not tried again, and nobody is alarmed: anybody can have one", async () => {
    const before = await readShop();
    sandbox.weather.telegramNext = ["error500"];
    expect(await say(makePerson(), "/start", { chat: group })).toBe("done");
    const { notification, shopper } = (await readShop()).rows;
    expect([notification, shopper]).toEqual([before.rows.notification, before.rows.shopper]);
  });

  it("says so to an anonymous admin too", async () => {
    const before = sent();
    const from = { id: 1_087_968_824, is_bot: true, first_name: "Group" };
    await feed({
      message: { ...messageFrom(makePerson(), "/start"), from, sender_chat: group, chat: group },
    });
    expect(sent() - before).toBe(1);
  });
});

describe("what is no text, or text of every kind, B-64 and B-65", () => {
  const ODD: readonly [string, Record<string, unknown>][] = [
    ["forged data of a Mini App", { web_app_data: { data: '{"admin":true}', button_text: "x" } }],
    ["4096 characters", { text: "x".repeat(4096) }],
    ["4096 emoji", { text: "😀".repeat(2048) }],
    ["a file of 10 MB", { document: { file_id: "x", file_size: 10_485_760, file_name: "a.exe" } }],
    ["a picture", { photo: [{ file_id: "x" }], caption: "/admin" }],
    ["a voice message", { voice: { file_id: "x", duration: 1 } }],
    ["a contact of somebody else", { contact: { phone_number: "1", first_name: "x", user_id: 1 } }],
    ["a place", { location: { latitude: 0, longitude: 0 } }],
    ["dice", { dice: { emoji: "🎲", value: 6 } }],
    ["a poll", { poll: { id: "1", question: "?", options: [] } }],
    ["a story", { story: { chat: { id: 1, type: "private" }, id: 1 } }],
    ["a sticker", { sticker: { file_id: "x", type: "regular" } }],
    ["NUL", { text: "a\u0000b" }],
    ["an override of direction", { text: "\u202ereversed" }],
    ["zalgo", { text: `Z${"\u0310\u0352\u0359".repeat(300)}` }],
    ["half a character", { text: "\ud83d" }],
    ["empty words", { text: "" }],
    ["a command in capitals", { text: "/START" }],
    ["another bot's command", { text: "/start@other_bot" }],
  ];

  it.each(ODD)("%s", async (_name, content) => {
    const scene = await makeScene();
    await expectPolite(scene, (it) => say(it.own.person, "", { text: undefined, ...content }));
  });

  it("an album of a hundred pictures", async () => {
    const scene = await makeScene();
    const before = said(scene.own.person).length;
    await expectPolite(scene, async ({ own }) => {
      for (let count = 0; count < 100; count += 1)
        await say(own.person, "", {
          text: undefined,
          photo: [{ file_id: `p${count}` }],
          media_group_id: "900",
        });
    });
    expect(said(scene.own.person)).toHaveLength(before + 1);
  });
});

describe("payments inside Telegram, B-66 to B-68", () => {
  const invoice = { currency: "XTR", total_amount: 100, invoice_payload: "ord_1" };

  it.each([
    ["another currency", { ...invoice, currency: "EUR" }],
    ["another amount", { ...invoice, total_amount: 1 }],
    ["an unknown payload", { ...invoice, invoice_payload: "x".repeat(128) }],
  ])("a checkout of %s is refused with a reason", async (_name, asked) => {
    const scene = await makeScene();
    const before = await readShop();
    const from = { ...scene.own.person, language_code: "en" };
    sandbox.telegram.preCheckoutAnswers.set("1", null);
    expect(await feed({ pre_checkout_query: { id: "1", from, ...asked } })).toBe("done");
    const answer = sandbox.telegram.preCheckoutAnswers.get("1");
    expect(answer).toEqual({ ok: false, errorMessage: expect.stringContaining("open the shop") });
    expect(await readShop()).toEqual(before);
  });

  it("a checkout that is asked for twice, or too late, is done with", async () => {
    const from = { ...makePerson(), language_code: "en" };
    sandbox.telegram.preCheckoutAnswers.set("2", null);
    for (let count = 0; count < 2; count += 1)
      expect(await feed({ pre_checkout_query: { id: "2", from, ...invoice } })).toBe("done");
  });

  it.each([
    ["successful_payment", { successful_payment: { ...invoice, telegram_payment_charge_id: "c" } }],
    ["refunded_payment", { refunded_payment: { ...invoice, telegram_payment_charge_id: "c" } }],
  ])("a forged %s credits nothing, and takes nothing back", async (_name, content) => {
    const scene = await makeScene();
    await expectPolite(scene, (it) => say(it.own.person, "", { text: undefined, ...content }));
  });
});

describe("names and words with meaning elsewhere, B-70 and B-71", () => {
  it.each([
    "<b>",
    "</code>&amp;",
    "*_[",
    "{{7*7}}",
    "%s",
    "\u200b\u200b",
    "\u202e\u2066".repeat(32),
    "=cmd()",
    "",
  ])("the name %j is shown as it is", async (name) => {
    const person = makePerson(name || "x");
    const from = { id: person.id, is_bot: false, first_name: name, language_code: "en" };
    expect(await say(person, "/start", { from })).toBe("done");
    const last = said(person).at(-1);
    expect(last?.text).toContain("Welcome to Kiosk");
    expect(last?.text).toContain(name);
  });

  it.each([
    "<b>unclosed",
    "</code>",
    "&amp",
    "<a href='tg://user?id=1'>x</a>",
    "javascript:alert(1)",
  ])("a product called %j reaches the chat", async (title) => {
    const scene = await makeScene();
    const offer = await makeOffer({ title });
    await query({
      text: "UPDATE product SET description = rpad('', 5000, $2 || ' ') WHERE id = $1",
      values: [offer.productId, title],
    });
    await fillBasket({ shopperId: scene.own.shopper.id, offerId: offer.id });
    await expectPolite(scene, (it) => say(it.own.person, `/start p_${offer.slug}`));
    await expectPolite(scene, (it) => say(it.own.person, "/basket"));
    const words = said(scene.own.person).map((one) => one.text ?? one.caption ?? "");
    expect(words.join("\n")).toContain(title);
  });
});

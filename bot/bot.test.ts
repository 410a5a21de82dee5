import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { query, queryOne } from "@/lib/db";
import { loadSettings } from "@/lib/setting/load-settings";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { calmWeather } from "@/sandbox/weather";
import { setEnv } from "@/test/database";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { feed, fromPerson, lastUpdateId, messageFrom, type Person } from "@/test/feed-update";
import { openSandbox } from "@/test/open-sandbox";
import { retryUpdates } from "@/worker/retry-updates";
import { handleUpdate } from "./handle-update";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(async () => {
  await query({ text: "DELETE FROM setting" });
  await query({ text: "DELETE FROM telegram_update" }); // one that waits would be taken by the next test that tries again
  setEnv({ TELEGRAM_API_ROOT: sandbox.url });
  Object.assign(sandbox.weather, calmWeather());
});
afterAll(() => sandbox.close());

function makePerson(firstName = "Ada"): Person {
  return sandbox.telegram.createUser({ first_name: firstName });
}

const say = (person: Person, text: string) => feed({ message: messageFrom(person, text) });

/** Presses a button below what the bot said last; returns the press's id. */
async function press(person: Person, data: string): Promise<string> {
  const message = sandbox.telegram.messages(person.id).at(-1);
  const messageId = message?.message_id ?? 0;
  const id = sandbox.telegram.pressButton({ userId: person.id, messageId, callbackData: data });
  const from = fromPerson(person);
  await feed({ callback_query: { id, from, message, chat_instance: "1", data } });
  return id;
}

/** Milliseconds for which the bot's own messages leave this chat alone. */
async function quietMs(person: Person): Promise<number> {
  const text =
    "SELECT coalesce(max(expire - clock_ms()), 0)::float8 AS ms FROM rate_limit WHERE key = 'telegram_chat:' || $1";
  return (await queryOne<{ ms: number }>({ text, values: [person.id] })).ms;
}

/** What the bot said last, and where its buttons lead. */
function answer(person: Person) {
  const last = sandbox.telegram.messages(person.id).at(-1);
  const buttons = last?.reply_markup?.inline_keyboard.flat() ?? [];
  return {
    text: last?.text ?? "",
    paths: buttons.map(({ web_app: app, callback_data: data }) =>
      app ? app.url.replace("https://shop.example", "") : data,
    ),
  };
}

async function save(name: string, value: string): Promise<void> {
  await query({
    text: `INSERT INTO setting (name, value, changed_by) VALUES ($1, to_jsonb($2::text), 9001)
           ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value`,
    values: [name, value],
  });
  await loadSettings();
}

const MENU = ["/", "shop", "bsk", "pur:", "top", "acc"];

async function makeBuyer(balanceMinor = 0n) {
  const person = makePerson();
  const shopper = await makeShopper({ telegramId: BigInt(person.id), balanceMinor });
  return { person, shopper };
}

describe("commands", () => {
  it("/start greets by name, whatever the name is, and opens the Mini App", async () => {
    for (const name of ["Ada", "<b>", "*_[", "{{7*7}}", "%s", "\u202e", "a&amp;b"]) {
      const person = makePerson(name);
      expect(await say(person, "/start")).toBe("done");
      expect(answer(person).text).toContain(`Welcome to Kiosk, ${name}!`);
      expect(answer(person).paths).toEqual(MENU);
    }
  });

  it.each([
    ["/basket", "Nothing in it yet", ["shop"]],
    ["/payment_history", "Your payments", ["/profile", "acc"]],
    ["/language", "Language", ["lang:en", "lang:de", "lang:ru", "lang:ar"]],
    ["/help", "/paysupport", ["/"]],
    ["/paysupport", "Write to the shop", ["his:"]],
    ["/terms", "Terms", ["/"]],
    ["/privacy", "Privacy", ["/"]],
  ])("%s answers with %j", async (command, words, paths) => {
    const person = makePerson();
    expect(await say(person, command)).toBe("done");
    expect(answer(person).text).toContain(words);
    expect(answer(person).paths).toEqual(paths);
  });

  it("calls the shop what its owner calls it, from the next message on", async () => {
    const person = makePerson();
    await save("SHOP_NAME", "Corner <&> Sons");
    await say(person, "/start");
    expect(answer(person).text).toContain("Welcome to Corner <&> Sons, Ada!");
  });

  it("/paysupport says how the owner is reached, with words and without", async () => {
    const person = makePerson();
    await save("SUPPORT_CONTACT", "Write to help@shop.example\nMon–Fri");
    await say(person, "/paysupport");
    expect(answer(person).text).toMatch(
      /into this chat\.\n\nWrite to help@shop\.example\nMon–Fri$/,
    );
    await say(person, "/paysupport where is it?");
    expect(answer(person).text).toContain("help@shop.example");
  });

  it.each([
    ["ru", "Условия\nПравила", "Конфиденциальность\nМагазин хранит"],
    ["ar-EG", "الشروط\nTerms of ours", "الخصوصية\nيحفظ المتجر"],
    ["en", "Terms\nTerms of ours", "Privacy\nThe shop keeps"],
    ["xx", "Terms\nTerms of ours", "Privacy\nThe shop keeps"],
  ])("/terms is the owner's own text, to whom Telegram speaks %s", async (code, terms, privacy) => {
    const person = { ...makePerson(), language_code: code };
    await save("TERMS_EN", "Terms of ours\n\nSecond paragraph & <more>");
    await save("TERMS_RU", "Правила");
    await say(person, "/terms");
    expect(answer(person).text).toContain(`Kiosk · ${terms}`);
    expect(answer(person).paths).toEqual(["/"]);
    await say(person, "/privacy");
    expect(answer(person).text).toContain(privacy);
  });

  it("/privacy of the greatest length comes whole, in several messages, with the button below the last", async () => {
    const person = makePerson();
    const text = Array.from({ length: 400 }, (_, line) => `${line} ${"word ".repeat(9)}x`).join(
      "\n",
    );
    await save("PRIVACY_DE", text.slice(0, 20_000));
    sandbox.weather.telegramLimits = true;
    expect(await say(person, "/privacy")).toBe("done");
    const said = sandbox.telegram.messages(person.id).filter((one) => one.from?.is_bot !== false);
    const words = said.map((one) => one.text ?? "");
    expect(words.join("\n")).toContain(text.slice(0, 20_000));
    expect(words.length).toBeGreaterThan(4);
    expect(said.map((one) => Boolean(one.reply_markup))).toEqual([
      ...words.slice(1).map(() => false),
      true,
    ]);
  });

  it("tells a newcomer of a shop for invited people so, whatever they say, and still explains itself", async () => {
    const person = makePerson();
    await save("INVITE_ONLY", "on");
    await save("SUPPORT_CONTACT", "@owner");
    for (const words of [
      "/start",
      "/start p_anything",
      "/shop",
      "/basket",
      "/refill 25",
      "hello",
    ]) {
      await say(person, words);
      expect(answer(person)).toEqual({
        text: `By invitation only\nThis shop is open to invited people only. If you know its owner, ask to be let in and pass on your number: ${person.id}\n\nIf you have got a code, write: /activate and the code\n\n@owner`,
        paths: [],
      });
    }
    await say(person, "/terms");
    expect(answer(person).text).toContain("Terms");
    await say(person, "/paysupport");
    expect(answer(person).text).toContain("Write to the shop");
    await query({
      text: "UPDATE shopper SET admitted_at = now() WHERE telegram_id = $1",
      values: [person.id],
    });
    await say(person, "/start");
    expect(answer(person).paths).toEqual(MENU);
  });

  it("/profile shows the balance and what came in and went out", async () => {
    const { person, shopper } = await makeBuyer(5_000n);
    const offer = await makeOffer({ priceMinor: 1_250n });
    await placeOrder({ shopperId: shopper.id, offerId: offer.id, isFromBalance: true });
    await say(person, "/profile");
    expect(answer(person).text).toContain("Balance: €37.50\nPaid in: €50.00\nSpent: €12.50");
  });
});

describe("deep links", () => {
  it("open the refill they name, for the very person they name", async () => {
    setEnv({
      TELEGRAM_API_ROOT: sandbox.url,
      NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1`,
    });
    const person = makePerson();
    await say(person, `/start refill_${person.id}_50`);
    expect(answer(person).text).toContain("Top up €50.00");
    await say(person, `/start refill_${person.id}_12-50`);
    expect(answer(person).text).toContain("Top up €12.50");
    await say(person, `/start refill_${person.id + 1}_50`);
    expect(answer(person).text).toContain("made for somebody else");
    expect(answer(person).paths).toEqual(MENU);
  });

  it("open a product", async () => {
    const offer = await makeOffer({ title: "Tea & cake" });
    const person = makePerson();
    await say(person, `/start p_${offer.slug}`);
    expect(answer(person).text).toContain("Tea & cake");
    expect(answer(person).paths).toContain(`put:${offer.id}:1:-:-`);
    expect(answer(person).paths).toContain(`/p/${offer.slug}`);
  });

  it("open one's own order and nobody else's", async () => {
    const { person, shopper } = await makeBuyer();
    const offer = await makeOffer();
    const order = await placeOrder({ shopperId: shopper.id, offerId: offer.id });
    await say(person, `/start order_${order.id}`);
    expect(answer(person).paths).toEqual([
      ...[`pay:${order.id}`, `ord:${order.id}:cancel`],
      ...[`/orders/${order.id}`, "pur:"],
    ]);
    const stranger = makePerson();
    await say(stranger, `/start order_${order.id}`);
    expect(answer(stranger).paths).toEqual(MENU);
  });

  it.each([
    "refill_1_nan",
    "refill__",
    "refill_1_5_6",
    "p_no-such-product",
    "p_<script>",
    "order_ord_000000000000000000000",
    "https://evil",
    "//evil",
    "javascript:alert(1)",
    "../../admin",
    "token",
    "a".repeat(64),
    "a".repeat(65),
  ])("lead to the main menu for %j, without an error or a trace", async (payload) => {
    const person = makePerson();
    await say(person, "/start");
    const before = await countRows();
    expect(await say(person, `/start ${payload}`)).toBe("done");
    expect(answer(person).text).toContain("does not lead anywhere");
    expect(answer(person).paths).toEqual(MENU);
    expect(await countRows()).toEqual(before);
  });
});

async function countRows() {
  return queryOne({
    text: `SELECT (SELECT count(*) FROM shopper) AS shoppers, (SELECT count(*) FROM orders) AS orders,
                  (SELECT count(*) FROM deposit) AS deposits, (SELECT count(*) FROM notification) AS notifications`,
  });
}

describe("whatever else comes", () => {
  it.each([
    ["a text", { text: "hello" }],
    ["a text of 4096 characters", { text: "x".repeat(4096) }],
    ["a photo", { text: undefined, photo: [] }],
    ["a voice message", { text: undefined, voice: { file_id: "x", duration: 1 } }],
    ["a contact", { text: undefined, contact: { phone_number: "1", first_name: "x" } }],
    ["a location", { text: undefined, location: { latitude: 0, longitude: 0 } }],
    [
      "forged Mini App data",
      { text: undefined, web_app_data: { data: '{"admin":true}', button_text: "x" } },
    ],
    ["an unknown command", { text: "/drop_all" }],
  ])("is answered with the menu: %s", async (_name, content) => {
    const person = makePerson();
    expect(await feed({ message: messageFrom(person, "hello", content) })).toBe("done");
    expect(answer(person).paths).toEqual(MENU);
  });

  it("does nothing for an edited message, a channel post or another bot", async () => {
    const person = makePerson();
    expect(await feed({ edited_message: messageFrom(person, "/start") })).toBe("done");
    const channel = { ...messageFrom(person, "/start"), from: undefined };
    expect(await feed({ channel_post: { ...channel, chat: { id: -100, type: "channel" } } })).toBe(
      "done",
    );
    const bot = messageFrom(person, "/start", {
      from: { id: person.id, is_bot: true, first_name: "x" },
    });
    expect(await feed({ message: bot })).toBe("done");
    expect(sandbox.telegram.messages(person.id)).toEqual([]);
  });

  it("says in a group where the shop is, and keeps out of conversations there", async () => {
    const group = { id: -5005, type: "group", title: "Friends" };
    const person = makePerson();
    const before = await countRows();
    const calls = () => sandbox.telegram.requests.count("sendMessage");
    const callsBefore = calls();
    await feed({ message: { ...messageFrom(person, "good morning"), chat: group } });
    expect(calls()).toBe(callsBefore);
    await feed({ message: { ...messageFrom(person, "/start"), chat: group } });
    expect(calls()).toBe(callsBefore + 1);
    expect(await countRows()).toEqual(before);
  });

  it("answers a button of another day, and one that was made up", async () => {
    const person = makePerson();
    await say(person, "/language");
    const [message] = sandbox.telegram.messages(person.id).slice(-1);
    for (const data of ["old:ord_1", "lang:xx", "lang:", "x".repeat(64)]) {
      const id = sandbox.telegram.pressButton({
        userId: person.id,
        messageId: message?.message_id ?? 0,
        callbackData: data,
      });
      const from = { ...person, is_bot: false };
      expect(await feed({ callback_query: { id, from, message, chat_instance: "1", data } })).toBe(
        "done",
      );
      expect(sandbox.telegram.callbackAnswers.get(id)?.text).toContain("out of date");
    }
  });

  it("speaks the language that was pressed from then on, whatever Telegram speaks to them", async () => {
    const { person } = await makeBuyer();
    await say(person, "/language");
    const labels = () =>
      sandbox.telegram
        .messages(person.id)
        .at(-1)
        ?.reply_markup?.inline_keyboard.flat()
        .map(({ text }) => text);
    expect(labels()).toEqual(["✓ English", "Deutsch", "Русский", "العربية"]);
    const id = await press(person, "lang:ru");
    expect(sandbox.telegram.callbackAnswers.get(id)?.text).toContain("по-русски");
    expect(answer(person).text).toContain("Ada, добро пожаловать в Kiosk!");
    expect(answer(person).paths).toEqual(MENU);
    expect(sandbox.telegram.menuButton(person.id)).toMatchObject({ text: "Магазин" });
    await say(person, "/language");
    expect(labels()).toEqual(["English", "Deutsch", "✓ Русский", "العربية"]);
  });

  it("shows nobody the menu of a shop for invited people only because they chose a language", async () => {
    const person = makePerson();
    await save("INVITE_ONLY", "on");
    await say(person, "/language");
    await press(person, "lang:de");
    expect(answer(person).text).toContain("Nur auf Einladung");
    expect(answer(person).paths).toEqual([]);
  });

  it("begins in the language that Telegram speaks to a newcomer, and keeps to it", async () => {
    const person = makePerson();
    await say({ ...person, language_code: "de-AT" } as Person, "/start");
    expect(answer(person).text).toContain("Willkommen bei Kiosk, Ada!");
    expect(sandbox.telegram.menuButton(person.id)).toMatchObject({ text: "Shop" });
    await say({ ...person, language_code: "ru" } as Person, "/start");
    expect(answer(person).text).toContain("Willkommen bei Kiosk, Ada!");
  });

  it("answers before it sees to the button beside the input field: nobody waits for that", async () => {
    const person = { ...makePerson(), language_code: "de" } as Person;
    const asked = () => sandbox.telegram.requests.entries.map(({ endpoint }) => endpoint);
    sandbox.telegram.requests.reset();
    await say(person, "/start");
    expect(asked().filter((name) => name !== "getMe")).toEqual([
      "sendMessage",
      "setChatMenuButton",
    ]);
    sandbox.telegram.requests.reset();
    await press(person, "lang:ru");
    expect(asked()).toEqual(["answerCallbackQuery", "editMessageText", "setChatMenuButton"]);
  });

  it("refuses an invoice nobody sent", async () => {
    const person = makePerson();
    sandbox.telegram.preCheckoutAnswers.set("7", null);
    const invoice = {
      id: "7",
      from: { ...person, is_bot: false },
      currency: "XTR",
      total_amount: 1,
      invoice_payload: "x",
    };
    expect(await feed({ pre_checkout_query: invoice })).toBe("done");
    expect(sandbox.telegram.preCheckoutAnswers.get("7")).toMatchObject({ ok: false });
  });

  it("tells a banned shopper so, and nothing else", async () => {
    const { person, shopper } = await makeBuyer();
    await query({
      text: "UPDATE shopper SET banned_at = now() WHERE id = $1",
      values: [shopper.id],
    });
    await say(person, "/profile");
    expect(answer(person).text).toContain("closed to you");
    expect(answer(person).paths).toEqual([]);
    const from = { id: person.id, is_bot: false, first_name: "Ada" };
    const late = { id: "pressed-long-ago", from, chat_instance: "1", data: "menu" };
    const message = sandbox.telegram.messages(person.id).at(-1);
    expect(await feed({ callback_query: { ...late, message } })).toBe("done");
  });
});

it("has its own messages leave a chat alone for a second after an answer, though not after a screen that only changed", async () => {
  const person = makePerson();
  for (const command of ["/help", "/terms"]) {
    await query({ text: "DELETE FROM rate_limit" });
    const startedAt = performance.now();
    await say(person, command);
    const quiet = await quietMs(person);
    expect(quiet).toBeLessThanOrEqual(1_000);
    expect(quiet + (performance.now() - startedAt)).toBeGreaterThanOrEqual(999);
  }
  await query({ text: "DELETE FROM rate_limit" });
  await press(person, "menu");
  expect(await quietMs(person)).toBe(0);
});

describe("when things go wrong", () => {
  const membership = (person: Person, status: string) => ({
    my_chat_member: {
      chat: { id: person.id, type: "private", first_name: "Ada" },
      from: { ...person, is_bot: false },
      date: 1,
      old_chat_member: { status: "member", user: sandbox.telegram.bot },
      new_chat_member: { status, user: sandbox.telegram.bot },
    },
  });

  it("notes who blocked the bot, and sends them what they bought when they return", async () => {
    const { person, shopper } = await makeBuyer(5_000n);
    const offer = await makeOffer();
    await placeOrder({ shopperId: shopper.id, offerId: offer.id, isFromBalance: true });
    await feed(membership(person, "kicked"));
    await query({
      text: "UPDATE notification SET state = 'blocked' WHERE kind = 'delivery' AND shopper_id = $1",
      values: [shopper.id],
    });
    const look = () =>
      queryOne({
        text: `SELECT s.chat_blocked_at IS NOT NULL AS is_blocked, n.state FROM shopper s
                 JOIN notification n ON n.shopper_id = s.id AND n.kind = 'delivery' WHERE s.id = $1`,
        values: [shopper.id],
      });
    expect(await look()).toEqual({ is_blocked: true, state: "blocked" });
    await feed(membership(person, "member"));
    expect(await look()).toEqual({ is_blocked: false, state: "queued" });
  });

  it("has nothing left to do for somebody who blocked the bot meanwhile", async () => {
    const { person, shopper } = await makeBuyer();
    sandbox.telegram.block(person.id);
    expect(await say(person, "/profile")).toBe("done");
    const sql = "SELECT chat_blocked_at IS NOT NULL AS is_blocked FROM shopper WHERE id = $1";
    expect(await queryOne({ text: sql, values: [shopper.id] })).toEqual({ is_blocked: true });
  });

  it("keeps an update for later while Telegram is ill", async () => {
    const person = makePerson();
    sandbox.weather.telegramNext = ["error500"];
    expect(await say(person, "/start")).toBe("queued");
    const row = await queryOne({
      text: "SELECT attempts, error, lease_until > now() AS is_waiting FROM telegram_update WHERE update_id = $1",
      values: [lastUpdateId()],
    });
    expect(row).toMatchObject({ attempts: 1, is_waiting: true });
  });

  it.each([
    [0, 1],
    [40, 40],
    [90_000, 3_600],
  ])(
    "is silent for as long as Telegram says (%i s), however often, and answers then",
    async (said, seconds) => {
      const { person } = await makeBuyer();
      sandbox.weather.telegramRetryAfterSeconds = said;
      sandbox.weather.telegramNext = Array.from({ length: 7 }, () => "tooMany" as const);
      let startedAt = performance.now();
      expect(await say(person, "/profile")).toBe("queued");
      const look = () =>
        queryOne<{ wait: number }>({
          text: "SELECT extract(epoch FROM lease_until - now())::float8 * 1000 AS wait FROM telegram_update WHERE update_id = $1",
          values: [lastUpdateId()],
        });
      const past = "UPDATE telegram_update SET lease_until = now() WHERE update_id = $1";
      for (let round = 0; round < 6; round += 1) {
        const waits = [(await look()).wait, await quietMs(person)];
        const passed = performance.now() - startedAt;
        for (const wait of waits) {
          expect(wait).toBeLessThanOrEqual(seconds * 1_000);
          expect(wait + passed).toBeGreaterThanOrEqual(seconds * 1_000 - 1);
        }
        await query({ text: past, values: [lastUpdateId()] });
        startedAt = performance.now();
        await retryUpdates();
      }
      expect(answer(person).text).toBe("");
      await query({ text: past, values: [lastUpdateId()] });
      await retryUpdates();
      expect(answer(person).text).toContain("Your account");
    },
  );

  it("is done with a press of somebody banned that is too old to be answered", async () => {
    const { person, shopper } = await makeBuyer();
    await say(person, "/start");
    await query({
      text: "UPDATE shopper SET banned_at = now() WHERE id = $1",
      values: [shopper.id],
    });
    const from = fromPerson(person);
    const message = sandbox.telegram.messages(person.id).at(-1);
    const pressed = { id: "0", from, message, chat_instance: "1", data: "menu" };
    expect(await feed({ callback_query: pressed })).toBe("done");
  });

  it("does not come back to a group where it may not write", async () => {
    sandbox.weather.telegramNext = ["error500"];
    const chat = { id: -5005, type: "supergroup", title: "Friends" };
    expect(await feed({ message: messageFrom(makePerson(), "/start", { chat }) })).toBe("done");
  });

  it("gives poisoned updates up at the fifth failure, and tells the admins once in an hour", async () => {
    const person = makePerson();
    sandbox.weather.telegramErrorRate = 1;
    for (let count = 0; count < 3; count += 1) {
      await say(person, "/start");
      const text = "UPDATE telegram_update SET attempts = 5 WHERE update_id = $1";
      await query({ text, values: [lastUpdateId()] });
      await handleUpdate({
        update_id: lastUpdateId(),
        ...{ message: messageFrom(person, "/start") },
      });
      const sql = "SELECT state FROM telegram_update WHERE update_id = $1";
      expect(await queryOne({ text: sql, values: [lastUpdateId()] })).toEqual({ state: "dead" });
    }
    const alarms =
      "SELECT chat_id, payload->>'update_id' AS update FROM notification WHERE payload->>'alarm' = 'update_dead'";
    const update = String(lastUpdateId() - 2);
    expect(await query({ text: alarms })).toEqual([{ chat_id: "9001", update }]);
  });

  it("waits for Telegram when it cannot even ask who it is", async () => {
    const person = makePerson();
    setEnv({ TELEGRAM_API_ROOT: "http://127.0.0.1:9" });
    expect(await say(person, "/start")).toBe("queued");
    setEnv({ TELEGRAM_API_ROOT: sandbox.url });
    expect(await say(person, "/start")).toBe("done");
  });
});

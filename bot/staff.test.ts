import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { TITLE_LENGTH_MAX } from "@/lib/catalog/rules";
import { query, queryOne } from "@/lib/db";
import { loadSettings } from "@/lib/setting/load-settings";
import type { StaffRole } from "@/lib/staff/rules";
import { LOW_STOCK_AT_MAX } from "@/lib/stock/rules";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { calmWeather } from "@/sandbox/weather";
import { setEnv } from "@/test/database";
import {
  makeDeposit,
  makeLocation,
  makeOffer,
  makeShopper,
  placeOrder,
  settle,
} from "@/test/factories";
import { feed, fromPerson, lastUpdateId, messageFrom, type Person } from "@/test/feed-update";
import { openSandbox } from "@/test/open-sandbox";
import { OWNER_ID, readActs } from "@/test/sign-in";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(async () => {
  await query({ text: "DELETE FROM setting" });
  globalThis.kioskLimiters = undefined;
  setEnv({ TELEGRAM_API_ROOT: sandbox.url, NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1` });
  await loadSettings();
  Object.assign(sandbox.weather, calmWeather());
});
afterAll(() => sandbox.close());

const COMMANDS = [
  "/admin",
  "/admin_payments",
  "/admin_payments 2",
  "/payment dep_1",
  "/reconcile dep_1",
  "/stock",
  "/ban 1",
  "/unban 1",
  "/gencode",
  "/codes",
];

async function say(person: Person, text: string) {
  expect(await feed({ message: messageFrom(person, text) })).toBe("done");
  return answer(person);
}

/** Presses a button below what the bot said last; the answer is what stands there now. */
async function press(person: Person, data: string) {
  const message = sandbox.telegram.messages(person.id).at(-1);
  const id = sandbox.telegram.pressButton({
    ...{ userId: person.id, messageId: message?.message_id ?? 0, callbackData: data },
  });
  const pressed = { id, from: fromPerson(person), message, chat_instance: "1", data };
  expect(await feed({ callback_query: pressed })).toBe("done");
  return { ...answer(person), toast: sandbox.telegram.callbackAnswers.get(id)?.text };
}

function answer(person: Person) {
  const last = sandbox.telegram.messages(person.id).at(-1);
  const buttons = last?.reply_markup?.inline_keyboard.flat() ?? [];
  return {
    text: last?.text ?? "",
    count: sandbox.telegram.messages(person.id).length,
    labels: buttons.map(({ text }) => text),
    data: buttons.map((button) => button.callback_data).filter((data) => data !== undefined),
    pages: buttons.map((button) => button.web_app?.url).filter((url) => url !== undefined),
    copies: buttons.map((button) => button.copy_text?.text).filter((text) => text !== undefined),
  };
}

async function makeMember(role: StaffRole = "owner"): Promise<Person> {
  const person = sandbox.telegram.createUser({ first_name: "Mia" });
  await query({
    text: "INSERT INTO staff (telegram_id, name, role, invited_by) VALUES ($1, 'Mia', $2::staff_role, $3)",
    values: [person.id, role, OWNER_ID.toString()],
  });
  return person;
}

/** A shopper with a payment at the gateway's double, for an order. */
async function makePayment() {
  const person = sandbox.telegram.createUser({ first_name: "Ada <b>" });
  const shopper = await makeShopper({ telegramId: BigInt(person.id), firstName: "Ada <b>" });
  const offer = await makeOffer({ priceMinor: 1000n });
  const { id: orderId } = await placeOrder({ shopperId: shopper.id, offerId: offer.id });
  const deposit = await makeDeposit({ shopperId: shopper.id, orderId });
  return { person, shopper, orderId, ...deposit };
}

const save = async (name: string, value: string) => {
  await query({
    text: "INSERT INTO setting (name, value, changed_by) VALUES ($1, to_jsonb($2::text), 9001)",
    values: [name, value],
  });
  await loadSettings();
};

const ending = (id: string) => id.slice(-6).toUpperCase();
const acts = () => readActs();

describe("to everybody who does not run the shop", () => {
  it.each(COMMANDS)("%s is what any unknown command is", async (command) => {
    const stranger = sandbox.telegram.createUser({ first_name: "Eve" });
    const removed = await makeMember();
    await query({
      text: "UPDATE staff SET removed_at = now() WHERE telegram_id = $1",
      values: [removed.id],
    });
    const before = await acts();
    for (const person of [stranger, removed]) {
      const { count: _, ...unknown } = await say(person, "/nonsense");
      const { count, ...said } = await say(person, command);
      expect(said).toEqual(unknown);
      expect(count).toBeGreaterThan(1);
    }
    expect(await acts()).toEqual(before);
  });

  it("their buttons are out of date, whatever they say", async () => {
    const { person, depositId } = await makePayment();
    await say(person, "/help");
    for (const data of [
      "st:pays:1:-:-:-",
      `st:pay:${depositId}`,
      `st:ask:${depositId}`,
      "st:stock:1",
    ])
      expect((await press(person, data)).toast).toContain("out of date");
    for (const data of [`st:who:${person.id}`, `st:ban:${person.id}`, "st:codes:-", "st:rev:1"])
      expect((await press(person, data)).toast).toContain("out of date");
  });
});

describe("somebody of support", () => {
  it.each(["/ban 1", "/unban 1", "/gencode", "/codes"])(
    "hears that %s is not theirs",
    async (command) => {
      const support = await makeMember("support");
      const before = await acts();
      expect((await say(support, command)).text).toBe("Not done\nYour role does not allow this.");
      expect(await acts()).toEqual(before);
    },
  );

  it("may press no button that was made for a manager", async () => {
    const support = await makeMember("support");
    const { person, shopper } = await makePayment();
    await say(support, "/stock");
    for (const data of [
      `st:ban:${person.id}`,
      `st:unban:${person.id}`,
      "st:codes:-",
      "st:revoke:cod_1",
    ])
      expect((await press(support, data)).toast).toBe("Your role does not allow this.");
    const sql = "SELECT banned_at FROM shopper WHERE id = $1";
    expect(await queryOne({ text: sql, values: [shopper.id] })).toEqual({ banned_at: null });
  });

  it("looks at payments and stock, and asks the gateway", async () => {
    const support = await makeMember("support");
    const { depositId } = await makePayment();
    expect((await say(support, "/admin_payments")).data).toContain(`st:pay:${depositId}`);
    expect((await say(support, `/payment ${depositId}`)).text).toContain(ending(depositId));
    expect((await say(support, "/stock")).text).toContain("Stock");
  });
});

describe("/admin_payments", () => {
  it("leafs through all payments, ten a page, in one message", async () => {
    const owner = await makeMember();
    const { shopper } = await makePayment();
    const ids: string[] = [];
    for (let at = 0; at < 12; at += 1)
      ids.unshift((await makeDeposit({ shopperId: shopper.id, payCurrency: "ltc" })).depositId);
    const first = await say(owner, "/admin_payments");
    expect(first.data.slice(0, 10)).toEqual(ids.slice(0, 10).map((id) => `st:pay:${id}`));
    expect(first.text).toContain("1. ⏳ €10.00 · Litecoin · ");
    expect(first.text).toContain("Ada <b>");
    const second = await press(owner, "st:pays:2:-:-:-");
    expect(second.count).toBe(first.count);
    expect(second.data[0]).toBe(`st:pay:${ids[10]}`);
    expect((await say(owner, "/admin_payments 2")).text).toBe(second.text);
    const unclear = await say(owner, "/admin_payments nonsense");
    expect(unclear.text).toBe(first.text);
  });

  it("narrows down by status, coin and open review, and keeps one while another is chosen", async () => {
    const owner = await makeMember();
    const { shopper } = await makePayment();
    const paid = await makeDeposit({ shopperId: shopper.id, payCurrency: "sol" });
    await settle({ ...paid, receivedAmount: "10", creditMinor: 1000n, payCurrency: "sol" });
    await say(owner, "/admin_payments");
    const statuses = await press(owner, "st:status:1:-:sol:-");
    expect(statuses.data).toContain("st:pays:1:settled:sol:-");
    const narrowed = await press(owner, "st:pays:1:settled:sol:-");
    expect(narrowed.data[0]).toBe(`st:pay:${paid.depositId}`);
    expect(narrowed.text).toContain("1 payment");
    expect(narrowed.labels).toContain("Status: settled");
    expect((await press(owner, "st:coin:1:settled:-:open")).data).toContain(
      "st:pays:1:settled:btc:open",
    );
    expect((await press(owner, "st:pays:1:settled:btc:open")).text).toContain("There are none.");
  });

  it.each(["st:pays:99999:-:-:-", "st:pays:1:-:-", "st:pays:-1:-:-:-", "st:pays:1:-:$$:-"])(
    "answers the made-up button %s politely",
    async (data) => {
      const owner = await makeMember();
      await say(owner, "/admin_payments");
      expect((await press(owner, data)).toast).toContain("out of date");
    },
  );

  it("takes a status that there is not for any", async () => {
    const owner = await makeMember();
    await say(owner, "/admin_payments");
    expect((await press(owner, "st:pays:1:stolen:-:-")).labels).toContain("Status: All");
  });
});

describe("/payment", () => {
  it("shows money, evidence and whose it is, and leads on", async () => {
    const owner = await makeMember();
    const { depositId, gatewayPaymentId, orderId, person } = await makePayment();
    await settle({ depositId, gatewayPaymentId, receivedAmount: "10", creditMinor: 1000n });
    const shown = await say(owner, `/payment ${depositId}`);
    for (const words of [
      `Payment #${ending(depositId)}`,
      "settled · Tether USD (TRC20)",
      "Price: €10.00",
      "Credited: €10.00",
      `Order #${ending(orderId)}: paid`,
      "Ada <b>",
      "TXLAQ63Xg1NAzckPwKHvzw7CSEmLMEqcdj",
      "credited: €10.00",
      "order paid: €10.00",
    ])
      expect(shown.text).toContain(words);
    expect(shown.text).toMatch(/Received: \S*10 USDTTRC20/u);
    expect(shown.data).toEqual([`st:ask:${depositId}`, `st:who:${person.id}`, "st:pays:1:-:-:-"]);
    const to = (path: string) =>
      `https://shop.example/admin/sign-in?to=${encodeURIComponent(path)}`;
    expect(shown.pages).toEqual([
      to(`/admin/payments/${depositId}`),
      to(`/admin/orders/${orderId}`),
    ]);
  });

  it("finds it by the gateway's number and by its order", async () => {
    const owner = await makeMember();
    const { depositId, gatewayPaymentId, orderId } = await makePayment();
    for (const id of [gatewayPaymentId, orderId, depositId.toUpperCase()])
      expect((await say(owner, `/payment ${id}`)).text).toContain(`#${ending(depositId)}`);
  });

  it("asks which one where an order has several", async () => {
    const owner = await makeMember();
    const { depositId, orderId, shopper } = await makePayment();
    const second = await makeDeposit({ shopperId: shopper.id, orderId });
    const shown = await say(owner, `/payment ${orderId}`);
    expect(shown.text).toContain("Which one?");
    expect(shown.data).toEqual([`st:pay:${second.depositId}`, `st:pay:${depositId}`]);
  });

  it.each([
    "dep_000000000000000000000",
    "ord_zz",
    "999999999999",
    "x",
    "'; --",
    "%",
    "a".repeat(500),
  ])("says so where there is none: %s", async (id) => {
    const owner = await makeMember();
    const shown = await say(owner, `/payment ${id}`);
    expect(shown.text).toContain("There is no payment like this.");
    expect(shown.data).toEqual(["st:pays:1:-:-:-"]);
  });

  it("says what to write when nothing is", async () => {
    expect((await say(await makeMember(), "/payment")).text).toContain("/payment dep_…");
  });

  it("says so where a button's payment is not there", async () => {
    const owner = await makeMember();
    await say(owner, "/stock");
    const { toast } = await press(owner, "st:pay:dep_1");
    expect(toast).toBe("There is no such thing any more.");
  });

  it("is opened from below an alarm about a review, also where it is nobody's", async () => {
    const owner = await makeMember();
    const { depositId, shopper } = await makePayment();
    const open = (deposit: string | null) =>
      queryOne<{ id: string }>({
        text: `INSERT INTO review (reason, gateway, subject, deposit_id, shopper_id, evidence, proposed_minor)
               VALUES ('NO_ESTIMATE', 'nowpayments', gen_random_uuid(), $1::text, CASE WHEN $1::text IS NOT NULL THEN $2 END, '{}', NULL) RETURNING id::text`,
        values: [deposit, shopper.id],
      });
    await say(owner, "/stock");
    const { count } = answer(owner);
    const shown = await press(owner, `+st:rev:${(await open(depositId)).id}`);
    expect(shown.count).toBe(count + 1);
    expect(shown.text).toContain(`#${ending(depositId)}`);
    expect(shown.text).toContain("review: nobody can say what the coins are worth");
    expect((await press(owner, `+st:rev:${(await open(null)).id}`)).pages).toHaveLength(1);
  });
});

describe("/reconcile", () => {
  it("says that the gateway does not know one, writes down that it was asked, and changes nothing", async () => {
    const owner = await makeMember("support");
    const { depositId } = await makePayment();
    const said = await say(owner, `/reconcile ${depositId}`);
    expect(said.text).toContain(`#${ending(depositId)}: still waiting`);
    expect(said.text).toContain("The gateway does not know this payment.");
    expect(said.data).toEqual([`st:pay:${depositId}`]);
    const [act] = await query({
      text: "SELECT act, role, actor::int, address, after FROM audit_entry WHERE subject = $1",
      values: [depositId],
    });
    expect(act).toEqual({
      ...{ act: "payment.ask", role: "support", actor: owner.id, address: "chat" },
      after: { asked: [{ payment_id: depositId, status: "waiting" }] },
    });
  });

  it("says so while the gateway does not answer", async () => {
    setEnv({ TELEGRAM_API_ROOT: sandbox.url });
    const owner = await makeMember();
    const { depositId } = await makePayment();
    expect((await say(owner, `/reconcile ${depositId}`)).text).toContain("does not answer");
  });

  it("asks about all payments of an order, and about an order without any not at all", async () => {
    const owner = await makeMember();
    const { orderId } = await makePayment();
    expect((await say(owner, `/reconcile ${orderId}`)).text).toContain("Asked the gateway");
    expect(await readActs(orderId)).toEqual(["order.ask"]);
    expect((await say(owner, "/reconcile ord_1")).text).toContain(
      "There is no such thing any more.",
    );
  });

  it("is refused when it is asked again and again", async () => {
    const owner = await makeMember();
    const { depositId } = await makePayment();
    await say(owner, `/payment ${depositId}`);
    for (let at = 0; at < 6; at += 1) await say(owner, `/reconcile ${depositId}`);
    expect((await say(owner, `/reconcile ${depositId}`)).text).toContain("asked just now");
  });

  it.each([
    ["/reconcile", "Write which payment"],
    ["/reconcile nonsense", "There is no payment like this."],
  ])("answers %s", async (command, words) => {
    expect((await say(await makeMember(), command)).text).toContain(words);
  });
});

describe("/stock", () => {
  it("shows what runs low first, with its threshold, and leads to the page", async () => {
    const owner = await makeMember();
    await query({ text: "UPDATE offer SET low_stock_at = 0" });
    const { id } = await makeOffer({ title: "Last <tea>", units: 1 });
    await query({ text: "UPDATE offer SET low_stock_at = 3 WHERE id = $1", values: [id] });
    const shown = await say(owner, "/stock");
    expect(shown.text).toMatch(/Stock\n⚠️ 1 offer runs low/);
    expect(shown.text.indexOf("Last <tea>")).toBeLessThan(120);
    expect(shown.text).toContain("1 left, warns at 3");
    expect(shown.pages[0]).toContain(encodeURIComponent("/admin/stock"));
    expect((await say(owner, "/stock 99999")).text).toContain("Stock");
    expect((await press(owner, "st:stock:1")).text).toBe(shown.text);
  });

  it("shows ten offers whole where every title is as long as it may be", async () => {
    const owner = { ...(await makeMember()), language_code: "ru" };
    await query({ text: "UPDATE offer SET is_active = false" });
    const long = (mark: string) => `${mark} `.padEnd(TITLE_LENGTH_MAX, "x");
    for (let at = 0; at < 10; at += 1) {
      const locationId = await makeLocation({ name: long(`Place${at}`) });
      const { id } = await makeOffer({ title: long(`Tea${at}`), units: 0, locationId });
      const text = "UPDATE offer SET title = $2, low_stock_at = $3 WHERE id = $1";
      await query({ text, values: [id, long(`Box${at}`), LOW_STOCK_AT_MAX] });
    }
    const { text } = await say(owner, "/stock");
    for (let at = 0; at < 10; at += 1)
      for (const mark of ["Tea", "Box", "Place"]) expect(text).toContain(`${mark}${at} x`);
    expect(text.match(/предупреждение при 10000/g)).toHaveLength(10);
  });
});

describe("/ban and /unban", () => {
  const isBanned = async (id: string) =>
    (
      await queryOne<{ is: boolean }>({
        text: 'SELECT banned_at IS NOT NULL AS "is" FROM shopper WHERE id = $1',
        values: [id],
      })
    ).is;

  it("show who it is and ask, then do it, and write it down with the reason", async () => {
    const manager = await makeMember("manager");
    const { person, shopper, orderId } = await makePayment();
    const asked = await say(manager, `/ban ${person.id} Sells <on>`);
    expect(asked.text).toContain("Ada <b>");
    expect(asked.text).toContain(`Telegram ID ${person.id}`);
    expect(asked.text).toContain("Reason: Sells <on>");
    expect(asked.data).toEqual([`st:ban:${person.id}`, `st:who:${person.id}`]);
    expect(await isBanned(shopper.id)).toBe(false);
    const done = await press(manager, `st:ban:${person.id}`);
    expect(done.text).toContain("Banned.");
    const [act] = await query({
      text: "SELECT act, actor::int, role, reason, address, after FROM audit_entry WHERE subject = $1",
      values: [shopper.id],
    });
    expect(act).toEqual({
      ...{ act: "shopper.ban", actor: manager.id, role: "manager", reason: "Sells <on>" },
      ...{ address: "chat", after: { is_banned: true, cancelled_orders: [orderId] } },
    });
    expect((await say(person, "/start")).text).toContain("closed to you");

    const wanted = await say(manager, `/unban ${person.id}`);
    expect(wanted.data[0]).toBe(`st:unban:${person.id}`);
    expect(await isBanned(shopper.id)).toBe(true);
    await press(manager, `st:unban:${person.id}`);
    expect(await readActs(shopper.id)).toEqual(["shopper.ban", "shopper.unban"]);
    expect((await say(person, "/start")).text).toContain("Welcome");
  });

  it("ban once where the button is pressed twice", async () => {
    const owner = await makeMember();
    const { person, shopper } = await makePayment();
    expect((await say(owner, `/ban ${person.id}`)).text).not.toContain("Reason:");
    await press(owner, `st:ban:${person.id}`);
    expect((await press(owner, `st:ban:${person.id}`)).toast).toContain("out of date");
    expect(await readActs(shopper.id)).toEqual(["shopper.ban"]);
    expect((await say(owner, `/ban ${person.id}`)).text).toContain("banned already");
    expect((await say(owner, `/unban ${owner.id}`)).text).toContain("is not banned");
  });

  it("ban nobody but whom was asked about last, and nobody a quarter of an hour later", async () => {
    const owner = await makeMember();
    const [first, second] = [await makePayment(), await makePayment()];
    await say(owner, `/ban ${first.person.id}`);
    await say(owner, `/ban ${second.person.id}`);
    expect((await press(owner, `st:ban:${first.person.id}`)).toast).toContain("out of date");
    await query({ text: "UPDATE chat_prompt SET expires_at = now() - interval '1 second'" });
    expect((await press(owner, `st:ban:${second.person.id}`)).toast).toContain("out of date");
    expect([await isBanned(first.shopper.id), await isBanned(second.shopper.id)]).toEqual([
      false,
      false,
    ]);
  });

  it("find somebody by @name, and ask for the number where several had it", async () => {
    const owner = await makeMember();
    const [first, second] = [await makePayment(), await makePayment()];
    const name = (id: string) =>
      query({ text: "UPDATE shopper SET username = 'adal' WHERE id = $1", values: [id] });
    await name(first.shopper.id);
    expect((await say(owner, "/ban @AdaL spam!")).data[0]).toBe(`st:ban:${first.person.id}`);
    await name(second.shopper.id);
    const several = await say(owner, "/ban @adal");
    expect(several.text).toContain(String(second.person.id));
    expect(several.data).toEqual([]);
  });

  it("ban nobody who runs the shop", async () => {
    const [owner, manager] = [await makeMember(), await makeMember("manager")];
    await say(manager, "/stock");
    const refused = await say(owner, `/ban ${manager.id}`);
    expect(refused.text).toContain("They run this shop with you.");
    expect(refused.data).not.toContain(`st:ban:${manager.id}`);
    const { id } = await makeShopper({ telegramId: 6_000_001n });
    await query({
      text: `INSERT INTO chat_prompt (shopper_id, kind, subject, expires_at)
             SELECT s.id, 'ban', $2, now() + interval '5 minutes' FROM shopper s WHERE s.telegram_id = $1`,
      values: [owner.id, `${manager.id}\nforged`],
    });
    const { toast } = await press(owner, `st:ban:${manager.id}`);
    expect(toast).toBe("Your role does not allow this.");
    expect(await isBanned(id)).toBe(false);
  });

  it.each([
    ["/ban", "Write whom"],
    ["/unban", "Write whom"],
    ["/ban 999999999", "knows nobody like this"],
    ["/ban ada", "knows nobody like this"],
    ["/ban @no_such_name", "knows nobody like this"],
    ["/unban 12345678901234567890", "knows nobody like this"],
    ["/ban 999999999 x", "3 to 500 characters"],
    [`/ban 999999999 ${"x".repeat(501)}`, "3 to 500 characters"],
  ])("answer %s", async (command, words) => {
    const owner = await makeMember();
    const before = await acts();
    expect((await say(owner, command)).text).toContain(words);
    expect(await acts()).toEqual(before);
  });
});

describe("activation codes", () => {
  const codesIn = (text: string) =>
    [...text.matchAll(/\/activate ([0-9A-Z-]{14})$/gm)].map(([, code = ""]) => code);

  it("are made by a manager, shown once with buttons to copy them, and listed without", async () => {
    const manager = await makeMember("manager");
    await save("INVITE_ONLY", "on");
    const made = await say(manager, "/gencode 3 7");
    const codes = codesIn(made.text);
    expect(codes).toHaveLength(3);
    expect(made.text).toContain("3 activation codes\nGood for one account each, for 7 days.");
    expect(made.copies).toEqual([
      ...codes.map((code) => `/activate ${code}`),
      codes.map((code) => `/activate ${code}`).join("\n"),
    ]);
    const listed = await say(manager, "/codes");
    for (const code of codes) {
      expect(listed.text).toContain(code.slice(0, 4));
      expect(listed.text).not.toContain(code);
    }
  });

  it("are the same when the update comes again, and are made once", async () => {
    const owner = await makeMember();
    const before = (await acts()).length;
    const codes = codesIn((await say(owner, "/gencode 3")).text);
    expect(codes).toHaveLength(3);
    await feed({ message: messageFrom(owner, "/gencode 3") }, lastUpdateId());
    expect(codesIn(answer(owner).text)).toEqual(codes);
    expect((await acts()).slice(before)).toEqual(["code.make"]);
  });

  it("come one at a time for a month unless told, and fifty fit", async () => {
    const owner = await makeMember();
    const one = await say(owner, "/gencode");
    expect(codesIn(one.text)).toHaveLength(1);
    expect(one.text).toContain("for 30 days");
    expect(one.text).toContain("The shop is open to everybody now");
    const many = await say(owner, "/gencode 50 365");
    expect(codesIn(many.text)).toHaveLength(50);
    expect(many.copies).toEqual([]);
    for (const text of (await say(owner, "/gencode 10")).copies)
      expect(text.length).toBeLessThanOrEqual(256);
  });

  it.each(["0", "51", "1 0", "1 366", "-1", "x", "1 2 3", "1.5", "99999"])(
    "are not made for /gencode %s",
    async (wish) => {
      const owner = await makeMember();
      const before = await acts();
      expect((await say(owner, `/gencode ${wish}`)).text).toContain("up to 50 codes");
      expect(await acts()).toEqual(before);
    },
  );

  it("let a stranger in, once, and say the same whatever is wrong", async () => {
    const owner = await makeMember();
    await save("INVITE_ONLY", "on");
    const [code = ""] = codesIn((await say(owner, "/gencode")).text);
    const [stranger, late] = [
      sandbox.telegram.createUser({ first_name: "Otto" }),
      sandbox.telegram.createUser({ first_name: "Late" }),
    ];
    const closed = await say(stranger, "/start");
    expect(closed.text).toContain("/activate");
    expect((await say(stranger, "/activate")).text).toContain("/activate 7K3M-Q9XT-2VB0");
    const wrong = await say(stranger, "/activate 0000-0000-0000");
    expect(wrong.text).toContain("does not let anybody in");
    expect((await say(stranger, "/activate what?")).text).toBe(wrong.text);
    expect((await say(stranger, `/activate ${code.toLowerCase()}`)).text).toContain("Welcome in!");
    expect((await say(stranger, "/start")).text).toContain("Welcome to Kiosk");
    expect((await say(stranger, `/activate ${code}`)).text).toContain("You are in already.");
    expect((await say(late, `/activate ${code}`)).text).toBe(wrong.text);
    expect((await say(late, "/start")).text).toContain("By invitation only");
  });

  it("may be tried five times an hour; then it says when again", async () => {
    await save("INVITE_ONLY", "on");
    const stranger = sandbox.telegram.createUser({ first_name: "Eve" });
    for (let at = 0; at < 5; at += 1) await say(stranger, `/activate 0000-0000-000${at}`);
    expect((await say(stranger, "/activate 0000-0000-0009")).text).toContain(
      "Too many tries. Please try again in 60 minutes.",
    );
  });

  it("are not needed in an open shop", async () => {
    const stranger = sandbox.telegram.createUser({ first_name: "Otto" });
    expect((await say(stranger, "/activate 0000-0000-0000")).text).toContain("No code is needed");
  });

  it("can be revoked in the list, once", async () => {
    const owner = await makeMember();
    await query({
      text: "UPDATE activation_code SET revoked_at = now() WHERE used_at IS NULL AND revoked_at IS NULL",
    });
    await save("INVITE_ONLY", "on");
    const [code = ""] = codesIn((await say(owner, "/gencode")).text);
    const listed = await say(owner, "/codes");
    const [revoke = ""] = listed.data;
    const revoked = await press(owner, revoke);
    expect(revoked.toast).toContain("lets nobody in any more");
    expect(revoked.text).toContain("There are none.");
    expect((await press(owner, revoke)).toast).toContain("Somebody was faster");
    const stranger = sandbox.telegram.createUser({ first_name: "Otto" });
    expect((await say(stranger, `/activate ${code}`)).text).toContain("does not let anybody in");
  });
});

describe("in other languages", () => {
  it.each([
    ["de", "Lager"],
    ["ru", "Склад"],
    ["ar", "المخزون"],
  ])("speaks %s with those who run the shop", async (language_code, title) => {
    const owner = { ...(await makeMember()), language_code };
    expect((await say(owner, "/stock")).text.split("\n")[0]).toBe(title);
    const { depositId } = await makePayment();
    expect((await say(owner, `/payment ${depositId}`)).text).toContain(ending(depositId));
    expect((await say(owner, "/admin_payments")).data).toContain(`st:pay:${depositId}`);
  });
});

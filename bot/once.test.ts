// Updates that come twice, two at once, or again after a crash leave one thing behind.
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { query, queryOne } from "@/lib/db";
import { recordUpdate } from "@/lib/telegram/record-update";
import { takeUpdates } from "@/lib/telegram/take-updates";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { calmWeather } from "@/sandbox/weather";
import { setEnv, testDatabaseUrl } from "@/test/database";
import { makeShopper } from "@/test/factories";
import { messageFrom } from "@/test/feed-update";
import { openSandbox } from "@/test/open-sandbox";
import { makeStaff, readActs } from "@/test/sign-in";
import { retryUpdates } from "@/worker/retry-updates";
import { handleUpdate } from "./handle-update";

let sandbox: Sandbox;
let updates = 0;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(async () => {
  setEnv({ TELEGRAM_API_ROOT: sandbox.url, ADMIN_IDS: "" });
  Object.assign(sandbox.weather, calmWeather());
  await query({ text: "DELETE FROM rate_limit" });
});
afterEach(() => vi.useRealTimers());
afterAll(() => sandbox.close());

type Person = { id: number; first_name: string };
type Content = { update_id: number; [field: string]: unknown };

const makePerson = () => sandbox.telegram.createUser({ first_name: "Ada" });

const said = (person: Person) =>
  sandbox.telegram.messages(person.id).filter((one) => one.from?.is_bot !== false);

/** An update that has just come in and is this process's to handle. */
async function receive(content: Record<string, unknown>): Promise<Content> {
  updates += 1;
  const update = { update_id: updates, ...content };
  await recordUpdate(update);
  return update;
}

const message = (person: Person, text: string) => ({ message: messageFrom(person, text) });

/** The process that worked at it is gone: nobody holds it any more. */
const abandon = ({ update_id: id }: Content) =>
  query({
    text: "UPDATE telegram_update SET state = 'queued', lease_until = now() - interval '1 second' WHERE update_id = $1",
    values: [id],
  });

const stateOf = async ({ update_id: id }: Content) =>
  (
    await queryOne<{ state: string }>({
      text: "SELECT state FROM telegram_update WHERE update_id = $1",
      values: [id],
    })
  ).state;

const messagesOf = async (person: Person) =>
  (
    await query<{ text: string }>({
      text: `SELECT m.text FROM support_message m JOIN support_thread t ON t.id = m.thread_id JOIN shopper s ON s.id = t.shopper_id
              WHERE s.telegram_id = $1 ORDER BY m.id`,
      values: [person.id],
    })
  ).map(({ text }) => text);

const toldOf = (kind: string) =>
  query({ text: "SELECT 1 FROM notification WHERE kind = $1", values: [kind] });

describe("an update", () => {
  it("whose process was killed after its effect is handled again, with one effect", async () => {
    await makeStaff("support");
    const person = makePerson();
    const update = await receive(message(person, "/paysupport where is it?"));
    await handleUpdate(update);
    await abandon(update);
    expect(await retryUpdates()).toBe(1);
    expect(await stateOf(update)).toBe("done");
    expect(await messagesOf(person)).toEqual(["where is it?"]);
  });

  it("that two processes handle at the same moment leaves one shopper, one thread and one message to staff", async () => {
    await query({ text: "DELETE FROM notification" });
    const person = makePerson();
    const update = await receive(message(person, "/paysupport where is it?"));
    await Promise.all([handleUpdate(update), handleUpdate(update), handleUpdate(update)]);
    expect(await messagesOf(person)).toEqual(["where is it?"]);
    expect(await toldOf("support_message")).toHaveLength(1);
    const shoppers = "SELECT 1 FROM shopper WHERE telegram_id = $1";
    expect(await query({ text: shoppers, values: [person.id] })).toHaveLength(1);
  });

  it("that is typed as an answer is taken once, also when it comes again after the prompt was closed", async () => {
    const person = makePerson();
    await handleUpdate(await receive(message(person, "/paysupport")));
    const update = await receive(message(person, "my coins are late"));
    await handleUpdate(update);
    await abandon(update);
    await retryUpdates();
    expect(await messagesOf(person)).toEqual(["my coins are late"]);
  });

  it("whose answer Telegram refused is answered by the worker, and its effect is not repeated", async () => {
    const person = makePerson();
    sandbox.weather.telegramNext = ["error500"];
    const update = await receive(message(person, "/paysupport where is it?"));
    await handleUpdate(update);
    expect([await stateOf(update), said(person).length]).toEqual(["queued", 0]);
    await query({ text: "UPDATE telegram_update SET lease_until = now() WHERE state = 'queued'" });
    await retryUpdates();
    expect([await stateOf(update), said(person).length]).toEqual(["done", 1]);
    expect(await messagesOf(person)).toEqual(["where is it?"]);
  });

  it("that somebody still works at is nobody else's, however long it takes", async () => {
    const person = makePerson();
    const inTheWay = new pg.Client(testDatabaseUrl());
    await inTheWay.connect();
    await inTheWay.query("BEGIN; LOCK TABLE shopper IN ACCESS EXCLUSIVE MODE");
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const update = await receive(message(person, "/help"));
    const working = handleUpdate(update);
    await query({
      text: "UPDATE telegram_update SET lease_until = now() - interval '1 second' WHERE update_id = $1",
      values: [update.update_id],
    });
    await vi.advanceTimersByTimeAsync(10_000);
    const isHeld = "SELECT lease_until > now() AS held FROM telegram_update WHERE update_id = $1";
    await expect
      .poll(() => queryOne({ text: isHeld, values: [update.update_id] }))
      .toEqual({ held: true });
    expect(await takeUpdates({ batch: 10 })).toEqual([]);
    expect(await stateOf(update)).toBe("queued");
    await inTheWay.end();
    await working;
    expect(await stateOf(update)).toBe("done");
    expect(said(person)).toHaveLength(1);
  });
});

describe("two updates of one person at once", () => {
  it("are both heard, in one thread, and make one shopper", async () => {
    const person = makePerson();
    const both = [
      await receive(message(person, "/paysupport one")),
      await receive(message(person, "/paysupport two")),
    ];
    await Promise.all(both.map(handleUpdate));
    expect((await messagesOf(person)).toSorted()).toEqual(["one", "two"]);
    const threads =
      "SELECT 1 FROM support_thread t JOIN shopper s ON s.id = t.shopper_id WHERE s.telegram_id = $1";
    expect(await query({ text: threads, values: [person.id] })).toHaveLength(1);
    expect(said(person)).toHaveLength(2);
  });

  it("the same answer of staff, typed once and handled twice, reaches the shopper once", async () => {
    const person = makePerson();
    const member = makePerson();
    await query({
      text: "INSERT INTO staff (telegram_id, name, role, invited_by) VALUES ($1, 'Mia', 'support', 1)",
      values: [member.id],
    });
    await makeShopper({ telegramId: BigInt(member.id) });
    await handleUpdate(await receive(message(person, "/paysupport hello")));
    const { id } = await queryOne<{ id: string }>({
      text: "SELECT t.id FROM support_thread t JOIN shopper s ON s.id = t.shopper_id WHERE s.telegram_id = $1",
      values: [person.id],
    });
    await query({
      text: `INSERT INTO chat_prompt (shopper_id, kind, subject, expires_at)
             SELECT id, 'support_answer', $2, now() + interval '15 minutes' FROM shopper WHERE telegram_id = $1`,
      values: [member.id, id],
    });
    await query({ text: "DELETE FROM notification" });
    const update = await receive(message(member, "Hello, what is it?"));
    await Promise.all([handleUpdate(update), handleUpdate(update)]);
    expect(await messagesOf(person)).toEqual(["hello", "Hello, what is it?"]);
    expect(await toldOf("support_answer")).toHaveLength(1);
    expect(await readActs(id)).toEqual(["support.answer"]);
  });
});

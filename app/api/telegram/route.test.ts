import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { query, queryOne } from "@/lib/db";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { calmWeather } from "@/sandbox/weather";
import { setEnv } from "@/test/database";
import { openSandbox } from "@/test/open-sandbox";
import { GET, POST } from "./route";

const SECRET = "test-webhook-secret";
const context = { params: Promise.resolve({}) };

let sandbox: Sandbox;
let updates = 1000;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(() => {
  setEnv({ TELEGRAM_API_ROOT: sandbox.url });
  Object.assign(sandbox.weather, calmWeather());
});
afterAll(() => sandbox.close());

function makeUpdate(text = "/start") {
  updates += 1;
  const { id } = sandbox.telegram.createUser();
  const from = { id, is_bot: false, first_name: "Ada" };
  const entities = [{ type: "bot_command", offset: 0, length: 6 }];
  const chat = { id, type: "private", first_name: "Ada" };
  const message = { message_id: 1, date: 1, from, chat, text, entities };
  return { chat: id, update: { update_id: updates, message } };
}

function post(body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request("https://shop.example/api/telegram", {
    method: "POST",
    headers: { "x-telegram-bot-api-secret-token": SECRET, ...headers },
    body,
    ...(body instanceof ReadableStream && { duplex: "half" }),
  } as RequestInit);
  return POST(request, context);
}

const send = (update: object) => post(JSON.stringify(update));
const said = (chat: number) => sandbox.telegram.messages(chat).length;

async function countUpdates(): Promise<number> {
  return Number(
    (await queryOne<{ n: string }>({ text: "SELECT count(*) AS n FROM telegram_update" })).n,
  );
}

describe("POST /api/telegram", () => {
  it("hands an update to the bot and answers 200", async () => {
    const { chat, update } = makeUpdate();
    const response = await send(update);
    expect(response.status).toBe(200);
    expect(said(chat)).toBe(1);
    const sql = "SELECT state, attempts FROM telegram_update WHERE update_id = $1";
    expect(await queryOne({ text: sql, values: [update.update_id] })).toEqual({
      state: "done",
      attempts: 1,
    });
  });

  it.each([
    ["missing", ""],
    ["wrong", "test-webhook-secre"],
    ["longer", `${SECRET}x`],
  ])("answers 401 to a %s secret before it reads the body", async (_name, secret) => {
    const before = await countUpdates();
    let isRead = false;
    const body = new ReadableStream(
      {
        pull: (controller) => {
          isRead = true;
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const response = await post(body, { "x-telegram-bot-api-secret-token": secret });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: "SIGNATURE_INVALID" });
    expect(isRead).toBe(false);
    expect(await countUpdates()).toBe(before);
  });

  it("answers 401 to everybody while no secret is set", async () => {
    setEnv({ TELEGRAM_API_ROOT: sandbox.url, TELEGRAM_BOT_TOKEN: "", TELEGRAM_WEBHOOK_SECRET: "" });
    expect((await send(makeUpdate().update)).status).toBe(401);
  });

  it("lets a repeated update have one effect, one after the other or all at once", async () => {
    const { chat, update } = makeUpdate();
    await send(update);
    await send(update);
    expect(said(chat)).toBe(1);
    const storm = makeUpdate();
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(storm.update)));
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200));
    expect(said(storm.chat)).toBe(1);
    const late = makeUpdate();
    await send({ ...late.update, update_id: update.update_id - 500 });
    await send({ ...late.update, update_id: update.update_id - 500 });
    expect(said(late.chat)).toBe(1);
  });

  it.each([
    "",
    "{",
    "null",
    "[]",
    '"text"',
    "{}",
    '{"update_id":"7"}',
    '{"update_id":-1}',
    "\ufffe",
  ])("answers 400 to %j and keeps nothing", async (body) => {
    const before = await countUpdates();
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "MALFORMED" });
    expect(await countUpdates()).toBe(before);
  });

  it("answers 400 to bytes that are no text", async () => {
    expect((await post(new Uint8Array([0x7b, 0xff, 0x7d]))).status).toBe(400);
  });

  it("answers 413 to more than a megabyte", async () => {
    expect((await post(JSON.stringify({ update_id: 1, x: "x".repeat(2 ** 20) }))).status).toBe(413);
  });

  it("takes characters that no database keeps", async () => {
    const { chat, update } = makeUpdate("/start p_\u0000\ud800");
    expect((await send(update)).status).toBe(200);
    expect(said(chat)).toBe(1);
  });

  it("answers 200 also when the bot failed, so that Telegram sends the next update", async () => {
    const { chat, update } = makeUpdate();
    sandbox.weather.telegramNext = ["error500"];
    expect((await send(update)).status).toBe(200);
    expect(said(chat)).toBe(0);
    const rows = await query({
      text: "SELECT state, attempts FROM telegram_update WHERE update_id = $1",
      values: [update.update_id],
    });
    expect(rows).toEqual([{ state: "queued", attempts: 1 }]);
  });

  it("answers 405 to other methods", async () => {
    const response = await GET(new Request("https://shop.example/api/telegram"), context);
    expect(response.status).toBe(405);
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Api, InputFile } from "grammy";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Sandbox } from "@/sandbox/start-sandbox";
import {
  BOT_TOKEN,
  orderPayment,
  pngOf,
  startReceiver,
  startTestSandbox,
} from "@/sandbox/test-sandbox";

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startTestSandbox();
});
afterEach(() => sandbox.close());

type Json = Record<string, unknown>;

async function control(path: string, body?: Json): Promise<{ status: number; body: Json }> {
  const response = await fetch(`${sandbox.url}/control/${path}`, {
    method: body ? "POST" : "GET",
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Json };
}

test("a person is made and gets an address that opens the Mini App as Telegram Web does", async () => {
  const user = (await control("users", { first_name: "Ada", language_code: "ru" })).body;
  const launch = (await control("launch", { user_id: user.id, start_param: "p_tea" })).body;
  const url = new URL(String(launch.url));
  expect(url.origin).toBe("https://shop.example");
  const fields = new URLSearchParams(url.hash.slice(1));
  expect([...fields.keys()]).toEqual([
    "tgWebAppData",
    "tgWebAppVersion",
    "tgWebAppPlatform",
    "tgWebAppThemeParams",
    "tgWebAppStartParam",
  ]);
  expect(fields.get("tgWebAppData")).toBe(launch.init_data);
  expect(JSON.parse(fields.get("tgWebAppThemeParams") ?? "").bg_color).toBe("#ffffff");
});

test("open payments are listed and paid; the answer can wait for the last status", async () => {
  const { payment_id } = await orderPayment(sandbox, { order_id: "dep_9" });
  const open = (await control("payments?order_id=dep_9&open=1")).body as unknown as Json[];
  expect(open).toMatchObject([{ paymentId: payment_id, received: "0", isMoving: false }]);
  const paid = await control("pay", { payment_id, ratio: 0.6, wait: true });
  expect(paid.body).toMatchObject({ paymentId: payment_id, status: "partially_paid" });
  expect((await control("payments?open=1")).body).toEqual([]);
});

test("a late payment expires first and is finished after", async () => {
  const { payment_id } = await orderPayment(sandbox);
  const late = await control("pay", { payment_id, late_by_ms: 1, wait: true });
  expect(late.body).toMatchObject({ status: "finished" });
  const log = (await control("log")).body as unknown as Json[];
  expect(log.some(({ text }) => String(text).includes("Wallet sent"))).toBe(true);
});

test("weather, theme, coins and settings change, and unknown ones are refused", async () => {
  expect((await control("weather", { gatewayDelayMs: 5, ipnForge: true })).body).toMatchObject({
    gatewayDelayMs: 5,
    ipnForge: true,
  });
  expect((await control("weather", { sunshine: true })).status).toBe(400);
  expect((await control("weather", { ipnForge: "yes" })).status).toBe(400);
  await control("theme", { scheme: "dark" });
  const user = sandbox.telegram.createUser();
  const launch = (await control("launch", { user_id: user.id })).body;
  expect(decodeURIComponent(String(launch.hash))).toContain('"bg_color":"#212121"');
  await control("coin", { coin: "ltc", eur_per_coin: "50", minimum_eur: "3" });
  expect(sandbox.nowpayments.market.require("ltc")).toMatchObject({
    eurPerCoin: "50",
    minimumEur: "3",
  });
  expect((await control("settings", { stepMs: 9 })).body).toMatchObject({ stepMs: 9 });
  expect((await control("settings", { nonsense: 9 })).status).toBe(400);
});

test("the state of a person shows chat, wallet and log; wrong requests are told why", async () => {
  const user = sandbox.telegram.createUser({ first_name: "Ada" });
  await control("text", { user_id: user.id, text: "/start" });
  const state = (await control(`state?user_id=${user.id}`)).body;
  expect(state).toMatchObject({
    user: { first_name: "Ada", hasStarted: true },
    messages: [{ text: "/start" }],
    payments: [],
    miniAppUrl: "https://shop.example",
    isWebhookSet: false,
  });
  expect((await control("text", { user_id: user.id })).status).toBe(400);
  expect((await control("text", { user_id: 1, text: "x" })).status).toBe(400);
  expect((await control("nothing")).status).toBe(404);
});

test("a person's chats, language and commands are told and changed", async () => {
  const { profile } = sandbox.telegram;
  profile.commands["default/"] = [{ command: "help", description: "Help" }];
  profile.commands["default/de"] = [{ command: "help", description: "Hilfe" }];
  profile.names.de = "Eckladen";
  const { id } = sandbox.telegram.createUser({ first_name: "Ada" });
  for (const room of ["group", "saved"]) await control("text", { user_id: id, text: room, room });
  await control("language", { user_id: id, language_code: "de" });
  expect((await control(`state?user_id=${id}`)).body).toMatchObject({
    user: { language_code: "de" },
    bot: { name: "Eckladen" },
    commands: { bot: [{ description: "Hilfe" }], group: [{ description: "Hilfe" }] },
    messages: [],
    group: { title: "Friends", messages: [{ text: "group" }] },
    saved: [{ text: "saved" }],
    forcedReply: null,
  });
  expect((await control(`messages?user_id=${id}&room=saved`)).body).toMatchObject([
    { text: "saved" },
  ]);
  expect((await control(`messages?user_id=${id}&room=moon`)).status).toBe(400);
  expect((await control("language", { user_id: id, language_code: "Deutsch" })).status).toBe(400);
  expect((await control("language", { user_id: 1, language_code: "de" })).status).toBe(400);
});

test("inline mode is asked and answered over the wire, with its pictures", async () => {
  const receiver = await startReceiver();
  const api = new Api(BOT_TOKEN, { apiRoot: sandbox.url });
  await api.setWebhook(receiver.url);
  const { id } = sandbox.telegram.createUser({ first_name: "Ada" });
  const { photo } = await api.sendPhoto(id, new InputFile(pngOf(9, 9), "a.png"));
  const asked = control("inline", { user_id: id, room: "group", query: "tea" });
  await receiver.until(1);
  const [queryId = ""] = sandbox.telegram.inline.queries.keys();
  const photo_file_id = photo.at(-1)?.file_id ?? "";
  await api.answerInlineQuery(queryId, [
    { type: "photo", id: "1", photo_file_id, title: "Tea", caption: "Green" },
  ]);
  expect((await asked).body).toEqual({
    query_id: queryId,
    next_offset: "",
    button: null,
    results: [{ id: "1", title: "Tea", description: "", has_thumbnail: true, text: "Green" }],
  });
  const picture = `thumbnail?query_id=${queryId}&result_id=1`;
  const thumbnail = await fetch(`${sandbox.url}/control/${picture}`);
  expect(Buffer.from(await thumbnail.arrayBuffer())).toEqual(pngOf(9, 9));
  await control("choose-inline", { query_id: queryId, result_id: "1" });
  expect((await control(`messages?user_id=${id}&room=group`)).body).toMatchObject([
    { caption: "Green", via_bot: { is_bot: true } },
  ]);
  const gone = await control("choose-inline", { query_id: queryId, result_id: "2" });
  expect(gone.status).toBe(400);
  expect((await control("sent")).body).toMatchObject([{ chatId: id, method: "sendPhoto" }]);
  receiver.server.close();
});

test("a sandbox goes on from its file, with groups, names and notes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sandbox-"));
  const dataFile = join(folder, "data.json");
  const before = await startTestSandbox({ dataFile });
  const { id } = before.telegram.createUser({ first_name: "Ada" });
  for (const room of ["group", "saved"] as const)
    before.telegram.sendText({ userId: id, text: room, room });
  before.telegram.profile.names.de = "Eckladen";
  await before.close();
  const after = await startTestSandbox({ dataFile });
  expect(after.telegram.chats.messagesIn(id, "group")).toMatchObject([{ text: "group" }]);
  expect(after.telegram.chats.messagesIn(id, "saved")).toMatchObject([{ text: "saved" }]);
  expect(after.telegram.nameFor("de-at")).toBe("Eckladen");
  await after.close();
  rmSync(folder, { recursive: true });
});

test("an open page hears of changes", async () => {
  const response = await fetch(`${sandbox.url}/control/events`);
  const reader = response.body?.getReader();
  const next = async () => new TextDecoder().decode((await reader?.read())?.value);
  expect(await next()).toBe("data: hello\n\n");
  sandbox.telegram.createUser();
  expect(await next()).toBe("data: changed\n\n");
  await reader?.cancel();
});

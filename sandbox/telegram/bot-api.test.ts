import { Api, HttpError, InputFile } from "grammy";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { BOT_TOKEN, pngOf, refusal, startTestSandbox } from "@/sandbox/test-sandbox";

const PNG = pngOf(1, 1);

let sandbox: Sandbox;
let api: Api;
let chatId: number;

beforeEach(async () => {
  sandbox = await startTestSandbox();
  api = new Api(BOT_TOKEN, { apiRoot: sandbox.url });
  chatId = sandbox.telegram.createUser({ first_name: "Ada" }).id;
});
afterEach(() => sandbox.close());

describe("the door", () => {
  test("a wrong token is 401, an unknown method 404", async () => {
    const status = async (path: string) => (await fetch(`${sandbox.url}${path}`)).status;
    expect(await status("/bot1:wrong/getMe")).toBe(401);
    expect(await status(`/bot${BOT_TOKEN}/getNothing`)).toBe(404);
    expect(await status(`/bot${BOT_TOKEN}/getMe`)).toBe(200);
  });

  test("getMe tells the bot that belongs to the token", async () => {
    expect(await api.getMe()).toMatchObject({
      id: 7_000_000_001,
      is_bot: true,
      first_name: "Kiosk",
    });
  });
});

describe("sending", () => {
  test("a message comes back as Telegram stores it, and stands in the chat", async () => {
    const message = await api.sendMessage(chatId, "Hello <b>Ada</b> &amp; co", {
      parse_mode: "HTML",
      reply_markup: { inline_keyboard: [[{ text: "Go", callback_data: "go" }]] },
    });
    expect(message).toMatchObject({
      text: "Hello Ada & co",
      entities: [{ type: "bold", offset: 6, length: 3 }],
      chat: { id: chatId, type: "private", first_name: "Ada" },
      from: { is_bot: true },
      reply_markup: { inline_keyboard: [[{ text: "Go", callback_data: "go" }]] },
    });
    expect(sandbox.telegram.messages(chatId)).toEqual([message]);
  });

  test("the limits are Telegram's", async () => {
    expect((await api.sendMessage(chatId, "x".repeat(4096))).text).toHaveLength(4096);
    expect(await refusal(api.sendMessage(chatId, "x".repeat(4097)))).toEqual({
      code: 400,
      text: "Bad Request: message is too long",
    });
    expect((await refusal(api.sendMessage(chatId, "<b> </b>", { parse_mode: "HTML" }))).text).toBe(
      "Bad Request: message text is empty",
    );
    const button = (data: string) => ({
      reply_markup: { inline_keyboard: [[{ text: "b", callback_data: data }]] },
    });
    await api.sendMessage(chatId, "ok", button("я".repeat(32)));
    expect((await refusal(api.sendMessage(chatId, "no", button("я".repeat(33))))).text).toBe(
      "Bad Request: BUTTON_DATA_INVALID",
    );
    const photo = new InputFile(PNG, "a.png");
    const caption = "x".repeat(1025);
    expect((await refusal(api.sendPhoto(chatId, photo, { caption }))).text).toBe(
      "Bad Request: message caption is too long",
    );
  });

  test("a web app button must be HTTPS, or on this machine", async () => {
    const open = (url: string) => ({
      reply_markup: { inline_keyboard: [[{ text: "Shop", web_app: { url } }]] },
    });
    await api.sendMessage(chatId, "ok", open("https://shop.example"));
    await api.sendMessage(chatId, "ok", open("http://127.0.0.1:3000"));
    const { text } = await refusal(api.sendMessage(chatId, "no", open("http://shop.example")));
    expect(text).toContain("Only HTTPS links are allowed");
  });

  test("files come as multipart, keep their bytes and can be sent again by id", async () => {
    const bytes = Buffer.from([0, 13, 10, 45, 45, 255, 13, 10]);
    const sent = await api.sendDocument(chatId, new InputFile(bytes, "licence.bin"), {
      caption: "<i>yours</i>",
      parse_mode: "HTML",
    });
    expect(sent.document).toMatchObject({
      file_name: "licence.bin",
      mime_type: "application/octet-stream",
      file_size: 8,
    });
    expect(sent).toMatchObject({ caption: "yours", caption_entities: [{ type: "italic" }] });
    const file = await api.getFile(sent.document.file_id);
    const stored = await fetch(`${sandbox.url}/file/bot${BOT_TOKEN}/${file.file_path}`);
    expect(Buffer.from(await stored.arrayBuffer())).toEqual(bytes);
    const again = await api.sendDocument(chatId, sent.document.file_id);
    expect(again.document).toEqual(sent.document);
  });

  test("a photo must be a picture", async () => {
    const sent = await api.sendPhoto(chatId, new InputFile(PNG, "a.png"));
    expect(sent.photo).toEqual([expect.objectContaining({ width: 1, height: 1 })]);
    const svg = new InputFile(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "a.svg");
    expect((await refusal(api.sendPhoto(chatId, svg))).text).toBe(
      "Bad Request: IMAGE_PROCESS_FAILED",
    );
  });

  test("an album has two to ten pieces of one kind and appears under one id", async () => {
    const photo = (name: string) => ({ type: "photo" as const, media: new InputFile(PNG, name) });
    const album = await api.sendMediaGroup(chatId, [photo("a.png"), photo("b.png")]);
    expect(album).toHaveLength(2);
    expect(new Set(sandbox.telegram.messages(chatId).map((each) => each.media_group_id)).size).toBe(
      1,
    );
    expect((await refusal(api.sendMediaGroup(chatId, [photo("a.png")]))).text).toContain("too few");
    const eleven = Array.from({ length: 11 }, (_, index) => photo(`${index}.png`));
    expect((await refusal(api.sendMediaGroup(chatId, eleven))).text).toContain("too many");
    const mixed = [
      photo("a.png"),
      { type: "document" as const, media: new InputFile(PNG, "b.png") },
    ];
    expect((await refusal(api.sendMediaGroup(chatId, mixed as never))).text).toContain("mixed");
    expect(sandbox.telegram.messages(chatId)).toHaveLength(2);
  });
});

describe("people", () => {
  test("nobody, a stranger and one who blocked the bot are refused differently", async () => {
    expect(await refusal(api.sendMessage(42, "x"))).toEqual({
      code: 400,
      text: "Bad Request: chat not found",
    });
    const stranger = sandbox.telegram.createUser({ allowsWriteToPm: false });
    expect(await refusal(api.sendMessage(stranger.id, "x"))).toEqual({
      code: 403,
      text: "Forbidden: bot can't initiate conversation with a user",
    });
    sandbox.telegram.sendText({ userId: stranger.id, text: "/start" });
    await api.sendMessage(stranger.id, "welcome");
    sandbox.telegram.block(chatId);
    expect(await refusal(api.sendMessage(chatId, "x"))).toEqual({
      code: 403,
      text: "Forbidden: bot was blocked by the user",
    });
  });
});

describe("set-up", () => {
  test("commands, descriptions and the menu button are kept", async () => {
    await api.setMyCommands([{ command: "shop", description: "Open the shop" }]);
    expect(await api.getMyCommands()).toEqual([{ command: "shop", description: "Open the shop" }]);
    const bad = api.setMyCommands([{ command: "Shop!", description: "x" }]);
    expect((await refusal(bad)).text).toBe("Bad Request: BOT_COMMAND_INVALID");
    const button = {
      type: "web_app",
      text: "Shop",
      web_app: { url: "https://s.example" },
    } as const;
    await api.setChatMenuButton({ menu_button: button });
    expect(await api.getChatMenuButton({ chat_id: chatId })).toEqual(button);
  });

  test("a webhook needs HTTPS unless it is on this machine", async () => {
    const { text } = await refusal(api.setWebhook("http://shop.example/api/telegram"));
    expect(text).toContain("An HTTPS URL must be provided");
    await api.setWebhook("http://127.0.0.1:9/api/telegram", { allowed_updates: ["message"] });
    expect(await api.getWebhookInfo()).toMatchObject({
      url: "http://127.0.0.1:9/api/telegram",
      allowed_updates: ["message"],
      pending_update_count: 0,
    });
  });
});

describe("weather", () => {
  test("429 tells how long to wait, and hits only messages", async () => {
    sandbox.weather.telegramTooManyRate = 1;
    sandbox.weather.telegramRetryAfterSeconds = 7;
    await api.getMe();
    const error = await api.sendMessage(chatId, "x").catch((reason: unknown) => reason);
    expect(error).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } });
  });

  test("a lost answer leaves the message in the chat", async () => {
    sandbox.weather.telegramNext.push("loseAnswer");
    await expect(api.sendMessage(chatId, "once")).rejects.toBeInstanceOf(HttpError);
    expect(sandbox.telegram.messages(chatId).map((message) => message.text)).toEqual(["once"]);
  });

  test("Telegram's own limits hold when they are switched on, and only for what is sent", async () => {
    for (let count = 0; count < 4; count += 1) await api.sendMessage(chatId, "no limits");
    sandbox.weather.telegramLimits = true;
    const { message_id } = await api.sendMessage(chatId, "1");
    await api.sendMessage(chatId, "2");
    await api.sendMessage(chatId, "3");
    const error = await api.sendMessage(chatId, "4").catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      error_code: 429,
      description: "Too Many Requests: retry after 1",
      parameters: { retry_after: 1 },
    });
    await api.editMessageText(chatId, message_id, "edited");
    expect(sandbox.telegram.messages(chatId)).toHaveLength(7);
  });

  test("what was sent is told with its time, also where the answer was lost", async () => {
    const startedAt = Date.now();
    await api.sendMessage(chatId, "1");
    sandbox.weather.telegramNext.push("loseAnswer", "error500");
    await api.sendMessage(chatId, "2").catch(() => undefined);
    await api.sendMessage(chatId, "3").catch(() => undefined);
    const album = ["a.png", "b.png"].map((name) => ({
      type: "photo" as const,
      media: new InputFile(PNG, name),
    }));
    await api.sendMediaGroup(chatId, album);
    expect(sandbox.telegram.sent).toMatchObject([
      { chatId, method: "sendMessage", messages: 1, isLost: false },
      { chatId, method: "sendMessage", messages: 1, isLost: true },
      { chatId, method: "sendMediaGroup", messages: 2, isLost: false },
    ]);
    const times = sandbox.telegram.sent.map(({ at }) => at);
    expect([startedAt, ...times, Date.now()].toSorted((a, b) => a - b).slice(1, -1)).toEqual(times);
  });

  test("planned faults come first, one per message", async () => {
    sandbox.weather.telegramNext.push("error500", "forbidden");
    expect((await refusal(api.sendMessage(chatId, "x"))).code).toBe(500);
    expect((await refusal(api.sendMessage(chatId, "x"))).code).toBe(403);
    await api.sendMessage(chatId, "x");
  });
});

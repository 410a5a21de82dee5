import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Api, InlineKeyboard, InlineQueryResultBuilder, InputFile } from "grammy";
import type { InlineQueryResult } from "grammy/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { BOT_TOKEN, pngOf, refusal, startReceiver, startTestSandbox } from "@/sandbox/test-sandbox";

let sandbox: Sandbox;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let api: Api;
let userId: number;

beforeEach(async () => {
  sandbox = await startTestSandbox();
  receiver = await startReceiver();
  api = new Api(BOT_TOKEN, { apiRoot: sandbox.url });
  userId = sandbox.telegram.createUser({ first_name: "Ada", language_code: "de" }).id;
  await api.setWebhook(receiver.url, {
    allowed_updates: ["inline_query", "message", "callback_query"],
  });
});
afterEach(async () => {
  await sandbox.close();
  receiver.server.close();
});

const BUY = new InlineKeyboard().url("Open", "https://t.me/kiosk_demo_bot?start=p_tea");
const article = (id: string, more: object = {}): InlineQueryResult => ({
  ...InlineQueryResultBuilder.article(id, "Tea", { description: "From €5" }).text(
    "Green <b>tea</b>",
    {
      parse_mode: "HTML",
    },
  ),
  ...more,
});

const ask = (room: "bot" | "group" | "saved" = "saved") =>
  sandbox.telegram.inline.ask({ userId, room, query: "tea" });

const choose = (queryId: string, resultId: string) =>
  sandbox.telegram.inline.choose({ queryId, resultId });

describe("a query", () => {
  test.each([
    ["bot", "sender"],
    ["group", "group"],
    ["saved", "private"],
  ] as const)("from %s tells the bot no more than the kind of chat: %s", async (room, type) => {
    const { id } = ask(room);
    await receiver.until(1);
    expect(receiver.received[0]?.body).toMatchObject({
      inline_query: { id, query: "tea", offset: "", chat_type: type },
    });
    expect(receiver.received[0]?.body.inline_query).toMatchObject({
      from: { id: userId, language_code: "de" },
    });
  });

  test("is answered once, with what to ask for next and a way into the bot", async () => {
    const { id } = ask();
    const button = { text: "Open the shop", start_parameter: "inline" };
    await api.answerInlineQuery(id, [article("1", { reply_markup: BUY })], {
      next_offset: "50",
      button,
    });
    expect(sandbox.telegram.inline.queries.get(id)?.answer).toMatchObject({
      nextOffset: "50",
      button,
      results: [{ id: "1", title: "Tea", description: "From €5", content: { text: "Green tea" } }],
    });
    expect((await refusal(api.answerInlineQuery(id, []))).text).toBe(
      "Bad Request: query is too old and response timeout expired or query ID is invalid",
    );
    expect((await refusal(api.answerInlineQuery("42", []))).code).toBe(400);
  });

  test.each([
    [
      Array.from({ length: 51 }, (_, at) => article(`${at}`)),
      "too many inline query results specified",
    ],
    [[article("1"), article("1")], "RESULT_ID_DUPLICATE"],
    [[article("я".repeat(33))], "RESULT_ID_INVALID"],
    [[article("")], "RESULT_ID_INVALID"],
    [
      [article("1", { title: undefined })],
      `can't parse inline query result: Can't find field "title"`,
    ],
    [
      [article("1", { input_message_content: undefined })],
      `can't parse inline query result: Can't find field "message_text"`,
    ],
    [[article("1", { input_message_content: { message_text: " " } })], "message text is empty"],
    [
      [
        article("1", {
          reply_markup: InlineKeyboard.from([[InlineKeyboard.webApp("x", "https://a.example")]]),
        }),
      ],
      "BUTTON_TYPE_INVALID",
    ],
    [
      [{ type: "photo", id: "1", photo_url: "a.png", thumbnail_url: "a.png" }],
      "WEBDOCUMENT_URL_INVALID",
    ],
    [[{ type: "photo", id: "1", photo_url: "https://a.example/a.png" }], "PHOTO_THUMB_URL_EMPTY"],
    [
      [{ type: "photo", id: "1", photo_file_id: "nothing" }],
      "wrong file identifier/HTTP URL specified",
    ],
  ])("is not answered with what Telegram refuses (%#)", async (results, reason) => {
    const { id } = ask();
    const call = api.answerInlineQuery(id, results as InlineQueryResult[]);
    expect(await refusal(call)).toEqual({ code: 400, text: `Bad Request: ${reason}` });
    expect(sandbox.telegram.inline.queries.get(id)?.answer).toBeNull();
  });

  test("takes fifty results, and an offset of 64 bytes", async () => {
    const results = Array.from({ length: 50 }, (_, at) => article(`${at}`));
    const { id } = ask();
    const long = { next_offset: "x".repeat(65) };
    expect((await refusal(api.answerInlineQuery(id, results, long))).text).toBe(
      "Bad Request: NEXT_OFFSET_INVALID",
    );
    const nowhere = { button: { text: "Open", start_parameter: "a b" } };
    expect((await refusal(api.answerInlineQuery(id, results, nowhere))).text).toBe(
      "Bad Request: START_PARAM_INVALID",
    );
    await api.answerInlineQuery(id, results, { next_offset: "x".repeat(64) });
  });
});

describe("a chosen result", () => {
  test("stands in the chat as written by the person with the bot's help, and the bot hears nothing", async () => {
    const { id } = ask("saved");
    await api.answerInlineQuery(id, [article("1", { reply_markup: BUY })]);
    const message = await choose(id, "1");
    expect(message).toMatchObject({
      text: "Green tea",
      entities: [{ type: "bold" }],
      from: { id: userId },
      via_bot: { id: 7_000_000_001, is_bot: true },
      reply_markup: { inline_keyboard: [[{ text: "Open" }]] },
    });
    expect(sandbox.telegram.chats.messagesIn(userId, "saved")).toEqual([message]);
    expect(sandbox.telegram.messages(userId)).toEqual([]);
    await receiver.until(1);
    expect(receiver.received).toHaveLength(1);
    await expect(choose(id, "2")).rejects.toThrow("no inline result 2");
  });

  test("in the group reaches everybody there, and the bot", async () => {
    const { id } = ask("group");
    await api.answerInlineQuery(id, [article("1")]);
    await choose(id, "1");
    const other = sandbox.telegram.createUser({ first_name: "Boris" });
    expect(sandbox.telegram.chats.messagesIn(other.id, "group")).toMatchObject([
      { text: "Green tea", chat: { type: "group", title: "Friends" } },
    ]);
    await receiver.until(2);
    expect(receiver.received[1]?.body).toMatchObject({ message: { via_bot: { is_bot: true } } });
  });

  test("with a picture by address or by id is posted with it", async () => {
    const server: Server = createServer((_request, response) => response.end(pngOf(60, 40)));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.png`;
    const { photo } = await api.sendPhoto(userId, new InputFile(pngOf(60, 40), "b.png"));
    const { id } = ask();
    await api.answerInlineQuery(id, [
      {
        type: "photo",
        id: "url",
        photo_url: url,
        thumbnail_url: url,
        caption: "<i>Tea</i>",
        parse_mode: "HTML",
      },
      { type: "photo", id: "file", photo_file_id: photo.at(-1)?.file_id ?? "" },
    ]);
    const byUrl = await choose(id, "url");
    expect(byUrl).toMatchObject({ caption: "Tea", caption_entities: [{ type: "italic" }] });
    expect(byUrl.photo?.at(-1)).toMatchObject({ width: 60, height: 40 });
    expect((await choose(id, "file")).photo).toEqual(photo);
    const thumbnail = await sandbox.telegram.inline.thumbnail({ queryId: id, resultId: "url" });
    expect(thumbnail.bytes).toEqual(pngOf(60, 40));
    server.close();
  });

  test("comes back by an id of its own when its button is pressed, and is edited by it", async () => {
    const { id } = ask();
    const keyboard = new InlineKeyboard().text("Stock?", "stock");
    await api.answerInlineQuery(id, [article("1", { reply_markup: keyboard })]);
    const { message_id: messageId } = await choose(id, "1");
    sandbox.telegram.pressButton({ userId, messageId, callbackData: "stock" });
    await receiver.until(2);
    const query = receiver.received[1]?.body.callback_query as Record<string, string>;
    expect(query).toMatchObject({ data: "stock", inline_message_id: expect.any(String) });
    expect(query).not.toHaveProperty("message");
    const inlineId = query.inline_message_id ?? "";
    expect(await api.editMessageTextInline(inlineId, "Sold out")).toBe(true);
    expect(sandbox.telegram.chats.messagesIn(userId, "saved")).toMatchObject([
      { text: "Sold out" },
    ]);
    expect((await refusal(api.editMessageTextInline("nonsense", "x"))).text).toBe(
      "Bad Request: MESSAGE_ID_INVALID",
    );
  });
});

import { Api, InputFile, InputMediaBuilder } from "grammy";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { BOT_TOKEN, pngOf, refusal, startTestSandbox } from "@/sandbox/test-sandbox";

const UNCHANGED =
  "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";
const KEYS = { inline_keyboard: [[{ text: "Go", callback_data: "go" }]] };

let sandbox: Sandbox;
let api: Api;
let chatId: number;

beforeEach(async () => {
  sandbox = await startTestSandbox();
  api = new Api(BOT_TOKEN, { apiRoot: sandbox.url });
  chatId = sandbox.telegram.createUser({ first_name: "Ada" }).id;
});
afterEach(() => sandbox.close());

const photo = (name = "a.png") => new InputFile(pngOf(400, 300), name);

const only = () => {
  const [message, ...others] = sandbox.telegram.messages(chatId);
  expect(others).toEqual([]);
  return message;
};

describe("editMessageText", () => {
  test("puts new words and buttons in the place of the old ones", async () => {
    const { message_id } = await api.sendMessage(chatId, "one", { reply_markup: KEYS });
    const edited = await api.editMessageText(chatId, message_id, "<b>two</b>", {
      parse_mode: "HTML",
    });
    expect(edited).toMatchObject({
      message_id,
      text: "two",
      entities: [{ type: "bold", offset: 0, length: 3 }],
      edit_date: expect.any(Number),
    });
    expect(only()).toEqual(edited);
    expect(only()).not.toHaveProperty("reply_markup");
  });

  test("refuses what changes nothing, also where only the source of the markup differs", async () => {
    const options = { parse_mode: "HTML", reply_markup: KEYS } as const;
    const { message_id } = await api.sendMessage(chatId, "a &amp; b", options);
    const same = api.editMessageText(chatId, message_id, "a & b", { reply_markup: KEYS });
    expect(await refusal(same)).toEqual({ code: 400, text: UNCHANGED });
    expect(only()).not.toHaveProperty("edit_date");
  });

  test("refuses messages that are gone, somebody else's, or pictures, and too long a text", async () => {
    const text = async (messageId: number, words = "x") =>
      (await refusal(api.editMessageText(chatId, messageId, words))).text;
    expect(await text(9999)).toBe("Bad Request: message to edit not found");
    const theirs = sandbox.telegram.sendText({ userId: chatId, text: "mine" });
    expect(await text(theirs.message_id)).toBe("Bad Request: message can't be edited");
    const picture = await api.sendPhoto(chatId, photo());
    expect(await text(picture.message_id)).toBe(
      "Bad Request: there is no text in the message to edit",
    );
    const own = await api.sendMessage(chatId, "own");
    expect(await text(own.message_id, "x".repeat(4097))).toBe("Bad Request: message is too long");
    expect(await text(own.message_id, " ")).toBe("Bad Request: message text is empty");
  });

  test("takes only inline keyboards", async () => {
    const { message_id } = await api.sendMessage(chatId, "one");
    const forced = { reply_markup: { force_reply: true } } as never;
    expect((await refusal(api.editMessageText(chatId, message_id, "two", forced))).text).toBe(
      "Bad Request: inline keyboard expected",
    );
    expect(only()).toMatchObject({ text: "one" });
  });
});

describe("editMessageCaption", () => {
  test("changes words and buttons below a picture, or takes them away", async () => {
    const { message_id } = await api.sendPhoto(chatId, photo(), { caption: "one" });
    await api.editMessageCaption(chatId, message_id, { caption: "two", reply_markup: KEYS });
    expect(only()).toMatchObject({ caption: "two", reply_markup: KEYS });
    await api.editMessageCaption(chatId, message_id);
    expect(only()).not.toHaveProperty("caption");
    const again = await refusal(api.editMessageCaption(chatId, message_id));
    expect(again.text).toBe(UNCHANGED);
  });

  test("refuses a text message, and a caption of more than 1024 characters", async () => {
    const words = await api.sendMessage(chatId, "words");
    const caption = api.editMessageCaption(chatId, words.message_id, { caption: "x" });
    expect((await refusal(caption)).text).toBe(
      "Bad Request: there is no caption in the message to edit",
    );
    const { message_id } = await api.sendPhoto(chatId, photo());
    const long = api.editMessageCaption(chatId, message_id, { caption: "x".repeat(1025) });
    expect((await refusal(long)).text).toBe("Bad Request: message caption is too long");
  });
});

describe("editMessageMedia", () => {
  test("changes picture, caption and buttons at once", async () => {
    const sent = await api.sendPhoto(chatId, photo(), { caption: "one", reply_markup: KEYS });
    const media = InputMediaBuilder.photo(new InputFile(pngOf(800, 800), "b.png"), {
      caption: "<i>two</i>",
      parse_mode: "HTML",
    });
    await api.editMessageMedia(chatId, sent.message_id, media);
    const message = only();
    expect(message).toMatchObject({ caption: "two", caption_entities: [{ type: "italic" }] });
    expect(message?.photo?.at(-1)).toMatchObject({ width: 800, height: 800 });
    expect(message).not.toHaveProperty("reply_markup");
  });

  test("puts a picture in the place of a text, and a file in the place of a picture", async () => {
    const { message_id } = await api.sendMessage(chatId, "words");
    await api.editMessageMedia(chatId, message_id, InputMediaBuilder.photo(photo()));
    expect(only()).toMatchObject({ photo: expect.any(Array) });
    expect(only()).not.toHaveProperty("text");
    const file = new InputFile(Buffer.from("x"), "a.txt");
    await api.editMessageMedia(chatId, message_id, InputMediaBuilder.document(file));
    expect(only()).toMatchObject({ document: { file_name: "a.txt" } });
    expect(only()).not.toHaveProperty("photo");
  });

  test("refuses what changes nothing, what is no picture, and another kind in an album", async () => {
    const sent = await api.sendPhoto(chatId, photo(), { caption: "one" });
    const edit = async (messageId: number, media: Parameters<Api["editMessageMedia"]>[2]) =>
      (await refusal(api.editMessageMedia(chatId, messageId, media))).text;
    const fileId = sent.photo.at(-1)?.file_id ?? "";
    const same = InputMediaBuilder.photo(fileId, { caption: "one" });
    expect(await edit(sent.message_id, same)).toBe(UNCHANGED);
    const text = InputMediaBuilder.photo(new InputFile(Buffer.from("x"), "a.png"));
    expect(await edit(sent.message_id, text)).toBe("Bad Request: IMAGE_PROCESS_FAILED");
    const unknown = InputMediaBuilder.photo("AgACAgIAAxkBnothing-x");
    expect(await edit(sent.message_id, unknown)).toBe(
      "Bad Request: wrong file identifier/HTTP URL specified",
    );
    const album = [
      InputMediaBuilder.photo(photo("1.png")),
      InputMediaBuilder.photo(photo("2.png")),
    ];
    const [first] = await api.sendMediaGroup(chatId, album);
    const file = InputMediaBuilder.document(new InputFile(Buffer.from("x"), "a.txt"));
    expect(await edit(first?.message_id ?? 0, file)).toBe(
      "Bad Request: can't use the media of the specified type in the album",
    );
    expect(await edit(9999, same)).toBe("Bad Request: message to edit not found");
  });
});

describe("editMessageReplyMarkup", () => {
  test("changes the buttons alone, and refuses the same ones", async () => {
    const { message_id } = await api.sendMessage(chatId, "one");
    await api.editMessageReplyMarkup(chatId, message_id, { reply_markup: KEYS });
    expect(only()).toMatchObject({ text: "one", reply_markup: KEYS });
    const same = api.editMessageReplyMarkup(chatId, message_id, { reply_markup: KEYS });
    expect((await refusal(same)).text).toBe(UNCHANGED);
    await api.editMessageReplyMarkup(chatId, message_id);
    expect(only()).not.toHaveProperty("reply_markup");
  });
});

describe("deleting", () => {
  test("takes a message away, and says what is not there or too old", async () => {
    const { message_id } = await api.sendMessage(chatId, "one");
    await api.deleteMessage(chatId, message_id);
    expect(sandbox.telegram.messages(chatId)).toEqual([]);
    expect((await refusal(api.deleteMessage(chatId, message_id))).text).toBe(
      "Bad Request: message to delete not found",
    );
    const old = await api.sendMessage(chatId, "old");
    const [stored] = sandbox.telegram.messages(chatId);
    if (stored) stored.date -= 49 * 60 * 60;
    expect((await refusal(api.deleteMessage(chatId, old.message_id))).text).toBe(
      "Bad Request: message can't be deleted for everyone",
    );
  });

  test("takes many away at once and passes over the unknown", async () => {
    const sent = [await api.sendMessage(chatId, "1"), await api.sendMessage(chatId, "2")];
    await api.deleteMessages(chatId, [...sent.map((each) => each.message_id), 9999]);
    expect(sandbox.telegram.messages(chatId)).toEqual([]);
    const many = Array.from({ length: 101 }, (_, index) => index + 1);
    expect((await refusal(api.deleteMessages(chatId, many))).text).toBe(
      "Bad Request: too many message identifiers specified",
    );
  });
});

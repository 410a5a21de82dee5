import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Api, InputFile, InputMediaBuilder } from "grammy";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { BOT_TOKEN, pngOf, refusal, startTestSandbox } from "@/sandbox/test-sandbox";

let sandbox: Sandbox;
let api: Api;
let chatId: number;

beforeEach(async () => {
  sandbox = await startTestSandbox();
  api = new Api(BOT_TOKEN, { apiRoot: sandbox.url });
  chatId = sandbox.telegram.createUser({ first_name: "Ada" }).id;
});
afterEach(() => sandbox.close());

const picture = (width: number, height: number, name = "a.png") =>
  new InputFile(pngOf(width, height), name);

describe("a photo", () => {
  test("comes back in several sizes, and each has an id that can be sent again", async () => {
    const { photo } = await api.sendPhoto(chatId, picture(1600, 800));
    expect(photo.map(({ width, height }) => [width, height])).toEqual([
      [90, 45],
      [320, 160],
      [800, 400],
      [1280, 640],
    ]);
    expect(new Set(photo.map((size) => size.file_id)).size).toBe(4);
    expect(new Set(photo.map((size) => size.file_unique_id)).size).toBe(4);
    for (const { file_id } of photo) {
      const again = await api.sendPhoto(chatId, file_id, { caption: "again" });
      expect(again.photo).toEqual(photo);
    }
  });

  test.each([
    ["PNG", pngOf(640, 480)],
    [
      "GIF",
      Buffer.concat([Buffer.from("GIF89a"), Buffer.from([128, 2, 224, 1]), Buffer.alloc(20)]),
    ],
    [
      "lossless WebP",
      Buffer.concat([
        Buffer.from("RIFF0000WEBPVP8L0000/"),
        Buffer.from([0x7f, 0xc2, 0x77, 0x00]),
        Buffer.alloc(8),
      ]),
    ],
    [
      "extended WebP",
      Buffer.concat([
        Buffer.from("RIFF0000WEBPVP8X0000\0\0\0\0"),
        Buffer.from([0x7f, 0x02, 0, 0xdf, 0x01, 0]),
      ]),
    ],
  ])("of %s is measured", async (_kind, bytes) => {
    const { photo } = await api.sendPhoto(chatId, new InputFile(bytes, "a"));
    expect(photo.at(-1)).toMatchObject({ width: 640, height: 480 });
  });

  test("has its limits: ten megabytes, ten thousand of both sides together, twenty to one", async () => {
    const big = Buffer.concat([pngOf(10, 10), Buffer.alloc(10 * 1024 * 1024)]);
    expect((await refusal(api.sendPhoto(chatId, new InputFile(big, "a.png")))).text).toBe(
      `Bad Request: file of size ${big.length} bytes is too big for a photo; the maximum size is 10485760 bytes`,
    );
    await api.sendPhoto(chatId, picture(6000, 4000));
    for (const [width, height] of [
      [6001, 4000],
      [2100, 100],
    ] as const)
      expect((await refusal(api.sendPhoto(chatId, picture(width, height)))).text).toBe(
        "Bad Request: PHOTO_INVALID_DIMENSIONS",
      );
  });

  test("is no document: the id of the one does not do for the other", async () => {
    const { photo } = await api.sendPhoto(chatId, picture(10, 10));
    const { document } = await api.sendDocument(chatId, picture(10, 10));
    expect((await refusal(api.sendPhoto(chatId, document.file_id))).text).toBe(
      "Bad Request: can't use file of type Document as Photo",
    );
    expect((await refusal(api.sendDocument(chatId, photo[0]?.file_id ?? ""))).text).toBe(
      "Bad Request: can't use file of type Photo as Document",
    );
    expect((await refusal(api.sendPhoto(chatId, "nonsense"))).text).toBe(
      "Bad Request: wrong file identifier/HTTP URL specified",
    );
  });

  test("is fetched by its address, unless there is none or nothing to see", async () => {
    const server = createServer((request, response) => {
      const answers: Record<string, [number, Buffer | string]> = {
        "/a.png": [200, pngOf(30, 20)],
        "/page": [200, "<p>words</p>".repeat(10)],
      };
      const [status, body] = answers[request.url ?? ""] ?? [404, "no"];
      response.writeHead(status).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { photo } = await api.sendPhoto(chatId, `${root}/a.png`);
    expect(photo).toMatchObject([{ width: 30, height: 20 }]);
    expect((await refusal(api.sendPhoto(chatId, `${root}/page`))).text).toBe(
      "Bad Request: wrong type of the web page content",
    );
    expect((await refusal(api.sendPhoto(chatId, `${root}/nothing`))).text).toBe(
      "Bad Request: failed to get HTTP URL content",
    );
    server.close();
  });

  test("carries buttons, and a caption that is counted after its markup", async () => {
    const caption = `<b>${"x".repeat(1024)}</b>`;
    const reply_markup = { inline_keyboard: [[{ text: "Buy", callback_data: "buy:1" }]] };
    const options = { caption, parse_mode: "HTML", reply_markup } as const;
    const sent = await api.sendPhoto(chatId, picture(10, 10), options);
    expect(sent.caption).toHaveLength(1024);
    expect(sent.reply_markup).toEqual(reply_markup);
  });
});

describe("an album", () => {
  test("is one group of messages; captions stay with their pieces, and ids can be sent again", async () => {
    const first = await api.sendMediaGroup(chatId, [
      InputMediaBuilder.photo(picture(10, 10, "1.png"), {
        caption: "<b>one</b>",
        parse_mode: "HTML",
      }),
      InputMediaBuilder.photo(picture(20, 20, "2.png")),
    ]);
    expect(first[0]).toMatchObject({ caption: "one", caption_entities: [{ type: "bold" }] });
    expect(first[1]).not.toHaveProperty("caption");
    const ids = first.map((each) => ("photo" in each && each.photo.at(-1)?.file_id) || "");
    const again = await api.sendMediaGroup(
      chatId,
      ids.map((id) => InputMediaBuilder.photo(id)),
    );
    expect(again).toHaveLength(2);
    const groups = sandbox.telegram.messages(chatId).map((message) => message.media_group_id);
    expect(groups).toHaveLength(4);
    expect(new Set(groups).size).toBe(2);
  });

  test("appears whole or not at all", async () => {
    const album = [
      InputMediaBuilder.photo(picture(10, 10)),
      InputMediaBuilder.photo(new InputFile(Buffer.from("no picture at all, only words"), "b.png")),
    ];
    expect((await refusal(api.sendMediaGroup(chatId, album))).text).toBe(
      "Bad Request: IMAGE_PROCESS_FAILED",
    );
    expect(sandbox.telegram.messages(chatId)).toEqual([]);
  });

  test("of ten is the largest", async () => {
    const album = Array.from({ length: 10 }, (_, at) =>
      InputMediaBuilder.photo(picture(9, 9, `${at}`)),
    );
    expect(await api.sendMediaGroup(chatId, album)).toHaveLength(10);
  });
});

describe("a reply", () => {
  test("carries the message it answers, and refuses one that is gone", async () => {
    const asked = await api.sendMessage(chatId, "asked");
    const reply_parameters = { message_id: asked.message_id };
    const reply = await api.sendMessage(chatId, "answered", { reply_parameters });
    expect(reply.reply_to_message).toMatchObject({ message_id: asked.message_id, text: "asked" });
    await api.deleteMessage(chatId, asked.message_id);
    expect((await refusal(api.sendMessage(chatId, "x", { reply_parameters }))).text).toBe(
      "Bad Request: message to be replied not found",
    );
    const lenient = { ...reply_parameters, allow_sending_without_reply: true };
    const alone = await api.sendMessage(chatId, "alone", { reply_parameters: lenient });
    expect(alone).not.toHaveProperty("reply_to_message");
  });

  test("asked for by ForceReply is what the person writes next, and only that", async () => {
    const force = { force_reply: true, input_field_placeholder: "An amount" } as const;
    const asked = await api.sendMessage(chatId, "How much?", { reply_markup: force });
    expect(asked).not.toHaveProperty("reply_markup");
    const write = (text: string) => sandbox.telegram.sendText({ userId: chatId, text });
    expect(write("50").reply_to_message).toMatchObject({ message_id: asked.message_id });
    expect(write("and more")).not.toHaveProperty("reply_to_message");
    const long = { force_reply: true, input_field_placeholder: "x".repeat(65) } as const;
    expect((await refusal(api.sendMessage(chatId, "x", { reply_markup: long }))).text).toBe(
      "Bad Request: PLACEHOLDER_TOO_LONG",
    );
  });
});

test("how links are to be previewed stays with the message", async () => {
  const link_preview_options = { is_disabled: true } as const;
  const sent = await api.sendMessage(chatId, "https://shop.example", { link_preview_options });
  expect(sent.link_preview_options).toEqual(link_preview_options);
});

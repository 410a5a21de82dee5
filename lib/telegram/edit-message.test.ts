import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { query } from "@/lib/db";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { calmWeather } from "@/sandbox/weather";
import { setEnv } from "@/test/database";
import { openSandbox } from "@/test/open-sandbox";
import { editMessage } from "./edit-message";
import type { Card, CardPicture, TextMessage } from "./send-message";
import { sendMessage } from "./send-message";

let sandbox: Sandbox;
let content: Buffer;

beforeAll(async () => {
  sandbox = await openSandbox();
  const blank = { width: 60, height: 40, channels: 3, background: "#3366aa" } as const;
  content = await sharp({ create: blank }).jpeg().toBuffer();
});
beforeEach(() => {
  setEnv({ TELEGRAM_API_ROOT: sandbox.url });
  Object.assign(sandbox.weather, calmWeather());
});
afterAll(() => sandbox.close());

const words = (text: string): TextMessage => ({
  type: "text",
  text: [{ text, tag: "b" }],
  buttons: [[{ label: "On", data: "on" }]],
});

const file = () => ({ name: "picture.jpg", content });

const card = (text: string, picture: CardPicture = file()): Card => ({
  type: "card",
  picture,
  caption: [{ text, tag: "b" }],
  buttons: [[{ label: "On", data: "on" }]],
});

async function stand(message: TextMessage | Card) {
  const { id } = sandbox.telegram.createUser({});
  const [messageId = 0] = await sendMessage(BigInt(id), message);
  const standing = { messageId, hasPicture: message.type === "card" };
  return {
    edit: (next: TextMessage | Card) => editMessage(BigInt(id), standing, next),
    look: () =>
      sandbox.telegram.messages(id).map((one) => ({
        isFirst: one.message_id === messageId,
        text: one.text ?? one.caption,
        isBold: (one.entities ?? one.caption_entities)?.[0]?.type === "bold",
        hasPicture: one.photo !== undefined,
      })),
  };
}

const shown = (text: string, isFirst: boolean, hasPicture: boolean) => [
  { isFirst, text, isBold: true, hasPicture },
];

test("words become other words, and a card, where they stand", async () => {
  const chat = await stand(words("One"));
  await chat.edit(words("Two"));
  expect(chat.look()).toEqual(shown("Two", true, false));
  await chat.edit(card("Three"));
  expect(chat.look()).toEqual(shown("Three", true, true));
});

test("a card becomes another where it stands; words take its place below", async () => {
  const chat = await stand(card("One"));
  await chat.edit(card("Two"));
  expect(chat.look()).toEqual(shown("Two", true, true));
  await chat.edit(words("Three"));
  expect(chat.look()).toEqual(shown("Three", false, false));
});

test("what would change nothing stays as it is, in bold", async () => {
  const chat = await stand(words("One"));
  await chat.edit(words("One"));
  expect(chat.look()).toEqual(shown("One", true, false));
});

test("a card whose picture cannot be had is its words, never beside the picture of another", async () => {
  const none: CardPicture = { source: "/none.jpg", load: async () => null };
  const text = await stand(words("One"));
  await text.edit(card("Two", none));
  expect(text.look()).toEqual(shown("Two", true, false));
  const picture = await stand(card("One"));
  await picture.edit(card("Two", none));
  expect(picture.look()).toEqual(shown("Two", false, false));
});

test("a message that is gone is written anew", async () => {
  const { id } = sandbox.telegram.createUser({});
  await editMessage(BigInt(id), { messageId: 404, hasPicture: false }, words("Here"));
  expect(sandbox.telegram.messages(id).map(({ text }) => text)).toEqual(["Here"]);
});

test("a picture is uploaded once, and again once Telegram has forgotten it", async () => {
  let loads = 0;
  const picture: CardPicture = {
    source: "/demo/once.jpg",
    load: async () => {
      loads += 1;
      return file();
    },
  };
  const chat = await stand(words("One"));
  await chat.edit(card("Two", picture));
  await stand(card("Three", picture));
  expect(loads).toBe(1);
  await query({ text: "UPDATE telegram_photo SET file_id = 'forgotten'" });
  await chat.edit(card("Four", picture));
  expect(loads).toBe(2);
  expect(chat.look()).toEqual(shown("Four", false, true));
});

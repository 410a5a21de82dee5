import type { UserFromGetMe } from "grammy/types";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { query, queryOne } from "@/lib/db";
import { chatText } from "@/lib/text/chat-text";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { calmWeather } from "@/sandbox/weather";
import { setEnv } from "@/test/database";
import { makeOffer, makeShopper } from "@/test/factories";
import { feed } from "@/test/feed-update";
import { openSandbox } from "@/test/open-sandbox";
import { shareButton } from "./share";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(async () => {
  await query({ text: "UPDATE product SET is_active = false" }); // of earlier tests
  await query({ text: "DELETE FROM rate_limit" });
  globalThis.kioskAnswers = undefined;
  globalThis.kioskLimiters = undefined;
  setEnv({ TELEGRAM_API_ROOT: sandbox.url });
  Object.assign(sandbox.weather, calmWeather());
});
afterAll(() => sandbox.close());

const makePerson = (code = "en") =>
  sandbox.telegram.createUser({ first_name: "Ada", language_code: code });

/** Types "@bot query" in another chat; null while the bot says nothing. */
async function search(person: ReturnType<typeof makePerson>, words: string, offset = "") {
  const asked = sandbox.telegram.inline.ask({
    ...{ userId: person.id, room: "saved", query: words, offset },
  });
  const from = {
    id: person.id,
    is_bot: false,
    first_name: "Ada",
    language_code: person.language_code,
  };
  const update = { id: asked.id, from, query: words, offset, chat_type: "private" };
  expect(await feed({ inline_query: update })).toBe("done");
  return asked.answer;
}

const titlesOf = (answer: Awaited<ReturnType<typeof search>>) =>
  answer?.results.map(({ title }) => title);

describe("inline mode", () => {
  it("finds products by a part of their title, and posts a card that leads back to the bot", async () => {
    const { slug, productId } = await makeOffer({ title: "Tea & <cake>", priceMinor: 1_250n });
    await makeOffer({ title: "Coffee" });
    await query({
      text: "INSERT INTO product_image (id, product_id, position, url) VALUES ('img_tea', $1, 0, '/demo/cafe-voucher.svg')",
      values: [productId],
    });
    const answer = await search(makePerson(), "cake");
    expect(answer?.results).toMatchObject([
      {
        id: productId,
        title: "Tea & <cake>",
        description: "€12.50",
        thumbnail: `https://shop.example/previews/${slug}`,
        content: {
          text: "Tea & <cake>\n€12.50",
          link_preview_options: { url: `https://shop.example/p/${slug}` },
          reply_markup: {
            inline_keyboard: [
              [{ text: "View in the shop", url: `https://t.me/kiosk_demo_bot?start=p_${slug}` }],
            ],
          },
        },
      },
    ]);
  });

  it("answers what the share button asks with that one product and its description", async () => {
    const { slug, productId } = await makeOffer({ title: "Tea" });
    await makeOffer({ title: `p_${slug}` });
    const sql = "UPDATE product SET description = $2 WHERE id = $1";
    await query({ text: sql, values: [productId, `Fine <leaves>. ${"x".repeat(5_000)}`] });
    const answer = await search(makePerson(), `p_${slug}`);
    expect(titlesOf(answer)).toEqual(["Tea"]);
    expect(answer?.results[0]?.content.text).toContain("Tea\n€10.00\n\nFine <leaves>. xxx");
  });

  it("shows pages of twenty", async () => {
    for (let count = 0; count < 21; count += 1) await makeOffer({ title: `Tea ${count}` });
    const person = makePerson();
    const first = await search(person, "tea");
    expect(first?.results).toHaveLength(20);
    const second = await search(person, "tea", first?.nextOffset);
    expect(titlesOf(second)).toEqual(["Tea 20"]);
    expect(second?.nextOffset).toBe("");
  });

  it("speaks the language of whoever asks: the one they chose, else Telegram's", async () => {
    await makeOffer({ title: "Tea" });
    const labelOf = async (person: ReturnType<typeof makePerson>) =>
      (await search(person, "tea"))?.results[0]?.content.reply_markup?.inline_keyboard[0]?.[0]
        ?.text;
    expect(await labelOf(makePerson("de"))).toBe("Im Shop ansehen");
    const chosen = makePerson("de");
    await makeShopper({ telegramId: BigInt(chosen.id), language: "ru" });
    expect(await labelOf(chosen)).toBe("Посмотреть в магазине");
  });

  it("writes down nobody who only looks", async () => {
    const person = makePerson();
    await search(person, "");
    const sql = "SELECT count(*)::int AS count FROM shopper WHERE telegram_id = $1";
    expect(await queryOne({ text: sql, values: [person.id] })).toEqual({ count: 0 });
  });

  it("shows nothing to the banned, and in a shop for invited people nothing to anybody", async () => {
    const { slug } = await makeOffer({ title: "Tea" });
    const banned = makePerson();
    const { id } = await makeShopper({ telegramId: BigInt(banned.id) });
    await query({ text: "UPDATE shopper SET banned_at = now() WHERE id = $1", values: [id] });
    for (const words of ["tea", `p_${slug}`])
      expect(titlesOf(await search(banned, words))).toEqual([]);
    setEnv({ TELEGRAM_API_ROOT: sandbox.url, INVITE_ONLY: "on" });
    for (const words of ["tea", `p_${slug}`])
      expect(titlesOf(await search(makePerson(), words))).toEqual([]);
  });

  it.each([
    ["no such thing", ""],
    ["p_no-such-product", ""],
    ["p_../../admin", ""],
    ["%", ""],
    ["😀".repeat(128), ""],
    ["tea", "made-up offset"],
  ])("answers %j with nothing, without an error", async (words, offset) => {
    await makeOffer({ title: "Tea" });
    expect(titlesOf(await search(makePerson(), words, offset))).toEqual([]);
  });

  it("falls silent for whoever asks too much, and bears a query that is too old", async () => {
    await makeOffer({ title: "Tea" });
    const person = makePerson();
    for (let count = 0; count < 90; count += 1) await search(person, "tea");
    expect(await search(person, "tea")).toBeNull();
    expect(titlesOf(await search(makePerson(), "tea"))).toEqual(["Tea"]);
    const from = { id: person.id, is_bot: false, first_name: "Ada" };
    const late = { id: "1", from, query: "tea", offset: "" };
    expect(await feed({ inline_query: late })).toBe("done");
  });
});

describe("the share button", () => {
  const words = chatText("en");
  const me = { id: 1, is_bot: true, first_name: "Kiosk", username: "kiosk_demo_bot" };

  it("opens inline mode where the bot has it, else shares the link", () => {
    const able = { me: { ...me, supports_inline_queries: true } as UserFromGetMe, words };
    const unable = { me: { ...me, supports_inline_queries: false } as UserFromGetMe, words };
    expect(shareButton(able, "tea")).toEqual({ label: "Share", share: "p_tea" });
    expect(shareButton(unable, "tea")).toEqual({
      label: "Share",
      link: "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fkiosk_demo_bot%3Fstart%3Dp_tea",
    });
  });
});

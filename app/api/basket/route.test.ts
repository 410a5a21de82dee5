import { expect, test } from "vitest";
import { PUT } from "@/app/api/basket/[offer_id]/route";
import { query } from "@/lib/db";
import { callRoute } from "@/test/call-route";
import { countRows } from "@/test/count-rows";
import "@/test/database";
import { makeLocation, makeOffer, makeShopper } from "@/test/factories";
import { DELETE, GET, POST } from "./route";

function put(as: bigint | number, offerId: string, body: unknown) {
  return callRoute(PUT, { method: "PUT", as, params: { offer_id: offerId }, body });
}

test("a basket is empty at first, keeps what is put in, and adds it up", async () => {
  const { telegramId } = await makeShopper();
  const here = await makeLocation({ name: "Baixa" });
  const [tea, guide] = [
    await makeOffer({ title: "Tea", priceMinor: 1205n, units: 5, locationId: here }),
    await makeOffer({ title: "Guide", priceMinor: 99n, isUnlimited: true }),
  ];
  expect((await callRoute(GET, { as: telegramId })).json).toEqual({
    lines: [],
    total: "0.00",
    currency: "EUR",
  });
  await put(telegramId, tea.id, { quantity: 1 });
  await put(telegramId, tea.id, { quantity: 3 });
  const answer = await put(telegramId, guide.id, { quantity: 1 });
  expect(answer.json).toEqual({
    lines: [
      {
        offer_id: tea.id,
        title: "Tea · Baixa",
        quantity: 3,
        unit_price: "12.05",
        line_total: "36.15",
        available: 5,
      },
      {
        offer_id: guide.id,
        title: "Guide",
        quantity: 1,
        unit_price: "0.99",
        line_total: "0.99",
        available: null,
      },
    ],
    total: "37.14",
    currency: "EUR",
  });
  expect((await callRoute(GET, { as: telegramId })).json).toEqual(answer.json);
});

test("a line is called what it is called in the shopper's language, where it is translated", async () => {
  const { id, telegramId } = await makeShopper();
  const here = await makeLocation({ name: "Baixa" });
  const tea = await makeOffer({ title: "Tea", locationId: here });
  const guide = await makeOffer({ title: "Guide" });
  await query({
    text: "INSERT INTO product_translation (product_id, language, title) VALUES ($1, 'ru', 'Чай')",
    values: [tea.productId],
  });
  await query({
    text: "INSERT INTO location_translation (location_id, language, name) VALUES ($1, 'ru', 'Байша')",
    values: [here],
  });
  for (const offer of [tea, guide]) await put(telegramId, offer.id, { quantity: 1 });
  const titles = async (language: string) => {
    await query({ text: "UPDATE shopper SET language = $2 WHERE id = $1", values: [id, language] });
    const { lines } = (await callRoute(GET, { as: telegramId })).json;
    return (lines as { title: string }[]).map(({ title }) => title);
  };
  expect(await titles("en")).toEqual(["Tea · Baixa", "Guide"]);
  expect(await titles("ru")).toEqual(["Чай · Байша", "Guide"]);
});

test("zero takes a line out, repeatedly; deleting takes all", async () => {
  const { telegramId } = await makeShopper();
  const [one, two] = [await makeOffer(), await makeOffer()];
  await put(telegramId, one.id, { quantity: 1 });
  await put(telegramId, two.id, { quantity: 1 });
  expect((await put(telegramId, one.id, { quantity: 0 })).json.lines).toHaveLength(1);
  expect((await put(telegramId, one.id, { quantity: 0 })).status).toBe(200);
  expect((await callRoute(DELETE, { method: "DELETE", as: telegramId })).json.lines).toEqual([]);
});

test("nobody sees or empties another's basket", async () => {
  const [one, other] = [await makeShopper(), await makeShopper()];
  await put(one.telegramId, (await makeOffer()).id, { quantity: 1 });
  expect((await callRoute(GET, { as: other.telegramId })).json.lines).toEqual([]);
  await callRoute(DELETE, { method: "DELETE", as: other.telegramId });
  expect((await callRoute(GET, { as: one.telegramId })).json.lines).toHaveLength(1);
});

test("what is not sold any more stays visible with none left", async () => {
  const { telegramId } = await makeShopper();
  const offer = await makeOffer();
  await put(telegramId, offer.id, { quantity: 1 });
  await query({ text: "UPDATE offer SET is_active = false WHERE id = $1", values: [offer.id] });
  expect((await callRoute(GET, { as: telegramId })).json.lines).toMatchObject([
    { offer_id: offer.id, available: 0 },
  ]);
});

test("prices are today's, from the database", async () => {
  const { telegramId } = await makeShopper();
  const offer = await makeOffer({ priceMinor: 500n });
  await put(telegramId, offer.id, { quantity: 2 });
  await query({ text: "UPDATE offer SET price_minor = 700 WHERE id = $1", values: [offer.id] });
  expect((await callRoute(GET, { as: telegramId })).json.total).toBe("14.00");
});

test.each([0.5, -1, 101, "1", null, true, [1], 1e21])(
  "a quantity of %j is refused and changes nothing",
  async (quantity) => {
    const { telegramId } = await makeShopper();
    const offer = await makeOffer();
    const before = await countRows();
    const answer = await put(telegramId, offer.id, { quantity });
    expect([answer.status, answer.json.code]).toEqual([400, "MALFORMED"]);
    expect(await countRows()).toEqual(before);
  },
);

test.each(["off_unknown", "../../me", "a\0b", "' OR 1=1--", "x".repeat(10_000)])(
  "an offer called %j is not found",
  async (offerId) => {
    const { telegramId } = await makeShopper();
    const before = await countRows();
    const answer = await put(telegramId, offerId, { quantity: 1 });
    expect([answer.status, answer.json.code]).toEqual([404, "NOT_FOUND"]);
    expect(await countRows()).toEqual(before);
  },
);

test("an offer that is switched off is not found, a second copy of an unlimited one is too many", async () => {
  const { telegramId } = await makeShopper();
  const [off, unlimited] = [await makeOffer(), await makeOffer({ isUnlimited: true })];
  await query({
    text: "UPDATE product SET is_active = false WHERE id = $1",
    values: [off.productId],
  });
  expect((await put(telegramId, off.id, { quantity: 1 })).json.code).toBe("NOT_FOUND");
  expect((await put(telegramId, unlimited.id, { quantity: 2 })).json.code).toBe("TOO_MANY_UNITS");
});

test("a basket takes fifty lines and no more, also when they come at once", async () => {
  const { telegramId } = await makeShopper();
  const offers = [];
  for (let at = 0; at < 55; at += 1) offers.push(await makeOffer({ units: 0 }));
  const answers = await Promise.all(
    offers.map((offer) => put(telegramId, offer.id, { quantity: 1 })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(50);
  expect(answers.filter(({ json }) => json.code === "TOO_MANY_UNITS")).toHaveLength(5);
  const { json } = await callRoute(GET, { as: telegramId });
  expect(json.lines).toHaveLength(50);
  const first = (json.lines as { offer_id: string }[])[0]?.offer_id ?? "";
  expect((await put(telegramId, first, { quantity: 2 })).status).toBe(200);
});

test.each([
  ["a form", { "content-type": "application/x-www-form-urlencoded" }],
  ["plain text", { "content-type": "text/plain" }],
])("%s is not read", async (_, headers) => {
  const { telegramId } = await makeShopper();
  const offer = await makeOffer();
  const answer = await callRoute(PUT, {
    method: "PUT",
    as: telegramId,
    params: { offer_id: offer.id },
    headers,
    body: '{"quantity":1}',
  });
  expect([answer.status, answer.json.code]).toEqual([415, "UNSUPPORTED_MEDIA_TYPE"]);
});

test("without launch data nothing is told or changed", async () => {
  const before = await countRows();
  for (const call of [
    callRoute(GET),
    callRoute(DELETE, { method: "DELETE" }),
    callRoute(PUT, { method: "PUT", params: { offer_id: "off_1" }, body: { quantity: 1 } }),
  ])
    expect((await call).json.code).toBe("INIT_DATA_MISSING");
  expect(await countRows()).toEqual(before);
});

test("a basket is not posted to", async () => {
  expect((await callRoute(POST, { method: "POST", as: 5, body: {} })).status).toBe(405);
});

import { beforeAll, beforeEach, expect, it } from "vitest";
import { query } from "@/lib/db";
import type { Caller } from "@/lib/staff/rules";
import "@/test/database";
import { makeOffer } from "@/test/factories";
import { readActs, signIn } from "@/test/sign-in";
import { changeLocation } from "./change-location";
import { createLocation } from "./create-location";
import { getProduct } from "./get-product";
import { listLocations } from "./list-locations";
import { listProducts } from "./list-products";
import { orderLocations } from "./order-locations";
import { removeLocation } from "./remove-location";
import { LOCATIONS_MAX } from "./rules";
import { locationChange } from "./schema";

let caller: Caller;

beforeAll(async () => {
  ({ caller } = await signIn());
});

beforeEach(async () => {
  await query({ text: "UPDATE offer SET location_id = NULL" });
  await query({ text: "DELETE FROM location WHERE parent_id IS NOT NULL" });
  await query({ text: "DELETE FROM location" });
});

const create = (name: string, parentId: string | null = null) =>
  createLocation({ caller, location: { name, parent_id: parentId, translations: [] } });
const move = (id: string, parentId: string | null, version = 1) =>
  changeLocation({ caller, id, change: { version, parent_id: parentId } });
const namesIn = async (parentId: string | null) =>
  (await listLocations()).items
    .filter((item) => item.parent_id === parentId)
    .map(({ name }) => name);
const refused = (code: string) => expect.objectContaining({ code });

it("a city has districts, in an order of their own", async () => {
  const lisbon = await create("Lisbon");
  const porto = await create("Porto");
  const [baixa, alfama] = [await create("Baixa", lisbon), await create("Alfama", lisbon)];
  await create("Ribeira", porto);
  const order = { parent_id: lisbon, was: [baixa, alfama], ids: [alfama, baixa] };
  await orderLocations({ caller, order });
  await orderLocations({
    caller,
    order: { parent_id: null, was: [lisbon, porto], ids: [porto, lisbon] },
  });
  expect(await namesIn(lisbon)).toEqual(["Alfama", "Baixa"]);
  expect(await namesIn(null)).toEqual(["Porto", "Lisbon"]);
  await expect(orderLocations({ caller, order })).rejects.toEqual(refused("ALREADY_DONE"));
  const foreign = { parent_id: porto, was: [alfama, baixa], ids: [baixa, alfama] };
  await expect(orderLocations({ caller, order: foreign })).rejects.toEqual(
    refused("CHANGED_MEANWHILE"),
  );
  expect(await readActs(`location:${lisbon}`)).toEqual(["location.create", "location.order"]);
});

it("a district has none of its own, whichever way it is tried", async () => {
  const [lisbon, porto] = [await create("Lisbon"), await create("Porto")];
  const baixa = await create("Baixa", lisbon);
  await expect(create("Rossio", baixa)).rejects.toEqual(refused("MALFORMED"));
  await expect(create("Nowhere", "loc_none")).rejects.toEqual(refused("MALFORMED"));
  await expect(move(porto, baixa)).rejects.toEqual(refused("MALFORMED"));
  await expect(move(lisbon, porto)).rejects.toEqual(refused("IN_USE"));
  await expect(move(lisbon, lisbon)).rejects.toEqual(refused("MALFORMED"));
  await move(baixa, porto);
  await move(baixa, null, 2);
  expect(await namesIn(null)).toEqual(["Lisbon", "Porto", "Baixa"]);
});

it("two moves at once do not make a third level together", async () => {
  for (let round = 0; round < 5; round += 1) {
    const [a, b, c] = [await create("A"), await create("B"), await create("C")];
    const tries = await Promise.allSettled([move(a, b), move(b, c)]);
    expect(tries.some(({ status }) => status === "rejected")).toBe(true);
    const deep = await query({
      text: "SELECT FROM location x JOIN location y ON y.id = x.parent_id WHERE y.parent_id IS NOT NULL",
    });
    expect(deep).toEqual([]);
  }
});

it("of two editors who rename at once one wins, and the other hears it", async () => {
  const id = await create("Lisbon");
  const rename = (name: string) => changeLocation({ caller, id, change: { version: 1, name } });
  const tries = await Promise.allSettled([rename("Lisboa"), rename("Lissabon")]);
  expect(tries.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "CHANGED_MEANWHILE" },
  });
  expect(await readActs(`location:${id}`)).toEqual(["location.create", "location.change"]);
});

it("a place goes only while nothing hangs on it", async () => {
  const city = await create("Lisbon");
  const district = await create("Baixa", city);
  const { id: offerId } = await makeOffer({ locationId: district });
  const remove = (id: string, version = 1) => removeLocation({ caller, id, version });
  expect((await listLocations()).items.find(({ id }) => id === district)).toMatchObject({
    offers: 1,
  });
  await expect(remove(city)).rejects.toEqual(refused("IN_USE"));
  await expect(remove(district)).rejects.toEqual(refused("IN_USE"));
  await query({ text: "UPDATE offer SET location_id = NULL WHERE id = $1", values: [offerId] });
  await expect(remove(district, 7)).rejects.toEqual(refused("CHANGED_MEANWHILE"));
  await remove(district);
  await remove(city);
  await expect(remove(city)).rejects.toEqual(refused("NOT_FOUND"));
  await expect(move(city, null)).rejects.toEqual(refused("NOT_FOUND"));
  expect(await readActs(`location:${city}`)).toEqual(["location.create", "location.remove"]);
});

it("a name is read in the languages it is translated into, and they change together with it", async () => {
  const german = { language: "de", name: "Lissabon" } as const;
  const russian = { language: "ru", name: "Лиссабон" } as const;
  const location = { name: "Lisboa", parent_id: null, translations: [german] };
  const id = await createLocation({ caller, location });
  const read = async (language?: "de" | "ru") =>
    (await listProducts({ language })).locations.find((one) => one.id === id)?.name;
  expect([await read("de"), await read("ru"), await read()]).toEqual([
    ...["Lissabon", "Lisboa", "Lisboa"],
  ]);
  const change = { version: 1, translations: [russian] };
  await changeLocation({ caller, id, change });
  await expect(changeLocation({ caller, id, change })).rejects.toEqual(
    refused("CHANGED_MEANWHILE"),
  );
  const readBoth = async () => [await read("de"), await read("ru")];
  await expect.poll(readBoth).toEqual(["Lisboa", "Лиссабон"]);
  await changeLocation({ caller, id, change: { version: 2, name: "Lisbon" } });
  const [item] = (await listLocations()).items.filter((each) => each.id === id);
  expect(item).toMatchObject({ name: "Lisbon", translations: [russian], version: 3 });
  await removeLocation({ caller, id, version: 3 });
  expect(await query({ text: "SELECT FROM location_translation" })).toEqual([]);
});

it("there are at most so many", async () => {
  await query({
    text: "INSERT INTO location (id, name) SELECT 'full_' || n, 'x' FROM generate_series(1, $1::int) n",
    values: [LOCATIONS_MAX],
  });
  await expect(create("Beyond")).rejects.toEqual(refused("MALFORMED"));
});

it("a place says when it is open, in a few plain lines, and its products tell", async () => {
  const lisbon = await create("Lisbon");
  const baixa = await create("Baixa", lisbon);
  const { slug } = await makeOffer({ kind: "pickup", locationId: baixa });
  const hours = async () => (await getProduct({ slug })).opening_hours;
  expect(await hours()).toEqual([]);
  const say = (id: string, version: number, text: string) =>
    changeLocation({
      caller,
      id,
      change: locationChange.parse({ version, opening_hours: text }),
    });
  await say(lisbon, 1, "  Mon–Fri 9–18\r\nSat 10–14 ");
  await expect.poll(hours).toEqual([{ location_id: baixa, text: "Mon–Fri 9–18\nSat 10–14" }]);
  await say(baixa, 1, "daily");
  await expect.poll(hours).toEqual([{ location_id: baixa, text: "daily" }]);
  expect((await listLocations()).items).toContainEqual(
    expect.objectContaining({ id: baixa, version: 2, opening_hours: "daily", name: "Baixa" }),
  );
  await expect(say(baixa, 1, "never")).rejects.toEqual(refused("CHANGED_MEANWHILE"));
  expect(await readActs(`location:${baixa}`)).toEqual(["location.create", "location.change"]);
});

it.each([
  ["x".repeat(501), "must have at most 500 characters"],
  ["a\u0007", "must be plain text"],
])("opening hours of %j are refused", (text, message) => {
  const { error } = locationChange.safeParse({ version: 1, opening_hours: text });
  expect(error?.issues.map((issue) => issue.message)).toEqual([message]);
});

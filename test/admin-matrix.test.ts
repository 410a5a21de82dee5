// Every admin door for every kind of caller, from one table: a door or a method that the table does not name fails.
import { randomUUID } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import type { Right } from "@/lib/staff/rules";
import { SESSION_COOKIE } from "@/lib/web/require-staff";
import { BATCH_RULES } from "./batch-rules";
import { callRoute } from "./call-route";
import { CODE_RULES } from "./code-rules";
import { countRows } from "./count-rows";
import { makeOffer, makeShopper } from "./factories";
import { listDoors, openDoor } from "./list-doors";
import { makePictureFile } from "./make-picture-file";
import { ORDER_RULES } from "./order-rules";
import { REVIEW_RULES } from "./review-rules";
import { browserHeaders, makeStaff, makeToken, OWNER_ID, type SignedIn, signIn } from "./sign-in";
import { signInitData } from "./sign-init-data";
import { SUPPORT_RULES } from "./support-rules";

const METHODS = ["DELETE", "GET", "PATCH", "POST", "PUT"];
const CALLERS = ["nobody", "shopper", "support", "manager", "owner", "removed owner"] as const;

type Kind = (typeof CALLERS)[number];
type Person = { telegramId: bigint; headers: Record<string, string> };
type Call = {
  params?: Record<string, string>;
  path?: string;
  body?: unknown;
  headers?: Record<string, string>;
};

type Rule = {
  /** What support, a manager and an owner hear. Everybody else hears 404, everywhere. */
  readonly answers: readonly [support: number, manager: number, owner: number];
  readonly call?: (person: Person, kind: Kind) => Promise<Call> | Call;
  /** What a conflict is called; NOT_CONFIRMED unless told. */
  readonly code?: string;
};

const everybody = (status: number) => [status, status, status] as const;

/** The token of a link made for the caller's account while it still ran the shop; nobody has none. */
const linkOf = async ({ telegramId }: Person, kind: Kind) => ({
  body: { token: kind === "nobody" ? "x".repeat(43) : await makeToken(telegramId) },
});

const launchOf = ({ telegramId }: Person, kind: Kind): Call => ({
  headers: kind === "nobody" ? {} : { "x-telegram-init-data": signInitData({ telegramId }) },
});

const newSlug = () => `slug-${randomUUID()}`;

/** A place or category that nothing hangs on, made for the call. */
const spare = async (table: "category" | "location") => {
  const [id, slug] = [`spare-${randomUUID()}`, newSlug()];
  const text =
    table === "category"
      ? "INSERT INTO category (id, slug, title) VALUES ($1, $2, 'Spare')"
      : "INSERT INTO location (id, name) VALUES ($1, $2)";
  await query({ text, values: [id, slug] });
  return id;
};

const changeOf = (table: "category" | "location") => async (): Promise<Call> => ({
  params: { id: await spare(table) },
  body: { version: 1, ...(table === "category" ? { title: "New" } : { name: "New" }) },
});

const removalOf = (table: "category" | "location") => async (): Promise<Call> => ({
  params: { id: await spare(table) },
  path: "/?version=1",
});

/** The order as it stands: nothing to do, so that it can be sent for everybody. */
const orderOf = (table: "category" | "location") => async (): Promise<Call> => {
  const text = `SELECT id FROM ${table} ${table === "location" ? "WHERE parent_id IS NULL" : ""} ORDER BY position, id`;
  await spare(table);
  const ids = (await query<{ id: string }>({ text })).map(({ id }) => id);
  return { body: { was: ids, ids, ...(table === "location" ? { parent_id: null } : {}) } };
};

const spareOffer = async (): Promise<Call> => ({
  params: { id: (await makeOffer({ units: 0 })).id },
});

const spareProduct = async (): Promise<Call> => ({
  params: { id: (await makeOffer({ units: 0 })).productId },
});

const PRODUCT_RULES: Record<string, Record<string, Rule>> = {
  "app/api/admin/products/route.ts": {
    GET: { answers: everybody(200) },
    POST: {
      answers: [403, 201, 201],
      call: async () => {
        const product = { slug: newSlug(), title: "New", kind: "digital" };
        return { body: { ...product, category_id: await spare("category") } };
      },
    },
  },
  "app/api/admin/products/states/route.ts": {
    POST: {
      answers: [403, 200, 200],
      call: async () => {
        const { productId: id } = await makeOffer({ units: 0 });
        return { body: { state: "archived", products: [{ id, version: 1 }] } };
      },
    },
  },
  "app/api/admin/products/[id]/route.ts": {
    GET: { answers: everybody(200), call: spareProduct },
    PATCH: {
      answers: [403, 200, 200],
      call: async () => ({ ...(await spareProduct()), body: { version: 1, title: "New" } }),
    },
  },
  "app/api/admin/products/[id]/copy/route.ts": {
    POST: {
      answers: [403, 201, 201],
      call: async () => ({ ...(await spareProduct()), body: {} }),
    },
  },
  "app/api/admin/products/[id]/move/route.ts": {
    POST: {
      answers: [403, 204, 204],
      call: async () => {
        await makeOffer({ units: 0 }); // so that there is one to stand before
        return { ...(await spareProduct()), body: { after_id: null } };
      },
    },
  },
  "app/api/admin/products/[id]/offers/route.ts": {
    POST: {
      answers: [403, 201, 201],
      call: async () => ({
        ...(await spareProduct()),
        body: { title: "New", price: "5.00", is_unlimited: false },
      }),
    },
  },
  "app/api/admin/products/[id]/offers/order/route.ts": {
    PUT: {
      answers: [403, 409, 409],
      code: "ALREADY_DONE",
      call: async () => {
        const { id, productId } = await makeOffer({ units: 0 });
        return { params: { id: productId }, body: { was: [id], ids: [id] } };
      },
    },
  },
  "app/api/admin/offers/[id]/route.ts": {
    PATCH: {
      answers: [403, 200, 200],
      call: async () => ({ ...(await spareOffer()), body: { version: 1, price: "5.00" } }),
    },
    DELETE: {
      answers: [403, 204, 204],
      call: async () => ({ ...(await spareOffer()), path: "/?version=1" }),
    },
  },
  "app/api/admin/offers/prices/route.ts": {
    POST: {
      answers: [403, 200, 200],
      call: async () => {
        const { id } = await makeOffer({ units: 0 });
        return {
          body: { change: { kind: "set", amount: "7.00" }, offers: [{ id, version: 1 }] },
        };
      },
    },
  },
};

const CATALOG_RULES: Record<string, Record<string, Rule>> = {
  "app/api/admin/categories/route.ts": {
    GET: { answers: everybody(200) },
    POST: { answers: [403, 201, 201], call: () => ({ body: { slug: newSlug(), title: "New" } }) },
  },
  "app/api/admin/categories/[id]/route.ts": {
    PATCH: { answers: [403, 200, 200], call: changeOf("category") },
    DELETE: { answers: [403, 204, 204], call: removalOf("category") },
  },
  "app/api/admin/categories/order/route.ts": {
    PUT: { answers: [403, 409, 409], call: orderOf("category"), code: "ALREADY_DONE" },
  },
  "app/api/admin/locations/route.ts": {
    GET: { answers: everybody(200) },
    POST: { answers: [403, 201, 201], call: () => ({ body: { name: "New" } }) },
  },
  "app/api/admin/locations/[id]/route.ts": {
    PATCH: { answers: [403, 200, 200], call: changeOf("location") },
    DELETE: { answers: [403, 204, 204], call: removalOf("location") },
  },
  "app/api/admin/locations/order/route.ts": {
    PUT: { answers: [403, 409, 409], call: orderOf("location"), code: "ALREADY_DONE" },
  },
};
const ofToday: Call = { path: "/?from=2026-11-21&to=2026-11-21&tz=Europe/Lisbon" };
const anOffer = async (isUnlimited = false) => ({
  offer_id: (await makeOffer({ isUnlimited })).id,
});

/** A form with one text, as a browser writes it. */
const formOf = (text: string): Call => ({
  headers: { "content-type": "multipart/form-data; boundary=edge" },
  body: `--edge\r\nContent-Disposition: form-data; name="text"\r\n\r\n${text}\r\n--edge--\r\n`,
});

const stranger = async () => (await signIn(await makeStaff("support"))).caller;

/** A product that shows two pictures. */
async function showPictures(): Promise<{ id: string; pictures: string[] }> {
  const { productId: id } = await makeOffer();
  const rows = await query<{ id: string }>({
    text: `INSERT INTO product_image (product_id, position, url)
           VALUES ($1, 0, '/demo/midnight-tram.svg'), ($1, 1, '/demo/custard-tarts.svg') RETURNING id`,
    values: [id],
  });
  return { id, pictures: rows.map((row) => row.id) };
}

const shown = async () => {
  const { id, pictures } = await showPictures();
  return { id, picture_id: pictures[0] ?? "" };
};

const PICTURE_RULES: Record<string, Record<string, Rule>> = {
  "app/api/admin/products/[id]/pictures/route.ts": {
    GET: { answers: everybody(200), call: async () => ({ params: await shown() }) },
    POST: {
      answers: [403, 201, 201],
      call: async () => ({ params: await shown(), body: await makePictureFile() }),
    },
    PUT: {
      answers: [403, 200, 200],
      call: async () => {
        const { id, pictures } = await showPictures();
        return { params: { id }, body: { was: pictures, ids: pictures.toReversed() } };
      },
    },
  },
  "app/api/admin/products/[id]/pictures/[picture_id]/route.ts": {
    PATCH: {
      answers: [403, 200, 200],
      call: async () => ({ params: await shown(), body: { was: "", alt: "A cup" } }),
    },
    DELETE: { answers: [403, 204, 204], call: async () => ({ params: await shown() }) },
  },
};

async function someShopper(isBanned = false): Promise<{ id: string }> {
  const { id } = await makeShopper();
  if (isBanned)
    await query({ text: "UPDATE shopper SET banned_at = now() WHERE id = $1", values: [id] });
  return { id };
}

const LIST_RULES: Record<string, Record<string, Rule>> = {
  "app/api/admin/orders/route.ts": { GET: { answers: everybody(200) } },
  "app/api/admin/orders/export/route.ts": { GET: { answers: [403, 200, 200] } },
  "app/api/admin/payments/route.ts": { GET: { answers: everybody(200) } },
  "app/api/admin/payments/export/route.ts": { GET: { answers: [403, 200, 200] } },
  "app/api/admin/shoppers/route.ts": { GET: { answers: everybody(200) } },
  "app/api/admin/shoppers/export/route.ts": { GET: { answers: [403, 200, 200] } },
  ...Object.fromEntries(
    ["", "/entries", "/messages"].map((part) => [
      `app/api/admin/shoppers/[id]${part}/route.ts`,
      { GET: { answers: everybody(200), call: async () => ({ params: await someShopper() }) } },
    ]),
  ),
  "app/api/admin/shoppers/[id]/ban/route.ts": {
    POST: {
      answers: [403, 204, 204],
      call: async () => ({ params: await someShopper(), body: { reason: "Spam" } }),
    },
  },
  "app/api/admin/shoppers/[id]/unban/route.ts": {
    POST: { answers: [403, 204, 204], call: async () => ({ params: await someShopper(true) }) },
  },
  "app/api/admin/shoppers/[id]/note/route.ts": {
    PUT: {
      answers: everybody(204),
      call: async () => ({
        params: await someShopper(),
        body: { note: "x", previous_note: "" },
      }),
    },
  },
};

/** What every door does; every other method of it is refused with 405 to those who are in. */
const RULES: Record<string, Record<string, Rule>> = {
  "app/api/admin/session/route.ts": {
    POST: { answers: everybody(204), call: linkOf },
    DELETE: { answers: everybody(204) },
  },
  "app/api/admin/session/telegram/route.ts": {
    POST: { answers: everybody(204), call: launchOf },
  },
  "app/api/admin/sessions/route.ts": { GET: { answers: everybody(200) } },
  "app/api/admin/sessions/[id]/route.ts": {
    DELETE: {
      answers: [404, 404, 204],
      call: async () => ({ params: { id: (await stranger()).sessionId } }),
    },
  },
  "app/api/admin/staff/route.ts": {
    GET: { answers: [403, 403, 200] },
    POST: {
      answers: [403, 403, 409],
      call: () => ({ body: { telegram_id: 123_456, name: "Eve", role: "owner" } }),
    },
  },
  "app/api/admin/staff/[telegram_id]/route.ts": {
    PATCH: {
      answers: [403, 403, 409],
      call: async () => ({
        params: { telegram_id: String(await makeStaff("support")) },
        body: { role: "owner" },
      }),
    },
    DELETE: {
      answers: [403, 403, 409],
      call: async () => ({ params: { telegram_id: String(await makeStaff("support")) } }),
    },
  },
  "app/api/admin/confirmations/[id]/route.ts": {
    GET: {
      answers: everybody(200),
      call: async ({ telegramId }) => {
        const id = `cnf_of_${telegramId}`;
        await query({
          text: `INSERT INTO confirmation (id, telegram_id, act, digest, summary, address, expires_at)
                 VALUES ($1, $2, 'x.y', '', 'x', '', now() + interval '1 minute') ON CONFLICT DO NOTHING`,
          values: [id, telegramId.toString()],
        });
        return { params: { id } };
      },
    },
  },
  "app/api/admin/currencies/route.ts": { GET: { answers: [403, 403, 200] } },
  "app/api/admin/shoppers/[id]/admission/route.ts": {
    PUT: {
      answers: [403, 204, 204],
      call: async () => ({ params: { id: (await makeShopper()).id } }),
    },
    DELETE: {
      answers: [403, 404, 404],
      call: () => ({ params: { id: "shp_none" } }),
    },
  },
  "app/api/admin/settings/route.ts": {
    GET: { answers: [403, 403, 200] },
    PUT: {
      answers: [403, 403, 200],
      call: () => ({ body: { changes: [{ name: "SHOP_NAME", value: "Eve", changed_at: null }] } }),
    },
  },
  "app/api/admin/settings/[name]/route.ts": {
    DELETE: {
      answers: [403, 403, 200],
      call: async () => {
        const changed_at = "2026-11-21T10:00:00.000Z";
        await query({
          text: `INSERT INTO setting (name, value, changed_by, changed_at) VALUES ('MAX_OPEN_ORDERS', '"5"', 9001, $1) ON CONFLICT DO NOTHING`,
          values: [changed_at],
        });
        return {
          params: { name: "MAX_OPEN_ORDERS" },
          path: `/?${new URLSearchParams({ changed_at })}`,
        };
      },
    },
  },
  ...PICTURE_RULES,
  ...LIST_RULES,
  "app/api/admin/audit/route.ts": { GET: { answers: [403, 200, 200] } },
  "app/api/admin/audit/check/route.ts": { GET: { answers: [403, 200, 200] } },
  ...CATALOG_RULES,
  ...BATCH_RULES,
  ...CODE_RULES,
  ...ORDER_RULES,
  ...REVIEW_RULES,
  ...SUPPORT_RULES,
  "app/api/admin/overview/route.ts": { GET: { answers: everybody(200), call: () => ofToday } },
  "app/api/admin/overview/deposits/route.ts": {
    GET: { answers: everybody(200), call: () => ofToday },
  },
  "app/api/admin/overview/products/route.ts": {
    GET: { answers: everybody(200), call: () => ofToday },
  },
  "app/api/admin/overview/state/route.ts": { GET: { answers: everybody(200) } },
  "app/api/admin/stock/route.ts": { GET: { answers: everybody(200) } },
  "app/api/admin/stock/[offer_id]/route.ts": {
    GET: { answers: everybody(200), call: async () => ({ params: await anOffer() }) },
    PATCH: {
      answers: [403, 200, 200],
      call: async () => ({ params: await anOffer(), body: { low_stock_at: 7 } }),
    },
  },
  "app/api/admin/stock/[offer_id]/units/route.ts": {
    GET: { answers: everybody(200), call: async () => ({ params: await anOffer() }) },
    POST: {
      answers: [403, 201, 201],
      call: async () => ({ params: await anOffer(), ...formOf("A-1") }),
    },
  },
  "app/api/admin/stock/[offer_id]/versions/route.ts": {
    GET: { answers: everybody(200), call: async () => ({ params: await anOffer() }) },
    POST: {
      answers: [403, 201, 201],
      call: async () => ({ params: await anOffer(true), ...formOf("Second edition") }),
    },
  },
  "app/api/admin/stock/reveal/[id]/route.ts": {
    POST: {
      answers: [403, 200, 200],
      call: async () => ({ params: { id: (await makeOffer()).unitIds[0] ?? "" } }),
    },
  },
  "app/api/admin/stock/reveal/[id]/files/[file_id]/route.ts": {
    POST: {
      answers: [403, 404, 404],
      call: async () => ({ params: { id: (await makeOffer()).unitIds[0] ?? "", file_id: "x" } }),
    },
  },
  "app/api/admin/stock/[offer_id]/void/route.ts": {
    POST: {
      answers: [403, 200, 200],
      call: async () => {
        const { id, unitIds } = await makeOffer();
        return { params: { offer_id: id }, body: { unit_ids: unitIds, reason: "torn" } };
      },
    },
  },
  ...PRODUCT_RULES,
};

/** The right that each page asks for; the way in asks for none. */
const PAGES: Record<string, Right | null> = {
  "app/admin/(signed-in)/audit/page.tsx": "audit",
  "app/admin/(signed-in)/catalog/[id]/page.tsx": "read",
  "app/admin/(signed-in)/catalog/new/page.tsx": "stock",
  "app/admin/(signed-in)/catalog/page.tsx": "read",
  "app/admin/(signed-in)/catalog/places/page.tsx": "read",
  "app/admin/(signed-in)/orders/[id]/page.tsx": "read",
  "app/admin/(signed-in)/orders/page.tsx": "read",
  "app/admin/(signed-in)/page.tsx": "read",
  "app/admin/(signed-in)/payments/[id]/page.tsx": "read",
  "app/admin/(signed-in)/payments/page.tsx": "read",
  "app/admin/(signed-in)/reviews/page.tsx": "read",
  "app/admin/(signed-in)/sessions/page.tsx": "read",
  "app/admin/(signed-in)/settings/page.tsx": "settings",
  "app/admin/(signed-in)/shoppers/[id]/page.tsx": "read",
  "app/admin/(signed-in)/shoppers/page.tsx": "read",
  "app/admin/(signed-in)/shoppers/codes/page.tsx": "settle",
  "app/admin/(signed-in)/staff/page.tsx": "staff",
  "app/admin/(signed-in)/support/[id]/page.tsx": "read",
  "app/admin/(signed-in)/support/page.tsx": "read",
  "app/admin/preview/[id]/page.tsx": "read",
  "app/admin/(signed-in)/stock/[offer_id]/page.tsx": "read",
  "app/admin/(signed-in)/stock/page.tsx": "read",
  "app/admin/(signed-in)/stock/batches/page.tsx": "stock",
  "app/admin/(signed-in)/stock/import/page.tsx": "stock",
  "app/admin/sign-in/page.tsx": null,
};

type Case = { method: string; file: string; kind: Kind; rule: Rule | undefined };

const CASES: Case[] = Object.entries(RULES).flatMap(([file, rules]) =>
  METHODS.flatMap((method) => CALLERS.map((kind) => ({ method, file, kind, rule: rules[method] }))),
);

let removed: SignedIn & { telegramId: bigint };

beforeAll(async () => {
  const telegramId = await makeStaff("owner");
  removed = { ...(await signIn(telegramId)), telegramId };
  await query({
    text: "UPDATE staff SET removed_at = now() WHERE telegram_id = $1",
    values: [telegramId.toString()],
  });
});

async function makePerson(kind: Kind): Promise<Person> {
  if (kind === "nobody") return { telegramId: 424_242n, headers: browserHeaders() };
  if (kind === "removed owner") return removed;
  if (kind === "shopper") {
    const { telegramId } = await makeShopper();
    const launch = { "x-telegram-init-data": signInitData({ telegramId }) };
    return { telegramId, headers: { ...browserHeaders("x".repeat(43)), ...launch } };
  }
  const telegramId = kind === "owner" ? OWNER_ID : await makeStaff(kind);
  return { telegramId, headers: (await signIn(telegramId)).headers };
}

function expected({ kind, rule }: Case): number {
  const at = ["support", "manager", "owner"].indexOf(kind);
  if (at === -1) return 404;
  return rule ? (rule.answers[at] ?? 0) : 405;
}

const CODES: Record<number, string> = {
  403: "NOT_ALLOWED",
  404: "NOT_FOUND",
  405: "METHOD_NOT_ALLOWED",
  409: "NOT_CONFIRMED",
  502: "GATEWAY_UNAVAILABLE",
};

test("every admin door stands in the table, and every method of it is exported", async () => {
  const doors = (await listDoors()).filter(({ file }) => file.startsWith("app/api/admin/"));
  expect(doors.map(({ file }) => file).sort()).toEqual(Object.keys(RULES).sort());
  for (const { file, methods } of doors)
    expect([file, Object.keys(methods).sort()]).toEqual([file, METHODS]);
});

/** A caller, and a way to make the case's call as they would, with other headers or at another door. */
async function prepare({ method, file, kind, rule }: Case) {
  const person = await makePerson(kind);
  const call = (await rule?.call?.(person, kind)) ?? {};
  const send = async (headers: Record<string, string> = person.headers, at = file) =>
    callRoute(await openDoor(at, method), {
      ...{ method, params: { id: "x", telegram_id: "5", offer_id: "x" }, ...call },
      headers: { ...headers, ...call.headers },
    });
  return { person, send, before: await countRows() };
}

test.each(CASES)("$method $file is answered to $kind as the table says", async (wanted) => {
  const { send, before } = await prepare(wanted);
  const answer = await send();
  expect(answer.status).toBe(expected(wanted));
  const conflict = answer.status === 409 ? wanted.rule?.code : undefined;
  expect(answer.json.code).toBe(conflict ?? CODES[answer.status]);
  if ([403, 404, 405].includes(answer.status)) expect(await countRows()).toEqual(before);
});

test.each(CASES.filter(({ kind }) => kind === "nobody" || kind === "removed owner"))(
  "$method $file tells $kind nothing that an address which is none would not tell",
  async (wanted) => {
    const { person, send } = await prepare(wanted);
    const ask = async (file: string) => {
      const answer = await send({ ...person.headers, "x-request-id": "the-same-one" }, file);
      return [answer.status, [...answer.headers], answer.text];
    };
    expect(await ask(wanted.file)).toEqual(await ask("app/api/[...rest]/route.ts"));
  },
);

test.each(CASES.filter(({ method, kind }) => method !== "GET" && kind === "owner"))(
  "$method $file from another site changes nothing",
  async (wanted) => {
    const { person, send, before } = await prepare(wanted);
    const { origin: _own, "sec-fetch-site": _site, ...bare } = person.headers;
    const foreign: Record<string, string>[] = [
      {},
      { origin: "null" },
      { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
      { origin: "https://shop.example.evil.example" },
      { origin: "http://shop.example" },
      { origin: "https://shop.example:444" },
      { origin: "https://shop.example", "sec-fetch-site": "same-site" },
      { referer: "https://shop.example/admin" },
    ];
    for (const headers of foreign) {
      const answer = await send({ ...bare, ...headers });
      expect([headers, answer.status, answer.json.code]).toEqual([headers, 404, "NOT_FOUND"]);
    }
    expect(await countRows()).toEqual(before);
  },
);

test("a cookie of another name, doubled, or grown counts for nothing", async () => {
  const { headers } = await makePerson("owner");
  const token = headers.cookie?.split("=")[1] ?? "";
  const door = await openDoor("app/api/admin/sessions/route.ts", "GET");
  const get = async (cookie: string) =>
    (await callRoute(door, { headers: { ...headers, cookie } })).status;
  expect(await get(`a=b; ${SESSION_COOKIE}=${token}; c=d`)).toBe(200);
  for (const cookie of [
    `kiosk-staff=${token}`,
    `__host-kiosk-staff=${token}`,
    `${SESSION_COOKIE}=${token}x`,
    `${SESSION_COOKIE}=${token}; ${SESSION_COOKIE}=${token}`,
    `${SESSION_COOKIE}=`,
    `${SESSION_COOKIE}=' OR 1=1--`,
  ])
    expect([cookie, await get(cookie)]).toEqual([cookie, 404]);
});

test("every admin page stands in the table and asks for its right, before anything else", () => {
  const pages = globSync("app/admin/**/page.tsx").sort();
  expect(pages).toEqual(Object.keys(PAGES).sort());
  for (const page of pages) {
    const asked = /^ {2}.*await \w+\(("\w+")?/m.exec(readFileSync(page, "utf8"))?.[0] ?? "";
    const right = PAGES[page];
    if (right)
      expect([page, asked]).toEqual([page, expect.stringContaining(`requireStaffPage("${right}"`)]);
  }
});

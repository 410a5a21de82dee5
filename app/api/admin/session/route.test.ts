import { beforeEach, describe, expect, it } from "vitest";
import { query } from "@/lib/db";
import { openSession } from "@/lib/staff/open-session";
import "@/test/database";
import { GET as missing } from "@/app/api/[...rest]/route";
import { callRoute } from "@/test/call-route";
import { makeShopper } from "@/test/factories";
import { openDoor } from "@/test/list-doors";
import { browserHeaders, makeStaff, makeToken, readActs, signIn, tokenOf } from "@/test/sign-in";
import { signInitData } from "@/test/sign-init-data";
import { DELETE, POST } from "./route";
import { POST as postTelegram } from "./telegram/route";

beforeEach(async () => {
  await query({ text: "DELETE FROM rate_limit" });
  globalThis.kioskLimiters = undefined;
});

const post = (token: unknown, headers = {}) =>
  callRoute(POST, {
    ...{ method: "POST", body: { token } },
    headers: { ...browserHeaders(), "user-agent": "Test browser", ...headers },
  });

const launch = (initData: string) =>
  callRoute(postTelegram, {
    ...{ method: "POST", headers: { ...browserHeaders(), "x-telegram-init-data": initData } },
  });

async function seesSessions(token: string): Promise<number> {
  const door = await openDoor("app/api/admin/sessions/route.ts", "GET");
  return (await callRoute(door, { headers: browserHeaders(token) })).status;
}

describe("POST /api/admin/session", () => {
  it("gives a browser a cookie that no script, no neighbour and no other site can use", async () => {
    const telegramId = await makeStaff("support");
    const answer = await post(await makeToken(telegramId));
    expect([answer.status, answer.text]).toEqual([204, ""]);
    expect(answer.headers.get("set-cookie")).toMatch(
      /^__Host-kiosk-staff=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=43200; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(await seesSessions(tokenOf(answer))).toBe(200);
  });

  it("says used once more, too old, or nothing at all, and gives no cookie", async () => {
    const telegramId = await makeStaff("support");
    const used = await makeToken(telegramId);
    await post(used);
    const again = await post(used);
    const old = await makeToken(telegramId);
    await query({
      text: "UPDATE sign_in_link SET expires_at = now() - interval '1 second' WHERE telegram_id = $1",
      values: [telegramId.toString()],
    });
    const late = await post(old);
    const unknown = await post("x".repeat(43));
    expect([again, late, unknown].map(({ status, json }) => [status, json.code])).toEqual([
      [409, "ALREADY_DONE"],
      [410, "LINK_EXPIRED"],
      [404, "NOT_FOUND"],
    ]);
    for (const answer of [again, late, unknown])
      expect(answer.headers.get("set-cookie")).toBeNull();
  });

  it.each([
    ["no JSON", "token"],
    ["no token", "{}"],
    ["a short token", '{"token":"x"}'],
    ["a token that is none", '{"token":{"$ne":""}}'],
    ["more than a token", `{"token":"${"x".repeat(43)}","role":"owner"}`],
    ["nothing", ""],
    ["too much", `{"token":"${"x".repeat(40_000)}"}`],
  ])("tells a stranger with %s what any address tells that is none", async (_name, body) => {
    const headers = { ...browserHeaders(), "content-type": "application/json" };
    const answer = await callRoute(POST, { method: "POST", body, headers });
    const nowhere = await callRoute(missing, { headers });
    const told = ({ request_id: _id, ...rest }: Record<string, unknown>) => rest;
    expect(told(answer.json)).toEqual(told(nowhere.json));
  });

  it("leaves a link unused that another site hands over", async () => {
    const token = await makeToken(await makeStaff("support"));
    const foreign = await post(token, { origin: "https://evil.example" });
    expect([foreign.status, foreign.headers.get("set-cookie")]).toEqual([404, null]);
    expect((await post(token)).status).toBe(204);
  });

  it("counts tries by address", async () => {
    for (let at = 0; at < 20; at += 1) expect((await post("x".repeat(43))).status).toBe(404);
    expect((await post("x".repeat(43))).status).toBe(429);
  });
});

describe("POST /api/admin/session/telegram", () => {
  it("signs the account in that Telegram launched the Mini App for", async () => {
    const telegramId = await makeStaff("manager");
    const answer = await launch(signInitData({ telegramId }));
    expect(answer.status).toBe(204);
    expect(await seesSessions(tokenOf(answer))).toBe(200);
  });

  it("wants a launch of the last five minutes, and says so to those who run the shop alone", async () => {
    const telegramId = await makeStaff("manager");
    const { telegramId: shopper } = await makeShopper();
    const aged = (who: bigint, seconds: number) =>
      launch(signInitData({ telegramId: who, signedAt: new Date(Date.now() - seconds * 1000) }));
    expect((await aged(telegramId, 280)).status).toBe(204);
    const [late, stale, stranger] = [
      await aged(telegramId, 320),
      await aged(telegramId, 90_000),
      await aged(shopper, 320),
    ];
    expect([late, stale, stranger].map(({ status, json }) => [status, json.code])).toEqual([
      [401, "INIT_DATA_EXPIRED"],
      [404, "NOT_FOUND"],
      [404, "NOT_FOUND"],
    ]);
  });

  it.each([
    ["none", () => ""],
    ["another bot's", (telegramId: bigint) => signInitData({ telegramId, token: "70:x" })],
    [
      "another account's",
      (telegramId: bigint) => signInitData({ telegramId: 5 }).replace("5", String(telegramId)),
    ],
    ["a day in the future", () => signInitData({ signedAt: new Date(Date.now() + 86_400_000) })],
  ])("tells a caller with launch data that is %s nothing", async (_name, make) => {
    const answer = await launch(make(await makeStaff("owner")));
    expect([answer.status, answer.json.code]).toEqual([404, "NOT_FOUND"]);
    expect(answer.headers.get("set-cookie")).toBeNull();
  });
});

describe("DELETE /api/admin/session", () => {
  it("signs this browser out: the cookie goes, and a copy of it opens nothing any more", async () => {
    const { caller, headers } = await signIn(await makeStaff("support"));
    const token = headers.cookie?.split("=")[1] ?? "";
    expect(await seesSessions(token)).toBe(200);
    const answer = await callRoute(DELETE, { method: "DELETE", headers });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("set-cookie")).toMatch(/^__Host-kiosk-staff=; .*Max-Age=0;/);
    expect(await seesSessions(token)).toBe(404);
    const again = await callRoute(DELETE, { method: "DELETE", headers });
    expect(again.status).toBe(404);
    expect(await readActs(caller.sessionId)).toEqual(["session.open", "session.close"]);
  });
});

it("a stolen session is worth nothing once its owner has ended it from another browser", async () => {
  const telegramId = await makeStaff("manager");
  const [stolen, own] = [await signIn(telegramId), await signIn(telegramId)];
  const list = await openDoor("app/api/admin/sessions/route.ts", "GET");
  const { json } = await callRoute(list, { headers: own.headers });
  const other = (json.items as { id: string; is_current: boolean }[]).find(
    (item) => !item.is_current,
  );
  expect(other?.id).toBe(stolen.caller.sessionId);
  const end = await openDoor("app/api/admin/sessions/[id]/route.ts", "DELETE");
  const params = { id: other?.id ?? "" };
  const first = await callRoute(end, { method: "DELETE", params, headers: own.headers });
  expect(first.status).toBe(204);
  expect((await callRoute(list, { headers: stolen.headers })).status).toBe(404);
  expect((await callRoute(list, { headers: own.headers })).status).toBe(200);
  const again = await callRoute(end, { method: "DELETE", params, headers: own.headers });
  expect(again.status).toBe(404);
});

it("a session that is written down keeps a browser's name short", async () => {
  const browser = { address: "", userAgent: "x".repeat(5_000) };
  const proof = { telegramId: await makeStaff("support") };
  const { member } = await openSession({ proof, browser });
  const text = "SELECT length(user_agent) AS length FROM staff_session WHERE id = $1";
  expect(await query({ text, values: [member.sessionId] })).toEqual([{ length: 300 }]);
});

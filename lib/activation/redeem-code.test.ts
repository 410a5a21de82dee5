import { beforeEach, describe, expect, it } from "vitest";
import { query, queryOne } from "@/lib/db";
import { renewDatabase, setEnv } from "@/test/database";
import { makeShopper } from "@/test/factories";
import { makeStaff, readActs, signIn } from "@/test/sign-in";
import { listCodes } from "./list-codes";
import { makeCodes } from "./make-codes";
import { redeemCode } from "./redeem-code";
import { revokeCode } from "./revoke-code";
import { parseCode } from "./rules";

beforeEach(async () => {
  await renewDatabase();
  globalThis.kioskLimiters = undefined;
  setEnv();
});

let wishes = 0;

const make = async (count = 1, days = 30) => {
  wishes += 1;
  const requestKey = `update:${wishes}`;
  return makeCodes({ caller: (await signIn()).caller, count, days, requestKey });
};

const makeOne = async () => {
  const [code = ""] = await make();
  const { items } = await listCodes({});
  return { code, codeId: items[0]?.code_id ?? "" };
};

const isAdmitted = async (id: string) =>
  (
    await queryOne<{ is: boolean }>({
      text: 'SELECT admitted_at IS NOT NULL AS "is" FROM shopper WHERE id = $1',
      values: [id],
    })
  ).is;

describe("makeCodes", () => {
  it("makes as many different codes as were wanted, and keeps none of them", async () => {
    const codes = await make(50, 365);
    expect(new Set(codes).size).toBe(50);
    for (const code of codes) expect(parseCode(code)).toBe(code);
    const rows = await query({
      text: "SELECT row_to_json(c)::text AS kept FROM activation_code c",
    });
    expect(rows).toHaveLength(50);
    for (const code of codes) expect(JSON.stringify(rows)).not.toContain(code);
  });

  it("writes down who made them, and not what they are", async () => {
    const [code = ""] = await make(2, 7);
    const [act] = await query<{
      act: string;
      actor: string;
      after: { days: number; codes: string[] };
    }>({
      text: "SELECT act, actor, after FROM audit_entry WHERE subject = 'codes'",
    });
    expect(act).toMatchObject({ act: "code.make", actor: "9001", after: { days: 7 } });
    expect(act?.after.codes).toHaveLength(2);
    expect(JSON.stringify(act)).not.toContain(code);
  });

  it("makes the same ones when repeated with the same key, also at once, and writes that down once", async () => {
    const { caller } = await signIn();
    const wish = { caller, count: 3, days: 7, requestKey: "update:7" };
    const [first, second] = await Promise.all([makeCodes(wish), makeCodes(wish)]);
    expect([second, await makeCodes(wish)]).toEqual([first, first]);
    expect((await listCodes({})).items).toHaveLength(3);
    expect(await readActs("codes")).toEqual(["code.make"]);
  });

  it("makes others for another key, and for somebody else", async () => {
    const wish = { count: 3, days: 7, requestKey: "update:7" };
    const { caller } = await signIn();
    const colleague = (await signIn(await makeStaff("manager", "Mia"))).caller;
    const codes = [
      ...(await makeCodes({ ...wish, caller })),
      ...(await makeCodes({ ...wish, caller: colleague })),
      ...(await makeCodes({ ...wish, caller, requestKey: "update:8" })),
    ];
    expect(new Set(codes).size).toBe(9);
    expect(await readActs("codes")).toHaveLength(3);
  });
});

describe("listCodes", () => {
  it("shows those that still let somebody in, the newest first, page by page", async () => {
    const used = await makeOne();
    const revoked = await makeOne();
    const expired = await makeOne();
    await redeemCode({ shopperId: (await makeShopper()).id, code: used.code });
    await revokeCode({ caller: (await signIn()).caller, codeId: revoked.codeId });
    await query({
      text: `INSERT INTO activation_code (id, digest, beginning, created_by, created_at, expires_at)
             SELECT 'cod_old', sha256('old'), 'OLD0', 9001, now() - interval '2 days', now() - interval '1 second'`,
    });
    const mia = await makeStaff("manager", "Mia");
    const { caller } = await signIn(mia);
    const codes = await makeCodes({ caller, count: 11, days: 3, requestKey: "update:0" });
    const first = await listCodes({});
    const second = await listCodes({ cursor: first.next_cursor ?? "" });
    expect([first.items.length, second.items.length, second.next_cursor]).toEqual([10, 2, null]);
    const beginnings = [...first.items, ...second.items].map(({ beginning }) => beginning);
    expect(beginnings.toSorted()).toEqual(
      [...codes, expired.code].map((code) => code.slice(0, 4)).toSorted(),
    );
    expect(first.items[0]).toMatchObject({ created_by_name: "Mia" });
  });
});

describe("redeemCode", () => {
  it("lets a shopper in, once, and writes down by which code", async () => {
    const { code, codeId } = await makeOne();
    const { id } = await makeShopper();
    await redeemCode({ shopperId: id, code });
    expect(await isAdmitted(id)).toBe(true);
    const [act] = await query({
      text: "SELECT act, actor, role, before, after, address FROM audit_entry WHERE subject = $1",
      values: [id],
    });
    expect(act).toEqual({
      ...{ act: "shopper.activate", actor: null, role: "shop", address: "chat" },
      before: { is_admitted: false },
      after: { is_admitted: true, code: codeId, code_made_by: "9001" },
    });
    const other = await makeShopper();
    await expect(redeemCode({ shopperId: other.id, code })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await isAdmitted(other.id)).toBe(false);
    expect(await readActs(other.id)).toEqual([]);
  });

  it("lets one of two in who use it at once", async () => {
    const { code } = await makeOne();
    const shoppers = await Promise.all(Array.from({ length: 6 }, () => makeShopper()));
    const uses = shoppers.map(({ id }) => redeemCode({ shopperId: id, code }));
    const ends = await Promise.allSettled(uses);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const admitted = await Promise.all(shoppers.map(({ id }) => isAdmitted(id)));
    expect(admitted.filter(Boolean)).toHaveLength(1);
  });

  it("uses no code up for somebody who is in", async () => {
    const { code } = await makeOne();
    const { id } = await makeShopper();
    await redeemCode({ shopperId: id, code });
    const second = (await makeOne()).code;
    await expect(redeemCode({ shopperId: id, code: second })).rejects.toMatchObject({
      code: "ALREADY_DONE",
    });
    await redeemCode({ shopperId: (await makeShopper()).id, code: second });
  });

  it("says the same of a code that is unknown, revoked or expired, and lets nobody in", async () => {
    const { code: revoked, codeId } = await makeOne();
    await revokeCode({ caller: (await signIn()).caller, codeId });
    const { id } = await makeShopper();
    for (const code of [revoked, "000000000000"])
      await expect(redeemCode({ shopperId: id, code })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    await query({
      text: "SET session_replication_role = replica; UPDATE activation_code SET created_at = now() - interval '9 days', revoked_at = NULL, expires_at = now() - interval '1 second'; SET session_replication_role = origin",
    });
    await expect(redeemCode({ shopperId: id, code: revoked })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await isAdmitted(id)).toBe(false);
  });

  it("takes five tries of one shopper an hour, and says when it takes more", async () => {
    const { code } = await makeOne();
    const { id } = await makeShopper();
    for (let at = 0; at < 5; at += 1)
      await expect(redeemCode({ shopperId: id, code: `00000000000${at}` })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    const refused = await redeemCode({ shopperId: id, code }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "RATE_LIMITED" });
    const { retry_after_seconds: seconds } = (
      refused as { details: { retry_after_seconds: number } }
    ).details;
    expect(seconds).toBeGreaterThan(3_500);
    await redeemCode({ shopperId: (await makeShopper()).id, code });
  });
});

describe("revokeCode", () => {
  it("takes a code back that nobody has used, once", async () => {
    const { code, codeId } = await makeOne();
    const { caller } = await signIn();
    expect(await revokeCode({ caller, codeId })).toBe(code.slice(0, 4));
    await expect(revokeCode({ caller, codeId })).rejects.toMatchObject({ code: "ALREADY_DONE" });
    await expect(revokeCode({ caller, codeId: "cod_none" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await readActs(codeId)).toEqual(["code.revoke"]);
  });

  it("does not undo what a code has done", async () => {
    const { code, codeId } = await makeOne();
    const { id } = await makeShopper();
    await redeemCode({ shopperId: id, code });
    const { caller } = await signIn();
    await expect(revokeCode({ caller, codeId })).rejects.toMatchObject({ code: "ALREADY_DONE" });
    expect(await isAdmitted(id)).toBe(true);
  });
});

describe("the database", () => {
  it.each([
    ["opens a used code again", "UPDATE activation_code SET used_at = NULL, shopper_id = NULL"],
    ["uses it for somebody else", "UPDATE activation_code SET used_at = now()"],
    ["makes it another one", "UPDATE activation_code SET digest = sha256('x')"],
    ["removes it", "DELETE FROM activation_code"],
  ])("refuses whoever %s", async (_what, text) => {
    const { code } = await makeOne();
    await redeemCode({ shopperId: (await makeShopper()).id, code });
    await expect(query({ text })).rejects.toThrow();
  });

  it("refuses a code that lasts for longer than a year", async () => {
    await expect(make(1, 400)).rejects.toThrow(/activation_code_term/);
  });
});

import { describe, expect, it } from "vitest";
import { query, queryOne, transaction } from "@/lib/db";
import { renewDatabase } from "@/test/database";
import { checkActs } from "./check-acts";
import { recordAct } from "./record-act";

const record = (subject: string, reason?: string) =>
  transaction((tx) =>
    recordAct(tx, {
      ...{ actor: 9001n, role: "owner", act: "test.act", subject, reason: reason ?? null },
      ...{ before: { a: 1, token: "secret" }, after: { a: 2 }, address: "203.0.113.7" },
    }),
  );

/** A log of five entries. */
async function makeLog() {
  await renewDatabase();
  for (let at = 1; at <= 5; at += 1) await record(`thing-${at}`);
}

/** What only a superuser can do, who switches the triggers off. */
const tamper = (sql: string) =>
  query({
    text: `SET session_replication_role = replica; ${sql}; SET session_replication_role = origin`,
  });

const brokenAfter = async (sql: string) => {
  await makeLog();
  expect((await checkActs()).broken).toEqual([]);
  await tamper(sql);
  const proof = await checkActs();
  expect(proof.is_whole).toBe(proof.broken.length === 0);
  return proof.broken;
};

describe("recordAct", () => {
  it("chains acts that many write at once, without a gap, and masks secrets", async () => {
    await renewDatabase();
    await Promise.all(Array.from({ length: 30 }, (_, at) => record(`at-once-${at}`)));
    const proof = await checkActs();
    expect(proof).toMatchObject({ is_whole: true, entries: 30, last_entry_id: "30" });
    const found = await queryOne<{ before: unknown }>({
      text: "SELECT before FROM audit_entry LIMIT 1",
    });
    expect(found.before).toEqual({ a: 1, token: "***" });
  });

  it("is not there without its act", async () => {
    await makeLog();
    const failing = transaction(async (tx) => {
      await recordAct(tx, { actor: null, role: "shop", act: "test.act", subject: "lost" });
      throw new Error("the act failed");
    });
    await expect(failing).rejects.toThrow("the act failed");
    expect(await checkActs()).toMatchObject({ is_whole: true, entries: 5 });
  });

  it("keeps what it holds from the shop itself", async () => {
    await makeLog();
    for (const text of [
      "UPDATE audit_entry SET reason = 'x' WHERE id = 3",
      "DELETE FROM audit_entry WHERE id = 5",
      "TRUNCATE audit_entry",
    ])
      await expect(query({ text })).rejects.toThrow();
    expect(await checkActs()).toMatchObject({ is_whole: true, entries: 5 });
  });
});

describe("checkActs", () => {
  it("proves an empty log, and says where a whole one ends", async () => {
    await renewDatabase();
    expect(await checkActs()).toMatchObject({ is_whole: true, entries: 0, last_entry_id: "0" });
    await record("one");
    const { last_hash: first } = await checkActs();
    await record("two");
    const proof = await checkActs();
    expect(proof).toMatchObject({ is_whole: true, entries: 2, last_entry_id: "2" });
    expect(proof.last_hash).not.toBe(first);
  });

  it.each([
    ["actor", "1"],
    ["role", "'support'"],
    ["act", "'test.other'"],
    ["subject", "'thing-x'"],
    ["before", `'{"a": 9}'`],
    ["after", "NULL"],
    ["reason", "'because'"],
    ["address", "'198.51.100.1'"],
    ["happened_at", "happened_at + interval '1 millisecond'"],
    ["hash", "sha256('x')"],
    ["previous_hash", "sha256('x')"],
  ])("finds an entry whose %s was edited", async (column, value) => {
    const broken = await brokenAfter(`UPDATE audit_entry SET ${column} = ${value} WHERE id = 3`);
    expect(broken).toContain("3");
  });

  it("finds an edited entry whose hash was made to fit", async () => {
    const broken = await brokenAfter(
      `UPDATE audit_entry SET reason = 'x' WHERE id = 3;
       UPDATE audit_entry e SET hash = audit_hash(e) WHERE id = 3`,
    );
    expect(broken).toEqual(["4"]);
  });

  it("finds an entry that was removed, at the beginning, in the middle and at the end", async () => {
    expect(await brokenAfter("DELETE FROM audit_entry WHERE id = 1")).toEqual(["2"]);
    expect(await brokenAfter("DELETE FROM audit_entry WHERE id = 3")).toEqual(["4"]);
    expect(await brokenAfter("DELETE FROM audit_entry WHERE id = 5")).toEqual(["5"]);
    expect(await brokenAfter("DELETE FROM audit_entry WHERE id > 2")).toEqual(["5"]);
    expect(await brokenAfter("DELETE FROM audit_entry")).toEqual(["5"]);
  });

  it("finds a gap that was closed by moving the rest up", async () => {
    const broken = await brokenAfter(
      "DELETE FROM audit_entry WHERE id = 3; UPDATE audit_entry SET id = id - 1 WHERE id > 3",
    );
    expect(broken).toEqual(expect.arrayContaining(["3", "4"]));
  });

  it("finds entries that changed places", async () => {
    const broken = await brokenAfter(
      `UPDATE audit_entry SET id = 99 WHERE id = 2; UPDATE audit_entry SET id = 2 WHERE id = 3;
       UPDATE audit_entry SET id = 3 WHERE id = 99`,
    );
    expect(broken).toEqual(["2", "3", "4"]);
  });

  it("finds an entry that was slipped in behind the end, however well it fits", async () => {
    const broken = await brokenAfter(
      `INSERT INTO audit_entry SELECT (jsonb_populate_record(e, '{"id": 6, "reason": "slipped in"}')).* FROM audit_entry e WHERE id = 5;
       UPDATE audit_entry e SET previous_hash = (SELECT hash FROM audit_entry WHERE id = 5) WHERE id = 6;
       UPDATE audit_entry e SET hash = audit_hash(e) WHERE id = 6`,
    );
    expect(broken).toEqual(["5"]);
  });

  it("finds a head that is gone", async () => {
    expect(await brokenAfter("DELETE FROM audit_head")).toEqual(["0"]);
  });
});

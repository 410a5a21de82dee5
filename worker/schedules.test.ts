import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, describe, expect, it, vi } from "vitest";
import { query } from "@/lib/db";
import { pruneRecords as prune } from "@/lib/prune-records";
import { testDatabaseUrl } from "@/test/database";
import { makeDeposit, makeShopper } from "@/test/factories";
import { makeReadImport } from "@/test/make-batch";
import { makeSale } from "@/test/make-sale";
import { proveBooks } from "./prove-books";
import { startSchedules } from "./schedules";

describe("schedules", () => {
  it("prove books and audit log each hour and prune each day, once for any number of workers", async () => {
    const workers = [startSchedules(), startSchedules()];
    const sql = "SELECT name, cron FROM pgboss.schedule ORDER BY name";
    const find = () => query({ text: sql }).catch(() => []);
    const deadline = Date.now() + 15_000;
    while ((await find()).length < 3 && Date.now() < deadline) await sleep(50);
    expect(await find()).toEqual([
      { name: "prove-audit", cron: "37 * * * *" },
      { name: "prove-books", cron: "7 * * * *" },
      { name: "prune-records", cron: "23 3 * * *" },
    ]);
    await Promise.all(workers.map((worker) => worker.stop()));
  });

  it("prove both at the start of a shop where nobody ever did, and not again at the next start", async () => {
    await query({ text: "DELETE FROM proof" });
    await query({ text: "DELETE FROM pgboss.job" }); // what the last test began
    const first = startSchedules();
    await expect.poll(lastProof, { timeout: 15_000 }).toHaveLength(2);
    await first.stop();
    const sql = "SELECT kind, checked_at FROM proof ORDER BY kind";
    const before = await query({ text: sql });
    const listJobs = () =>
      query({ text: "SELECT id FROM pgboss.job WHERE name LIKE 'prove-%' ORDER BY id" });
    const jobs = await listJobs();
    await startSchedules().stop(); // once it has started
    expect(await listJobs()).toEqual(jobs);
    expect(await query({ text: sql })).toEqual(before);
  });
});

const lastProof = () =>
  query({
    text: "SELECT kind, finding_count, checked_at > now() - interval '1 minute' AS is_fresh FROM proof",
  });

describe("proveBooks", () => {
  afterEach(() => void vi.useRealTimers());

  it("writes down that the books are in order, and is silent otherwise", async () => {
    await query({ text: "DELETE FROM proof" });
    await makeSale();
    await proveBooks();
    expect(await lastProof()).toEqual([{ kind: "books", finding_count: 0, is_fresh: true }]);
    expect(await query({ text: "SELECT id FROM notification WHERE kind = 'admin_alarm'" })).toEqual(
      [],
    );
  });

  it("tells the admins what is not, once an hour", async () => {
    vi.useFakeTimers({ toFake: ["Date"] }); // it stays the same hour
    const shopper = await makeShopper({ balanceMinor: 500n });
    const corrupt = (minor: number) =>
      query({
        text: `SET session_replication_role = replica;
               UPDATE ledger_account SET balance_minor = ${minor} WHERE id = 'shopper:${shopper.id}';
               SET session_replication_role = origin`,
      });
    await corrupt(499);
    await proveBooks();
    await proveBooks();
    expect(await lastProof()).toEqual([
      {
        kind: "books",
        finding_count: expect.toSatisfy((count: number) => count > 0),
        is_fresh: true,
      },
    ]);
    await corrupt(500);
    const alarms = await query<{ payload: Record<string, string> }>({
      text: "SELECT payload FROM notification WHERE kind = 'admin_alarm'",
    });
    expect(alarms).toHaveLength(1);
    expect(alarms[0]?.payload).toMatchObject({ alarm: "books" });
    expect(alarms[0]?.payload.first).toContain(shopper.id);
  });

  it("tells the admins when it cannot be done", async () => {
    const other = new pg.Client(testDatabaseUrl());
    await other.connect();
    await other.query("BEGIN; LOCK TABLE ledger_entry IN ACCESS EXCLUSIVE MODE");
    const before = await lastProof();
    await expect(proveBooks({ timeoutMs: 50 })).rejects.toThrow();
    expect(await lastProof()).toEqual(before);
    await other.end();
    expect(
      await query({
        text: "SELECT 1 FROM notification WHERE payload->>'alarm' = 'books_unproved'",
      }),
    ).toHaveLength(1);
  });
});

it("forgets what has lapsed and nothing else", async () => {
  const { id } = await makeShopper();
  await query({
    text: `INSERT INTO idempotent_request (shopper_id, key, request_hash, locked_until, created_at)
           SELECT $1, 'key-' || hours || '-hours', decode(repeat('00', 32), 'hex'), now() - interval '1 hour', now() - make_interval(hours => hours)
             FROM unnest(ARRAY[1, 23, 25, 90]) AS hours`,
    values: [id],
  });
  await query({
    text: `INSERT INTO telegram_update (update_id, body, state, received_at) VALUES
             (1, '{}', 'done', now() - interval '8 days'), (2, '{}', 'done', now() - interval '6 days'), (3, '{}', 'dead', now() - interval '31 days'),
             (4, '{}', 'dead', now() - interval '29 days'), (5, '{}', 'queued', now() - interval '31 days')`,
  });
  await query({
    text: "INSERT INTO rate_limit (key, points, expire) VALUES ('old', 1, 5), ('new', 1, 99999999999999), ('ever', 1, NULL)",
  });
  await query({
    text: "INSERT INTO worker_heartbeat VALUES ('old', now() - interval '2 days'), ('new', now())",
  });
  await query({
    text: `INSERT INTO sign_in_link (token_hash, telegram_id, expires_at)
           SELECT decode(lpad(days::text, 64, '0'), 'hex'), 1, now() - make_interval(days => days) FROM unnest(ARRAY[0, 2]) AS days`,
  });
  await query({
    text: `INSERT INTO staff_session (id, token_hash, telegram_id, address, user_agent, expires_at)
           SELECT 'ses_' || days, decode(lpad(days::text, 64, '0'), 'hex'), 1, '', '', now() - make_interval(days => days) FROM unnest(ARRAY[29, 31]) AS days`,
  });
  await query({
    text: `INSERT INTO confirmation (id, telegram_id, act, digest, summary, address, expires_at)
           SELECT 'cnf_' || days, 1, '', '', '', '', now() - make_interval(days => days) FROM unnest(ARRAY[29, 31]) AS days`,
  });
  const importIds = [await makeReadImport(["A-1"]), await makeReadImport(["A-1"])];
  await query({
    text: "UPDATE stock_import SET created_at = now() - interval '25 hours' WHERE id = $1",
    values: [importIds[0]],
  });
  await query({
    text: `INSERT INTO support_thread (id, shopper_id, changed_at, waiting_since)
           SELECT 'sup_' || id, id, now() - make_interval(days => days), CASE WHEN is_waiting THEN now() END
             FROM unnest($1::text[], ARRAY[364, 366, 366], ARRAY[false, false, true]) AS thread (id, days, is_waiting)`,
    values: [[id, (await makeShopper()).id, (await makeShopper()).id]],
  });
  await query({
    text: `INSERT INTO support_message (thread_id, text, request_key, group_number) SELECT id, 'help', 'x', 1 FROM support_thread`,
  });
  const { depositId } = await makeDeposit({ shopperId: id });
  await query({
    text: `INSERT INTO invoice_message (chat_id, message_id, deposit_id, shown_at)
           SELECT 1, days, $1, now() - make_interval(days => days) FROM unnest(ARRAY[29, 31]) AS days`,
    values: [depositId],
  });
  const lapsed = { answers: 2, updates: 2, limits: 1, workers: 1 };
  expect(await prune()).toEqual({
    ...lapsed,
    links: 1,
    sessions: 1,
    confirmations: 1,
    pictures: 0,
    imports: 1,
    threads: 1,
    invoices: 1,
  });
  expect(Object.values(await prune())).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(
    await query({ text: "SELECT update_id::int AS id FROM telegram_update ORDER BY 1" }),
  ).toEqual([{ id: 2 }, { id: 4 }, { id: 5 }]);
  expect(await query({ text: "SELECT import_id AS id FROM stock_import_line" })).toEqual([
    { id: importIds[1] },
  ]);
});

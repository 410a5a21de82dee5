import pg from "pg";
import { expect, test } from "vitest";
import { testDatabaseUrl } from "@/test/database";
import { READ_WAITING } from "./read-figures";

type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  Plans?: Plan[];
};

/** What a plan reads, down to its leaves: a table, or an index. */
function listReads(plan: Plan): string[] {
  const own = plan["Index Name"] ?? plan["Relation Name"];
  return [...(own ? [own] : []), ...(plan.Plans ?? []).flatMap(listReads)];
}

test("what every scrape asks for is read from indexes of what waits, never from a whole table", async () => {
  const client = new pg.Client(testDatabaseUrl());
  await client.connect();
  await client.query("SET enable_seqscan = off"); // an empty table would be read whole, whatever indexes it has
  await client.query("SET enable_bitmapscan = off");
  const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${READ_WAITING}`);
  await client.end();
  expect([...new Set(listReads(rows[0]["QUERY PLAN"][0].Plan))].sort()).toEqual([
    "deposit_due",
    expect.stringMatching(/^notification_(due|of_chat)$/), // both hold just those that wait
    "orders_awaiting",
    "payment_event_due",
    "telegram_update_queued",
    "worker_heartbeat", // a row for each worker of the last day
  ]);
});

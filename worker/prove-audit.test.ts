import pg from "pg";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { recordAct } from "@/lib/audit/record-act";
import { query, transaction } from "@/lib/db";
import { testDatabaseUrl } from "@/test/database";
import { proveAudit } from "./prove-audit";

const record = () =>
  transaction((tx) =>
    recordAct(tx, { actor: null, role: "shop", act: "test.act", subject: "thing" }),
  );

const alarms = async () =>
  (
    await query<{ payload: Record<string, string> }>({
      text: "SELECT payload FROM notification WHERE kind = 'admin_alarm' ORDER BY id",
    })
  ).map(({ payload }) => payload);

const lastProof = async () =>
  (
    await query({
      text: "SELECT finding_count AS findings, checked_at > now() - interval '1 minute' AS is_fresh FROM proof WHERE kind = 'audit'",
    })
  )[0];

describe("proveAudit", () => {
  it("is silent while the log is whole, also while it is empty", async () => {
    await proveAudit();
    await record();
    await record();
    await proveAudit();
    expect(await alarms()).toEqual([]);
    expect(await lastProof()).toEqual({ findings: 0, is_fresh: true });
  });

  it("tells the admins when it cannot be done", async () => {
    const other = new pg.Client(testDatabaseUrl());
    await other.connect();
    await other.query("BEGIN; LOCK TABLE audit_entry IN ACCESS EXCLUSIVE MODE");
    await expect(proveAudit({ timeoutMs: 50 })).rejects.toThrow();
    await other.end();
    expect(await alarms()).toEqual([{ alarm: "audit_unproved" }]);
    expect(await lastProof()).toMatchObject({ findings: 0 }); // of the one before: a proof that failed found nothing out
    await query({ text: "DELETE FROM notification" });
  });

  it("tells the admins which entries were changed, once an hour", async () => {
    vi.useFakeTimers({ toFake: ["Date"] }); // it stays the same hour
    onTestFinished(() => void vi.useRealTimers());
    await query({
      text: `SET session_replication_role = replica;
             UPDATE audit_entry SET subject = 'another' WHERE id = 1;
             SET session_replication_role = origin`,
    });
    await proveAudit();
    await proveAudit();
    expect(await alarms()).toEqual([{ alarm: "audit", entries: "1" }]);
    expect(await lastProof()).toEqual({ findings: 1, is_fresh: true });
  });
});

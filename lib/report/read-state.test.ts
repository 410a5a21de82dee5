import { beforeEach, describe, expect, it } from "vitest";
import { query } from "@/lib/db";
import { recordHeartbeat } from "@/lib/heartbeat";
import { recordProof } from "@/lib/record-proof";
import { renewDatabase, setEnv } from "@/test/database";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { depositAt } from "@/test/make-history";
import { readState } from "./read-state";

beforeEach(renewDatabase);

const openReview = (subject: string, reason: string, age: string) =>
  query({
    text: `INSERT INTO review (reason, gateway, subject, evidence, created_at) VALUES ($1::review_reason, 'nowpayments', $2, '{}', now() - $3::interval)`,
    values: [reason, subject, age],
  });

describe("readState", () => {
  it("says of an empty shop that nothing was proved and no worker seen", async () => {
    expect(await readState()).toEqual({
      ...{ low_stock: [], reviews: [], support: { waiting: 0, oldest_at: null } },
      gateways: [
        { name: "nowpayments", is_answering: true, last_event_at: null, last_success_at: null },
      ],
      worker: { seen_at: null, is_late: true },
      outbox: { waiting: 0, oldest_at: null },
      proofs: [
        { kind: "books", checked_at: null, findings: null, is_late: true },
        { kind: "audit", checked_at: null, findings: null, is_late: true },
      ],
    });
  });

  it("names no gateway that is switched off", async () => {
    setEnv({ NOWPAYMENTS_API_KEY: "", NOWPAYMENTS_IPN_SECRET: "" });
    expect((await readState()).gateways).toEqual([]);
    setEnv();
  });

  it("lists what runs out, sold out first, then what sells best; not what nothing was ever taken of, is unlimited or not for sale", async () => {
    const { id: shopperId } = await makeShopper({ balanceMinor: 100_000n });
    const slow = await makeOffer({ title: "Slow", units: 5 });
    await query({ text: "UPDATE offer SET low_stock_at = 4 WHERE id = $1", values: [slow.id] });
    const fast = await makeOffer({ title: "Fast", units: 6 });
    const out = await makeOffer({ title: "Out", units: 1 });
    await makeOffer({ title: "Untouched", units: 2 });
    await makeOffer({ title: "Never", units: 0 });
    await makeOffer({ title: "File", isUnlimited: true });
    const hidden = await makeOffer({ title: "Hidden", units: 1 });
    await query({ text: "UPDATE offer SET is_active = false WHERE id = $1", values: [hidden.id] });
    await placeOrder({ shopperId, offerId: fast.id, quantity: 3, isFromBalance: true });
    const plenty = await makeOffer({ title: "Plenty", units: 5 });
    for (const { id: offerId } of [slow, plenty]) await placeOrder({ shopperId, offerId });
    await placeOrder({ shopperId, offerId: out.id }); // reserved: not free either
    const { low_stock: low } = await readState();
    expect(low.map(({ offer_id: id, title, free, sold }) => [id, title, free, sold])).toEqual([
      [out.id, "Out", 0, 0],
      [fast.id, "Fast", 3, 3],
      [slow.id, "Slow", 4, 0],
    ]);
  });

  it("counts open reviews by reason, the oldest first", async () => {
    await openReview("1", "NO_ESTIMATE", "1 hour");
    await openReview("2", "NO_ESTIMATE", "3 days");
    await openReview("3", "UNKNOWN_PAYMENT", "2 days");
    await openReview("4", "AMOUNT_CONFLICT", "9 days");
    await query({
      text: "UPDATE review SET state = 'resolved', resolved_at = now() WHERE subject = '4'",
    });
    const { reviews } = await readState();
    expect(reviews.map(({ reason, count }) => [reason, count])).toEqual([
      ["NO_ESTIMATE", 2],
      ["UNKNOWN_PAYMENT", 1],
    ]);
    const age = Date.now() - Date.parse(reviews[0]?.oldest_at ?? "");
    expect(Math.round(age / 3_600_000)).toBe(72);
  });

  it("tells when the gateway was last heard of and last paid", async () => {
    await depositAt("2026-11-20T10:00:00Z", { creditMinor: 1_000n, settleSeconds: 5 });
    await query({
      text: `INSERT INTO payment_event (gateway, event_key, raw_body, received_at) VALUES ('nowpayments', 'a', '{}', '2026-11-20T10:01:00Z')`,
    });
    const [gateway] = (await readState()).gateways;
    expect(gateway).toMatchObject({
      last_event_at: "2026-11-20T10:01:00.000Z",
      last_success_at: "2026-11-20T10:00:05.000Z",
    });
  });

  it("notices a worker that fell silent and messages that wait", async () => {
    await recordHeartbeat({ workerId: "a" });
    expect((await readState()).worker.is_late).toBe(false);
    await query({ text: "UPDATE worker_heartbeat SET seen_at = now() - interval '31 seconds'" });
    const { id: shopperId } = await makeShopper({ balanceMinor: 1_000n });
    const { id: offerId } = await makeOffer();
    const waited = (await readState()).outbox.waiting;
    await placeOrder({ shopperId, offerId, isFromBalance: true });
    const { worker, outbox } = await readState();
    expect([worker.is_late, outbox.waiting]).toEqual([true, waited + 1]);
    expect(outbox.oldest_at).toMatch(/Z$/);
  });

  it("shows what the last proofs found, and that one is overdue", async () => {
    await recordProof({ kind: "books", findings: 2 });
    await recordProof({ kind: "books", findings: 0 });
    await recordProof({ kind: "audit", findings: 3 });
    await query({
      text: "UPDATE proof SET checked_at = now() - interval '121 minutes' WHERE kind = 'audit'",
    });
    const { proofs } = await readState();
    expect(proofs.map(({ kind, findings, is_late }) => [kind, findings, is_late])).toEqual([
      ["books", 0, false],
      ["audit", 3, true],
    ]);
  });
});

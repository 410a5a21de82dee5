import { describe, expect, it } from "vitest";
import { POST } from "@/app/api/ipn/[gateway]/route";
import { query } from "@/lib/db";
import "@/test/database";
import { connectGateway, pay, report } from "@/test/connect-gateway";
import { makePayable, makeRefill } from "@/test/make-payable";
import { makeSale } from "@/test/make-sale";
import { type EvidenceSubject, listEvidence } from "./list-evidence";
import type { EvidenceItem } from "./rules";

connectGateway(POST);

async function story(subject: EvidenceSubject): Promise<string[]> {
  return (await listEvidence(subject)).items.map(({ kind }) => kind);
}

async function find<Kind extends EvidenceItem["kind"]>(subject: EvidenceSubject, kind: Kind) {
  const { items } = await listEvidence(subject);
  return items.filter((item): item is EvidenceItem & { kind: Kind } => item.kind === kind);
}

describe("the story of an order", () => {
  it("tells a sale from its reservation to its delivery, in the order in which it happened", async () => {
    const invoice = await makePayable({ quantity: 2 });
    await pay({ paymentId: invoice.paymentId });
    await query({ text: "SELECT mark_delivered($1)", values: [invoice.orderId] });
    const kinds = await story(invoice);
    expect(kinds.filter((kind) => kind !== "payment_event" && kind !== "message")).toEqual([
      "order_placed",
      "payment_opened",
      "gateway_payment",
      "quote",
      "posting",
      "posting",
      "units_assigned",
      "order_delivered",
    ]);
    const [placed] = await find(invoice, "order_placed");
    expect(placed?.facts).toMatchObject({
      total: "50.00",
      units_reserved: 2,
      lines: [{ quantity: 2, unit_price: "25.00", line_total: "50.00" }],
    });
    expect((await find(invoice, "message")).map(({ facts }) => facts.message)).toEqual([
      "payment_created",
      "delivery",
      "payment_settled",
    ]);
  });

  it("shows both legs of each posting, with their signs and the balance after", async () => {
    const invoice = await makePayable({ priceMinor: 205n });
    await pay({ paymentId: invoice.paymentId });
    const postings = await find(invoice, "posting");
    const shopper = `shopper:${invoice.shopperId}`;
    expect(postings.map(({ facts }) => [facts.posting, facts.entries])).toEqual([
      [
        "deposit",
        [
          { account: "gateway:nowpayments", amount: "-2.05", balance_after: null },
          { account: shopper, amount: "2.05", balance_after: "2.05" },
        ],
      ],
      [
        "purchase",
        [
          { account: shopper, amount: "-2.05", balance_after: "0.00" },
          { account: "revenue", amount: "2.05", balance_after: null },
        ],
      ],
    ]);
  });

  it("keeps what the gateway said byte for byte, with what came of it", async () => {
    const invoice = await makePayable();
    await pay({ paymentId: invoice.paymentId });
    const events = await find(invoice, "payment_event");
    expect(events.length).toBeGreaterThan(0);
    for (const { facts } of events) {
      expect(facts).toMatchObject({
        ...{ is_signature_valid: true, state: "done", error: null, raw_body_encoding: "utf8" },
        gateway_payment_id: invoice.paymentId,
      });
      expect(JSON.parse(facts.raw_body)).toMatchObject({ order_id: invoice.depositId });
    }
    expect(events.map(({ facts }) => JSON.parse(facts.raw_body).payment_status).at(-1)).toBe(
      "finished",
    );
  });

  it("tells what was assigned without what it holds", async () => {
    const { paid } = await makeSale();
    const { items } = await listEvidence({ orderId: paid });
    const [unit] = await query<{ id: string }>({
      text: "SELECT id FROM stock_unit WHERE order_id = $1",
      values: [paid],
    });
    expect(items.find(({ kind }) => kind === "units_assigned")?.facts).toMatchObject({
      units: [{ unit_id: unit?.id, state: "sold" }],
    });
    expect(JSON.stringify(items)).not.toMatch(/CODE-|payload/i);
  });

  it("says when an order ended, and how", async () => {
    const sale = await makeSale();
    for (const state of ["cancelled", "expired"] as const) {
      const [ended] = await find({ orderId: sale[state] }, "order_ended");
      expect(ended?.facts.status).toBe(state);
    }
    expect(await story({ orderId: sale.paid })).not.toContain("order_ended");
  });

  it("tells of reviews and what money was taken back", async () => {
    const invoice = await makePayable();
    await pay({ paymentId: invoice.paymentId });
    await report(invoice.paymentId, { status: "refunded" });
    const [review] = await find(invoice, "review_opened");
    expect(review?.facts).toMatchObject({ reason: "GATEWAY_REFUNDED", proposed: "25.00" });
    expect(await story(invoice)).not.toContain("review_resolved");
  });

  it("tells nothing of the other orders of the same shopper", async () => {
    const one = await makePayable();
    const other = await makePayable({ shopperId: one.shopperId });
    await pay({ paymentId: other.paymentId });
    const told = JSON.stringify(await listEvidence(one));
    expect(told).not.toContain(other.orderId);
    expect(told).not.toContain(other.depositId);
    expect(await story(one)).not.toContain("posting");
  });

  it("is empty for an order that is none", async () => {
    expect(await listEvidence({ orderId: "ord_none" })).toEqual({ is_complete: true, items: [] });
  });
});

describe("the story of a payment", () => {
  it("tells a refill, which has no order", async () => {
    const refill = await makeRefill();
    await pay({ paymentId: refill.paymentId });
    const kinds = await story({ paymentId: refill.depositId });
    expect(kinds).toEqual(expect.arrayContaining(["payment_opened", "quote", "posting"]));
    expect(kinds).not.toContain("order_placed");
    expect(kinds.filter((kind) => kind === "posting")).toHaveLength(1);
  });

  it("leaves out the oldest where there is too much of a kind, and says so", async () => {
    const refill = await makeRefill();
    await query({
      text: `INSERT INTO payment_event (gateway, event_key, gateway_payment_id, raw_body, received_at, state, done_at)
             SELECT 'nowpayments', 'key-' || n, $1, '{}', now() - make_interval(secs => n), 'done', now() FROM generate_series(1, 203) AS n`,
      values: [refill.paymentId],
    });
    const { is_complete: isComplete } = await listEvidence({ paymentId: refill.depositId });
    const events = await find({ paymentId: refill.depositId }, "payment_event");
    expect([isComplete, events.length]).toEqual([false, 200]);
    const keys = events.map(({ facts }) => facts.event_key);
    expect(keys).toContain("key-1");
    expect(keys).not.toContain("key-203");
  });
});

import { expect, it } from "vitest";
import "@/test/database";
import { makeSale } from "@/test/make-sale";
import { readActs, signIn } from "@/test/sign-in";
import { exportEvidence } from "./export-evidence";

const now = new Date("2026-11-21T10:00:00Z");

it("hands out an order as it stands with its story, and the log tells who took it", async () => {
  const { caller } = await signIn();
  const { paid } = await makeSale();
  const file = await exportEvidence({ caller, subject: { orderId: paid }, now });
  expect(file).toMatchObject({
    ...{ exported_at: now.toISOString(), exported_by: caller.name, is_complete: true },
    about: { order_id: paid, status: "paid", paid: "10.00", refunded: "0.00", refundable: "10.00" },
  });
  expect(file.items.map(({ kind }) => kind)).toContain("order_placed");
  expect(JSON.stringify(file)).not.toContain("CODE-");
  expect(await readActs(paid)).toEqual(["order.export"]);
});

it("hands out a payment that has no order", async () => {
  const { caller } = await signIn();
  const { settled } = await makeSale();
  const file = await exportEvidence({ caller, subject: { paymentId: settled }, now });
  expect(file.about).toMatchObject({ payment_id: settled, order_id: null, credited: "5.00" });
  expect(await readActs(settled)).toEqual(["payment.export"]);
});

it("is refused for what is none, and nothing is written down", async () => {
  const { caller } = await signIn();
  await expect(
    exportEvidence({ caller, subject: { orderId: "ord_none" }, now }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await readActs("ord_none")).toEqual([]);
});

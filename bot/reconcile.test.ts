import { beforeEach, expect, it } from "vitest";
import { POST } from "@/app/api/ipn/[gateway]/route";
import { query, queryOne } from "@/lib/db";
import "@/test/database";
import { connectGateway, gateway, world } from "@/test/connect-gateway";
import { balanceOf } from "@/test/factories";
import { feed, messageFrom } from "@/test/feed-update";
import { makePayable, makeRefill, standingOf } from "@/test/make-payable";
import { OWNER_ID, readActs } from "@/test/sign-in";

connectGateway(POST);
beforeEach(() => {
  globalThis.kioskBot = undefined;
});

async function say(person: { id: number }, text: string): Promise<string> {
  expect(await feed({ message: messageFrom(person, text) })).toBe("done");
  return world().telegram.messages(person.id).at(-1)?.text ?? "";
}

async function makeMember(): Promise<{ id: number }> {
  const { id } = world().telegram.createUser({ first_name: "Mia" });
  await query({
    text: "INSERT INTO staff (telegram_id, name, role, invited_by) VALUES ($1, 'Mia', 'support', $2)",
    values: [id, OWNER_ID.toString()],
  });
  return { id };
}

/** The gateway has the money, and its IPN was lost. */
async function payUnheard(paymentId: string): Promise<void> {
  const payment = await gateway().pay({ paymentId });
  await gateway().ipnsSettled();
  await query({
    text: "UPDATE payment_event SET state = 'done', done_at = now() WHERE gateway_payment_id = $1",
    values: [payment.paymentId],
  });
}

it("settles a payment whose news was lost, by whichever of its numbers, and says what changed", async () => {
  const person = await makeMember();
  const invoice = await makePayable();
  const ending = invoice.depositId.slice(-6).toUpperCase();
  const waiting = await say(person, `/reconcile ${invoice.depositId}`);
  expect(waiting).toContain(`#${ending}: still waiting\nNothing new.`);
  await payUnheard(invoice.paymentId);
  const settled = await say(person, `/reconcile ${invoice.paymentId}`);
  expect(settled).toContain(`#${ending}: waiting → settled\nMoney arrived, and the order is paid.`);
  expect(settled).toMatch(/The gateway says “\S?finished\S?”/u);
  expect(await standingOf(invoice)).toMatchObject({ order: "paid", units: ["sold"] });
  expect(await readActs(invoice.depositId)).toEqual(["payment.ask", "payment.ask"]);
});

it("credits once, however often it is asked", async () => {
  const person = await makeMember();
  const refill = await makeRefill();
  await payUnheard(refill.paymentId);
  expect(await say(person, `/reconcile ${refill.depositId}`)).toContain("is on the balance");
  const { shopper_id: shopperId } = await queryOne<{ shopper_id: string }>({
    text: "SELECT shopper_id FROM deposit WHERE id = $1",
    values: [refill.depositId],
  });
  const balance = await balanceOf(shopperId);
  expect(await say(person, `/reconcile ${refill.depositId}`)).toContain("still settled");
  expect(await balanceOf(shopperId)).toBe(balance);
});

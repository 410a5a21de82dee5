import type { Page } from "@playwright/test";
import { comeIn, expectSound, pickUp, visit } from "./office";
import { expect, type Phone, test } from "./phone";

// Of ADMIN_IDS in test/start-shop.ts, one for each journey.
const HANNA = 200_000_021;
const IDA = 200_000_022;
const JANA = 200_000_023;

test("a sale is looked at with its evidence, asked about, sent again and taken out as a file", async ({
  phone,
  browser,
  baseURL,
}) => {
  test.slow();
  await buy(phone);
  const office = await comeIn(await pickUp({ browser, baseURL }, "Hanna", HANNA));
  const paymentId = await paymentOf(phone);
  await visit(office, `/admin/payments/${paymentId}`);
  await expect(office.getByRole("heading", { level: 1, name: /^Payment #/ })).toBeVisible();
  await expect(office.getByText("Settled", { exact: true }).first()).toBeVisible();
  await office.getByRole("link", { name: /^Order #/ }).click();
  await expect(office.getByRole("heading", { level: 1, name: /^Order #/ })).toBeVisible();
  await expect(office.getByText("Delivered", { exact: true }).first()).toBeVisible();

  const lines = story(office);
  for (const line of [
    "Order placed",
    "The gateway said “finished”",
    "Money booked in",
    "Order paid from the balance",
    "Goods assigned",
    /^Delivery.*arrived as Telegram message \d+/,
  ])
    await expect(lines.filter({ hasText: line }).first()).toBeVisible();
  await expectSound(office, "an order");
  const last = lines.filter({ hasText: "The gateway said “finished”" }).first();
  await last.locator("summary").click();
  await expect(last.getByText(`"order_id": "${paymentId}"`)).toBeVisible();
  await lines.getByText("Order paid from the balance").click();
  await expect(lines.getByRole("row", { name: /Revenue €20\.00/ })).toBeVisible();

  await office.getByRole("button", { name: "Ask the gateway" }).click();
  await expect(office.getByText("The gateway has nothing new. It says “finished”.")).toBeVisible();

  await phone.openChat();
  const deliveries = phone.chat.getByText("Here is your purchase");
  await expect(deliveries).toHaveCount(1);
  await office.getByRole("button", { name: "Send again" }).click();
  await office.getByRole("dialog").getByRole("button", { name: "Send again" }).click();
  await expect(office.getByText("The delivery is on its way again.")).toBeVisible();
  await expect(deliveries).toHaveCount(2);

  const download = office.waitForEvent("download");
  await office.getByRole("button", { name: "Export as a file" }).click();
  expect((await download).suggestedFilename()).toMatch(/^ord_[0-9a-z]+\.json$/);
  await expect(lines.filter({ hasText: "Exported the evidence" })).toHaveCount(1);
});

test("a faulty unit is replaced, and the money is given back in part and then whole", async ({
  phone,
  browser,
  baseURL,
}) => {
  test.slow();
  await buy(phone);
  const office = await comeIn(await pickUp({ browser, baseURL }, "Jana", JANA));
  await visit(office, `/admin/payments/${await paymentOf(phone)}`);
  await office.getByRole("link", { name: /^Order #/ }).click();
  const dialog = office.getByRole("dialog");
  await office.getByRole("button", { name: "Replace a unit" }).click();
  await dialog.getByLabel("Reason").fill("The code was used already");
  await dialog.getByRole("button", { name: "Replace a unit" }).click();
  await expect(office.getByText("Another unit is on its way.")).toBeVisible();
  await expect(office.getByText(/^replaces unt_/)).toBeVisible();
  await phone.openChat();
  await expect(phone.chat).toContainText("Here is your replacement");

  await office.setViewportSize({ width: 390, height: 844 });
  await expectSound(office, "an order on a phone");
  const refund = async (amount: string) => {
    await office.getByRole("button", { name: "Refund" }).click();
    await dialog.getByLabel("Amount in EUR").fill(amount);
    await dialog.getByLabel("Reason").fill("For the trouble");
    await dialog.getByRole("button", { name: "Refund" }).click();
  };
  const money = office.getByRole("region", { name: "Money" });
  await refund("20.01");
  await expect(dialog.getByText("That amount is above the maximum.")).toBeVisible();
  await expectSound(office, "a refund that is too much");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await refund("5");
  await expect(office.getByText("The money is on the balance.")).toBeVisible();
  await expect(money).toContainText("Refunded€5.00");
  await refund("15.00");
  await expect(money).toContainText("Refunded€20.00");
  await expect(office.getByText("Refunded", { exact: true }).first()).toBeVisible();
  await expect(office.getByRole("button", { name: "Refund" })).toBeHidden();
  await expect(story(office).filter({ hasText: "Refunded to the balance" })).toHaveCount(2);
  await expect(story(office).filter({ hasText: "Jana: For the trouble" })).toHaveCount(2);
  await expect(phone.chat).toContainText("The shop gave €15.00 of this purchase back.");
});

test("an order that waits for money is cancelled, and its buyer is told", async ({
  phone,
  browser,
  baseURL,
}) => {
  test.slow();
  await phone.toCheckout({ title: "Paper Boat", option: "Worth 20" });
  await phone.payWith("Litecoin");
  const paymentId = await paymentOf(phone);
  await expect.poll(() => messagesOf(phone)).toContain(`/payments/${paymentId}`); // where to pay stands in the chat, too
  const office = await comeIn(await pickUp({ browser, baseURL }, "Ida", IDA));
  await visit(office, `/admin/payments/${paymentId}`);
  await office.getByRole("link", { name: /^Order #/ }).click();
  await expect(office.getByText("Awaiting payment")).toBeVisible();
  await office.getByRole("button", { name: "Cancel order" }).click();
  const dialog = office.getByRole("dialog");
  await dialog.getByRole("button", { name: "Cancel order" }).click();
  await expect(dialog.getByText("Say why, in 3 to 500 characters.")).toBeVisible();
  await dialog.getByLabel("Reason").fill("Asked for by telephone");
  await dialog.getByRole("button", { name: "Cancel order" }).click();
  await expect(office.getByText("The order is cancelled.")).toBeVisible();
  await expect(office.getByRole("button", { name: "Cancel order" })).toBeHidden();
  await expect(story(office).filter({ hasText: "Ida: Asked for by telephone" })).toHaveCount(1);
  await phone.openChat();
  await expect(phone.chat).toContainText("The shop cancelled your purchase");
});

/** Buys something for 20.00 in coins. */
async function buy(phone: Phone): Promise<void> {
  await phone.toCheckout({ title: "Paper Boat", option: "Worth 20" });
  await phone.payWith("Litecoin");
  await phone.pay("Pay exactly");
  await phone.expectTitle("Paid and delivered");
}

/** The id of the payment that the Mini App shows. */
async function paymentOf({ app }: Phone): Promise<string> {
  const path = await app.locator("html").evaluate(() => location.pathname);
  return path.split("/").at(-1) ?? "";
}

/** Everything in somebody's chat with its buttons, as the sandbox has it. */
async function messagesOf({ page, person }: Phone): Promise<string> {
  return (await page.request.get(`/control/messages?user_id=${person.id}`)).text();
}

function story(page: Page) {
  return page.getByRole("region", { name: "What happened" }).getByRole("listitem");
}

// The owner's journey, second part: somebody buys, gets another unit and then the money back.
import type { Page } from "@playwright/test";
import { expectFits, expectSound, goToRoom } from "./office";
import { expect, type Phone } from "./phone";

/** Buys one with coins, out of the shop that the owner has just set up. */
export async function buy(buyer: Phone): Promise<void> {
  await buyer.openShop();
  await buyer.openProduct("Harbour Cruise");
  await expect(
    buyer.app.getByRole("region", { name: "Pictures" }).getByRole("listitem"),
  ).toHaveCount(2);
  await buyer.button("Add to basket").click();
  await buyer.button("View basket").click();
  await buyer.button("Check out").click();
  await buyer.payWith("Litecoin");
  await buyer.pay("Pay exactly");
  await buyer.expectTitle("Paid and delivered");
  await buyer.button("Close the Mini App").click();
  await expect.poll(() => codesOf(buyer)).toHaveLength(1);
}

/** The codes that somebody has in the chat, each once. */
export async function codesOf({ chat }: Phone): Promise<string[]> {
  const text = (await chat.textContent()) ?? "";
  return [...new Set(text.match(/KIOSK-\d{4}/g))];
}

/** The overview shows it: what came in, and what of it is left. */
export async function lookAtTheSale(office: Page): Promise<void> {
  await goToRoom(office, "Overview");
  const totals = office.getByRole("region", { name: "Totals" });
  await expect(totals).toContainText("€5.00 sold");
  const earned = office.getByRole("table", { name: "Best products" }).getByRole("row");
  await expect(earned.filter({ hasText: "Harbour Cruise" })).toContainText("€3.00"); // it cost 2.00
  await expectSound(office, "the overview");
}

/** The faulty unit becomes void, and another one arrives in the chat. */
export async function replace(office: Page, buyer: Phone): Promise<void> {
  await goToRoom(office, "Orders");
  await office.getByRole("link", { name: "Harbour Cruise" }).click();
  await expect(office.getByRole("heading", { level: 1, name: /^Order #/ })).toBeVisible();
  await office.getByRole("button", { name: "Replace a unit" }).click();
  await expectFits(office, "replacing a unit");
  await act(office, { reason: "Used already", submit: "Replace a unit" });
  await expect(office.getByText("Another unit is on its way.")).toBeVisible();
  await expect(office.getByText(/^replaces unt_/)).toBeVisible();
  await expect(office.getByText("void", { exact: true })).toBeVisible();
  await expect(buyer.chat).toContainText("Here is your replacement");
  await expect.poll(() => codesOf(buyer)).toHaveLength(2);
}

/** All of the money goes back, as both sides see. */
export async function refund(office: Page, buyer: Phone): Promise<void> {
  await office.getByRole("button", { name: "Refund" }).click();
  await expectFits(office, "refunding");
  await act(office, { reason: "Cancelled by weather", submit: "Refund" });
  await expect(office.getByText("The money is on the balance.")).toBeVisible();
  await expect(office.getByRole("region", { name: "Money" })).toContainText("Refunded€5.00");
  await expect(office.getByRole("button", { name: "Refund" })).toBeHidden();
  const story = office.getByRole("region", { name: "What happened" }).getByRole("listitem");
  await expect(story.filter({ hasText: "Olga: Cancelled by weather" })).toHaveCount(1);
  await expectSound(office, "an order");
  await expect(buyer.chat).toContainText("The shop gave €5.00 of this purchase back.");
  await buyer.openShop();
  await buyer.goTo("Purchases");
  await expect(buyer.app.getByRole("link", { name: "Harbour Cruise" })).toContainText("Refunded");
  await buyer.expectBalance("€5.00");
}

async function act(office: Page, { reason, submit }: { reason: string; submit: string }) {
  const dialog = office.getByRole("dialog");
  await dialog.getByLabel("Reason").fill(reason);
  await dialog.getByRole("button", { name: submit }).click();
}

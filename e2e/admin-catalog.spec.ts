import type { Page } from "@playwright/test";
import { comeIn, expectSound, filter, pickUp, visit } from "./office";
import { expect, test } from "./phone";

// Of ADMIN_IDS in test/start-shop.ts.
const NILS = 200_000_052;
const ROSA = 200_000_058;

test("an owner searches, copies, previews and archives a product, and changes prices together, on a phone", async ({
  browser,
  baseURL,
  phone,
}) => {
  test.slow();
  const office = await comeIn(await pickUp({ browser, baseURL }, "Nils", NILS));
  await office.setViewportSize({ width: 390, height: 844 });

  await search(office, "Lisbon on Foot");
  await products(office).getByRole("link").click();
  await expect(office.getByRole("heading", { level: 1, name: /^Lisbon on Foot/ })).toBeVisible();
  await office.getByRole("button", { name: "Copy" }).click();
  await expect(office.getByLabel("Slug")).toHaveValue("lisbon-on-foot-copy");
  await expect(office.getByText("Not in the shop", { exact: true }).first()).toBeVisible();
  const title = office.getByRole("textbox", { name: "Title" });
  await title.fill("Porto on Foot");
  await office.getByRole("button", { name: "Save" }).click();
  await expect(office.getByRole("heading", { level: 1, name: "Porto on Foot" })).toBeVisible();

  await office.getByRole("link", { name: "Preview" }).click();
  await expect(office.getByText("Preview: only you see this page.")).toBeVisible();
  await expect(office.getByRole("heading", { level: 1, name: "Porto on Foot" })).toBeVisible();
  await expectSound(office, "a preview");
  await office.getByRole("link", { name: "Back to the product" }).click();

  await office.getByRole("button", { name: "Archive" }).click();
  const question = office.getByRole("dialog", { name: "Archive 1 product?" });
  await question.getByRole("button", { name: "Archive" }).click();
  await expect(office.getByText("Archived", { exact: true }).first()).toBeVisible();
  await search(office, "Porto on Foot");
  await expect(office.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  await office.getByText("More filters").click();
  await office.getByLabel("State").selectOption({ label: "Archived (1)" });
  await filter(office);
  await expect(products(office)).toHaveCount(1);
  await office.getByRole("checkbox", { name: "Select Porto on Foot" }).check();
  await office.getByRole("button", { name: "Take back" }).click();
  await expect(office.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  await expect(office.getByText("1 product now not in the shop.")).toBeVisible();
  await search(office, "Porto on Foot");
  await expect(products(office)).toContainText("Not in the shop");

  await phone.openShop();
  await phone.openProduct("Harbour, the board game");
  await phone.app.getByRole("button", { name: "Buy now · €34.00" }).click();
  await phone.expectTitle("Checkout"); // what a screen has asked for is known to the others
  await phone.back();
  await search(office, "Harbour");
  await office.getByRole("checkbox", { name: /^Select Harbour/ }).check();
  await office.getByRole("button", { name: "Change prices" }).click();
  const prices = office.getByRole("dialog", { name: "Change the prices of 2 offers" });
  await prices.getByLabel("How").selectOption({ label: "By an amount" });
  await prices.getByLabel("Amount in EUR").fill("-34");
  await prices.getByRole("button", { name: "Show what changes" }).click();
  await expect(prices.getByText("Some of them would have no price left.")).toBeVisible();
  await prices.getByLabel("Amount in EUR").fill("1.50");
  await prices.getByRole("button", { name: "Show what changes" }).click();
  await expect(prices.getByRole("row", { name: /€34\.00 €35\.50/ })).toHaveCount(2);
  await expectSound(office, "prices before and after");
  await prices.getByRole("button", { name: "Change 2 prices" }).click();
  await expect(office.getByText("2 prices changed.")).toBeVisible();
  await expect(products(office)).toContainText("€35.50");
  await phone.back();
  await phone.openProduct("Harbour, the board game");
  await expect(phone.button("Add to basket")).toContainText("€35.50");
});

test("a category's name in another language is typed, emptied and typed again", async ({
  browser,
  baseURL,
}) => {
  const office = await comeIn(await pickUp({ browser, baseURL }, "Rosa", ROSA));
  await office.setViewportSize({ width: 390, height: 844 });
  await visit(office, "/admin/catalog/places");
  await office.getByRole("button", { name: "Add a category" }).click();
  const dialog = office.getByRole("dialog", { name: "New category" });
  await dialog.getByLabel("Title").fill("Magazines");
  await dialog.getByText("In other languages").click();
  const german = dialog.getByLabel("Deutsch");
  await german.fill("Hefte");
  await german.fill("");
  await german.pressSequentially("Zeitschriften");
  await expectSound(office, "a category in several languages");
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(dialog).toBeHidden();
  await office.getByRole("button", { name: "Edit: Magazines" }).click();
  await expect(office.getByRole("dialog").getByLabel("Deutsch")).toHaveValue("Zeitschriften");
});

async function search(office: Page, text: string): Promise<void> {
  await visit(office, "/admin/catalog");
  await office.getByLabel("Search").fill(text);
  await filter(office);
}

function products(office: Page) {
  return office.getByRole("list", { name: "Catalogue" }).getByRole("listitem");
}

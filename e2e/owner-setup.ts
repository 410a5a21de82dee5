// The owner's journey, first part: from nothing at all to fifty units on sale.
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expectFits, expectSound, goToRoom } from "./office";
import { expect } from "./phone";

const CODES = Array.from({ length: 50 }, (_, n) => `KIOSK-${String(n + 1).padStart(4, "0")}`);

/** A place, a category, a product with two pictures and an offer there, and fifty units of it: the offer's id. */
export async function setUp(office: Page): Promise<string> {
  await expect(office.getByRole("heading", { name: "Set up your shop" })).toBeVisible();
  await expect(office.getByText("1 of 5 done")).toBeVisible(); // the payment service is there
  await expectSound(office, "the first steps");
  await goToRoom(office, "Catalogue");
  await expectSound(office, "an empty catalogue");
  await makePlaces(office);
  await makeProduct(office);
  await makeOffer(office);
  await importUnits(office);
  await goToRoom(office, "Overview");
  await expect(office.getByRole("region", { name: "Totals" })).toBeVisible();
  await expect(office.getByRole("heading", { name: "Set up your shop" })).toBeHidden();
  return findOffer(office);
}

async function makePlaces(office: Page): Promise<void> {
  const dialog = office.getByRole("dialog");
  await office.getByRole("link", { name: "Places and categories" }).first().click();
  await office.getByRole("button", { name: "Add a city" }).click();
  await dialog.getByLabel("Name").fill("Lisbon");
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(office.getByRole("list", { name: "Places" })).toContainText("Lisbon");
  await office.getByRole("button", { name: "Add a category" }).click();
  await dialog.getByLabel("Title").fill("Vouchers");
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(office.getByRole("list", { name: "Categories" })).toContainText("Vouchers");
  await expectFits(office, "places and categories");
}

async function makeProduct(office: Page): Promise<void> {
  await goToRoom(office, "Catalogue");
  await office.getByRole("link", { name: "New product" }).first().click();
  await office.getByLabel("Title", { exact: true }).fill("Harbour Cruise");
  await office.getByLabel("Description").fill("Two hours on the water. Show the code at the pier.");
  await expectFits(office, "a new product");
  await office.getByRole("button", { name: "Create" }).click();
  await expect(office.getByRole("heading", { name: "Offers" })).toBeVisible();
  await office.locator('input[type="file"]').setInputFiles([
    { name: "boat.png", mimeType: "image/png", buffer: await drawPicture("#2563eb") },
    { name: "pier.png", mimeType: "image/png", buffer: await drawPicture("#f59e0b") },
  ]);
  await expect(office.getByText("2 of 10")).toBeVisible();
}

function drawPicture(background: string): Promise<Buffer> {
  return sharp({ create: { width: 900, height: 600, channels: 3, background } })
    .png()
    .toBuffer();
}

async function makeOffer(office: Page): Promise<void> {
  const dialog = office.getByRole("dialog");
  await office.getByRole("button", { name: "Add an offer" }).click();
  await dialog.getByLabel("Variant").fill("One seat");
  await dialog.getByLabel("Place").selectOption("Lisbon");
  await dialog.getByLabel("Price in EUR").fill("5.00");
  await expectFits(office, "a new offer");
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(office.getByRole("list", { name: "Offers" })).toContainText("One seat");
  await office.getByRole("button", { name: "Put into the shop" }).click();
  await expect(office.getByRole("button", { name: "Take out of the shop" })).toBeVisible();
  await expectSound(office, "a product");
}

async function importUnits(office: Page): Promise<void> {
  await goToRoom(office, "Stock");
  await office.getByRole("link", { name: "Import stock" }).click();
  await expect(office.getByRole("heading", { level: 1, name: "Import stock" })).toBeVisible();
  await expectFits(office, "which offer to import for");
  await office.getByRole("link", { name: /Harbour Cruise/ }).click();
  await office.getByLabel("Paste them here").fill(CODES.join("\n"));
  await office.getByRole("button", { name: "Check" }).click();
  await expect(office.getByText("50 units can be added")).toBeVisible();
  await office.getByRole("textbox", { name: "Name" }).fill("Season 2027");
  await office.getByLabel(/^Cost of one unit/).fill("2.00");
  await expectSound(office, "an import that was checked");
  await office.getByRole("button", { name: "Add 50 units" }).click();
  await expect(office.getByText("50 units are on sale")).toBeVisible();
  await expectFits(office, "an import that is done");
}

async function findOffer(office: Page): Promise<string> {
  await goToRoom(office, "Stock");
  await office
    .getByRole("link", { name: /Harbour Cruise/ })
    .first()
    .click();
  await expect(office).toHaveURL(/\/admin\/stock\/off_/);
  await expect(office.getByRole("link", { name: "Free 50", exact: true })).toBeVisible();
  await expectFits(office, "the stock of an offer");
  return new URL(office.url()).pathname.split("/").at(-1) ?? "";
}

import { Buffer } from "node:buffer";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { comeIn, expectSound, filter, pickUp, visit } from "./office";
import { expect, type Phone, test } from "./phone";

// Of ADMIN_IDS in test/start-shop.ts, one for each journey.
const INES = 200_000_041;
const JAN = 200_000_042;
const KIM = 200_000_043;

// Bought in no journey: admins hear once that an offer runs out, until it is stocked up. Sold out, so that its few units are counted aloud.
const JAZZ = { title: "River Jazz Night", option: "Balcony seat" };

test("an owner stocks an offer by hand, looks into a unit, takes one out of sale, and hears that it runs out", async ({
  browser,
  baseURL,
  phone,
}) => {
  test.slow();
  const ines = await pickUp({ browser, baseURL }, "Ines", INES);
  const office = await openOffer(ines, JAZZ.title, JAZZ.option);
  const free = Number((await figure(office, "Free").textContent())?.replace("Free", ""));

  await office.getByRole("button", { name: "Add units" }).click();
  await office.getByRole("button", { name: "Add", exact: true }).click();
  await expect(office.getByText("Type something, or add a file.")).toBeVisible();
  await office.getByText("One per line").click();
  await office.getByRole("textbox", { name: "Text" }).fill("E2E-1111\n\n  E2E-2222\nE2E-1111\n");
  await office.getByRole("button", { name: "Add", exact: true }).click();
  await expect(office.getByText("2 units added; 1 left out")).toBeVisible();
  await expect(figure(office, "Free")).toHaveText(`Free${free + 2}`);

  await office.getByRole("button", { name: "Add units" }).click();
  await office.getByRole("textbox", { name: "Text" }).fill("See the picture");
  await office.getByLabel("Files and photos", { exact: true }).setInputFiles([
    await picture("door.png"),
    { name: "key.txt", mimeType: "text/plain", buffer: Buffer.from("1734") },
    {
      name: "torn.png",
      mimeType: "image/png",
      buffer: (await picture("x")).buffer.subarray(0, 60),
    },
  ]);
  await office.getByRole("button", { name: "Add", exact: true }).click();
  await expect(office.getByText("torn.png cannot be read as a picture")).toBeVisible();
  await office.getByRole("button", { name: "Remove torn.png" }).click();
  await office.getByRole("button", { name: "Add", exact: true }).click();
  await expect(office.getByText("1 unit added.")).toBeVisible();
  await expect(figure(office, "Free")).toHaveText(`Free${free + 3}`);
  await expect(office.getByText("See the picture")).toHaveCount(0);

  await units(office)
    .first()
    .getByRole("button", { name: /^Open unit/ })
    .click();
  const dialog = office.getByRole("dialog");
  await expect(dialog.getByText("See the picture")).toBeVisible();
  await dialog.getByRole("button", { name: "Show door.png" }).click();
  await expect(dialog.getByRole("img", { name: "door.png" })).toBeVisible();
  const download = office.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download key.txt" }).click();
  expect((await download).suggestedFilename()).toBe("key.txt");
  await dialog.getByRole("button", { name: "Close" }).click();

  await units(office).first().getByRole("checkbox").check();
  await office.getByRole("button", { name: "Take out of sale" }).click();
  const question = office.getByRole("dialog", { name: "Take 1 unit out of sale?" });
  await question.getByRole("button", { name: "Take out of sale" }).click();
  await expect(question.getByText("Say why.")).toBeVisible();
  await question.getByLabel("Reason").fill("The photo shows the wrong door");
  await question.getByRole("button", { name: "Take out of sale" }).click();
  await expect(office.getByText("1 unit is out of sale.")).toBeVisible();
  await expect(figure(office, "Void")).toHaveText("Void1");
  await figure(office, "Void").click();
  await expect(units(office)).toHaveCount(1);
  await expect(units(office).first()).toContainText("The photo shows the wrong door");

  await expectSeen(phone, `${free + 2} left`);

  await office.getByRole("button", { name: /^Change/ }).click();
  await office.getByLabel("Free units").fill("9999");
  await office.getByRole("button", { name: "Save" }).click();
  await expect(office.getByText("9,999 or fewer are free")).toBeVisible();
  await expect(ines.chat).toContainText("Stock is running out", { timeout: 120_000 });
  await expect(ines.chat).toContainText(`${JAZZ.option} · Parque das Nações: ${free + 2}`);

  await visit(office, `/admin/audit?actor=${INES}`);
  const log = office.getByRole("list", { name: "Audit log" });
  const acts = (what: string) => log.getByRole("listitem").filter({ hasText: what });
  await expect(acts("Added units")).toHaveCount(2);
  await expect(acts("Looked into a unit")).toHaveCount(1);
  await expect(acts("Took a file of a unit")).toHaveCount(2);
  await expect(acts("Took units out of sale")).toHaveCount(1);
  await expect(acts("Changed when to warn")).toHaveCount(1);
});

for (const { width, id } of [
  { width: 390, id: JAN },
  { width: 1280, id: KIM },
])
  test(`at ${width} px the stock pages can be read and worked by everybody, in both colour schemes`, async ({
    browser,
    baseURL,
  }) => {
    test.slow();
    const jan = await pickUp({ browser, baseURL }, "Jan", id);
    const office = await openOffer(jan, "Folding bike", "");
    await office.setViewportSize({ width, height: 860 });
    await expectSound(office, "an offer");
    await office.getByRole("button", { name: "Add units" }).click();
    await office
      .getByLabel("Files and photos", { exact: true })
      .setInputFiles([await picture("door.png")]);
    await expectSound(office, "adding");
    await office.keyboard.press("Escape");
    await office.getByRole("button", { name: "Select all free ones here" }).click();
    await expectSound(office, "a choice");
    await office.getByRole("button", { name: "Take out of sale" }).click();
    await expectSound(office, "taking out of sale");
    await office.keyboard.press("Escape");
    await units(office)
      .first()
      .getByRole("button", { name: /^Open unit/ })
      .click();
    await expect(office.getByText("It is written down")).toBeVisible();
    await expectSound(office, "an opened unit");
    await office.keyboard.press("Escape");
    await figure(office, "Sold").click();
    await expect(office.getByRole("heading", { name: "No units" })).toBeVisible();
    await expectSound(office, "nothing sold");
    await visit(office, "/admin/stock");
    await expectSound(office, "the stock");
    await office.getByLabel("Search").fill("Calm wallpapers");
    await filter(office);
    await office.getByRole("link", { name: /Calm wallpapers/ }).click();
    await expect(office.getByText("Version 1")).toBeVisible();
    await expectSound(office, "an unlimited offer");
    await office.getByRole("button", { name: "New version" }).click();
    await expectSound(office, "a new version");
  });

/** From the chat to the stock of an offer. */
async function openOffer(phone: Phone, product: string, offer: string): Promise<Page> {
  const office = await comeIn(phone);
  await visit(office, "/admin/stock");
  await office.getByLabel("Search").fill(product);
  await filter(office);
  await office
    .getByRole("list", { name: "Stock" })
    .getByRole("link")
    .filter({ hasText: offer })
    .first()
    .click();
  await expect(office.getByRole("button", { name: "Add units" })).toBeVisible();
  return office;
}

function units(office: Page) {
  return office.getByRole("region", { name: "Units" }).getByRole("listitem");
}

/** One of the four figures of an offer. */
function figure(office: Page, name: string) {
  return office.getByRole("link", { name: new RegExp(`^${name}`) });
}

async function picture(name: string) {
  const blank = { width: 60, height: 40, channels: 3, background: "#3366aa" } as const;
  const buffer = await sharp({ create: blank }).png().toBuffer();
  return { name, mimeType: "image/png", buffer };
}

/** A shopper finds that beside the offer, who looks again: for two seconds they may see what was so before. */
async function expectSeen(phone: Phone, text: string): Promise<void> {
  await phone.openShop();
  await expect(async () => {
    await phone.openProduct(JAZZ.title);
    await phone.choose(JAZZ.option);
    await expect(phone.app.getByText(text).first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
}

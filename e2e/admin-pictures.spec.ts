import type { Page } from "@playwright/test";
import { comeIn, expectSound, pickUp, visit } from "./office";
import { expect, shopUrl, test } from "./phone";

const BIKES = ["prisma/demo-files/bike-a.jpg", "prisma/demo-files/bike-b.jpg"];

// Of ADMIN_IDS in test/start-shop.ts, one for each journey.
for (const { width, id, slug } of [
  { width: 390, id: 200_000_031, slug: "folding-bike" },
  { width: 1280, id: 200_000_032, slug: "firefly-bike-lights" },
])
  test(`at ${width} px an owner adds, orders, describes and removes pictures, and shoppers see them`, async ({
    browser,
    baseURL,
  }) => {
    test.slow();
    const office = await comeIn(await pickUp({ browser, baseURL }, "Olga", id));
    await office.setViewportSize({ width, height: 844 });
    const shop = shopUrl(baseURL);
    const product = await (await office.request.get(`${shop}/api/catalog/${slug}`)).json();
    await visit(office, `/admin/catalog/${product.id}`);
    await expect(office.getByRole("heading", { level: 1 })).toHaveText(product.title);
    const dialog = office.getByRole("dialog");
    const seeded: string[] = product.image_urls;
    await expect(tiles(office)).toHaveCount(seeded.length);

    await office.getByLabel("Add pictures").setInputFiles(BIKES);
    await expect(tiles(office)).toHaveCount(seeded.length + 2);
    await office.getByLabel("Add pictures").setInputFiles({
      ...{ name: "trap.png", mimeType: "image/png" },
      buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
    });
    await expect(office.getByText("trap.png was not added")).toBeVisible();
    await expectSound(office, "the board");
    await office.getByRole("button", { name: "Dismiss" }).click();
    await expect(office.getByText("trap.png was not added")).toBeHidden();

    // By keyboard: the last one to the front.
    const last = seeded.length + 2;
    await office.getByRole("button", { name: `Move picture ${last}` }).press("Space");
    const held = (place: number) => office.getByText(`Holding picture ${last}, at place ${place}.`);
    await expect(held(last)).toBeAttached();
    await expect(async () => {
      await office.keyboard.press("ArrowLeft"); // moves nothing before what is held was measured, nor what is first
      await expect(held(1)).toBeAttached({ timeout: 1_000 });
    }).toPass();
    await office.keyboard.press("Space");
    await expect(office.getByText("The new order is saved.")).toBeVisible();

    await tiles(office).first().click();
    await expectSound(office, "a picture");
    await dialog.getByLabel("What it shows").fill("A bicycle, folded up");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(office.getByText("The description is saved.")).toBeVisible();

    await tiles(office).last().click();
    await dialog.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(office.getByRole("dialog", { name: "Remove this picture?" })).toBeVisible();
    await expectSound(office, "removing a picture");
    await dialog.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(office.getByText("The picture was removed.")).toBeVisible();
    await office.reload();
    await expect(tiles(office)).toHaveCount(seeded.length + 1);

    await office.goto(`${shop}/p/${slug}`);
    const shown = office.getByRole("img", { name: "A bicycle, folded up" });
    await expect(shown).toBeVisible();
    await expect
      .poll(() => shown.evaluate((image: HTMLImageElement) => image.currentSrc))
      .toMatch(/\/pictures\/pic_\w+\/\d+\.avif$/);
  });

function tiles(page: Page) {
  return page.getByRole("list", { name: "Pictures" }).getByRole("button", { name: /^Picture \d/ });
}

import { globSync } from "node:fs";
import type { Page } from "@playwright/test";
import { FAILURE_EN } from "@/lib/text/failure-en";
import { comeIn, expectSound, pickUp, visit } from "./office";
import { expect, test } from "./phone";

// Of ADMIN_IDS in test/start-shop.ts, one for each journey.
const LENA = 200_000_061;
const ROOT = "app/admin";

/** Where the first of its kind is found, for the pages of one thing. */
const FOUND_ON: Record<string, string> = {
  "/admin/catalog/[id]": "/admin/catalog",
  "/admin/orders/[id]": "/admin/orders",
  "/admin/payments/[id]": "/admin/payments",
  "/admin/shoppers/[id]": "/admin/shoppers",
  "/admin/support/[id]": "/admin/support",
  "/admin/stock/[offer_id]": "/admin/stock",
};

test("every page of those who run the shop can be read and worked by everybody, in both colours", async ({
  phone,
  browser,
  baseURL,
}) => {
  test.setTimeout(900_000);
  await phone.toCheckout({ title: "Paper Boat", option: "Worth 20" });
  await phone.payWith("Litecoin");
  await phone.openChat();
  await phone.write("/paysupport Is it here?");
  await expect(phone.chat).toContainText("with the people of the shop");
  const office = await comeIn(await pickUp({ browser, baseURL }, "Lena", LENA));
  const pages = listPages();
  expect(pages.length).toBeGreaterThan(20);
  for (const page of pages) {
    await visit(office, await addressOf(office, page));
    const title = office.getByRole("heading", { level: 1 });
    for (const width of [390, 1280]) {
      await office.setViewportSize({ width, height: 860 });
      await expect(title, page).toBeVisible();
      await expect(title, page).not.toHaveText(FAILURE_EN.title);
      await expect(office.locator(".skeleton"), page).toHaveCount(0);
      await expectSound(office, `${page} at ${width} px`);
    }
  }
});

/** The addresses of all pages that exist, so that a new one is looked at too. */
function listPages(): string[] {
  return globSync(`${ROOT}/**/page.tsx`)
    .map((file) => file.replaceAll("\\", "/").replace(/\/page\.tsx$/, ""))
    .map((folder) => folder.slice("app".length).replace("/(signed-in)", ""));
}

async function addressOf(office: Page, page: string): Promise<string> {
  if (page === "/admin/preview/[id]")
    return (await addressOf(office, "/admin/catalog/[id]")).replace("/catalog/", "/preview/");
  if (!page.includes("[")) return page;
  const list = FOUND_ON[page];
  expect(list, `${page} needs a list in which one of its kind is found`).toBeDefined();
  await visit(office, list ?? "");
  const links = office.locator(`main a[href^="${list}/"]`).filter({ visible: true });
  const isOfOne = new RegExp(`^${list}/[a-z]{3}_`);
  await expect.poll(async () => (await hrefs(links)).some((href) => isOfOne.test(href))).toBe(true);
  return (await hrefs(links)).find((href) => isOfOne.test(href)) ?? "";
}

function hrefs(links: ReturnType<Page["locator"]>): Promise<string[]> {
  return links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
}

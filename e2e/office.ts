// What the journeys of those who run the shop have in hand, beside the phone: the admin pages in a browser of their own.
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Locator, Page } from "@playwright/test";
import { control, expect, Phone, untilAwake } from "./phone";

type Place = { browser: Browser; baseURL: string | undefined };

/** A person with a phone of their own, known to the shop by a certain id. */
export async function pickUp(
  { browser, baseURL }: Place,
  name: string,
  id: number,
): Promise<Phone> {
  return Phone.pickUp(await (await browser.newContext({ baseURL })).newPage(), name, id);
}

/** A browser of its own, signed in nowhere. */
export async function openTab(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

/** Asks for a link in the chat and opens it on the same machine. */
export async function comeIn({ page, chat, person }: Phone): Promise<Page> {
  await control(page, "text", { user_id: person.id, text: "/admin" });
  const opened = page.waitForEvent("popup");
  await chat.getByRole("button", { name: "Open in a browser" }).click();
  const tab = await opened;
  await expect(tab.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  return tab;
}

/** The navigation of the admin pages. */
export function sections(page: Page): Locator {
  return page.getByRole("navigation", { name: "Sections" });
}

/** Goes to a section, through the menu where the screen is narrow; it fits. */
export async function goToRoom(page: Page, room: string): Promise<void> {
  const menu = page.getByRole("button", { name: "Menu" });
  if (await menu.isVisible()) await menu.click();
  await sections(page).getByRole("link", { name: room, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: room, exact: true })).toBeVisible();
  await expectFits(page, room);
}

/** Opens an address of the admin pages, ready to be worked with. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await untilAwake(page.getByRole("main"));
}

/** Narrows a list down as its form says: it is an ordinary one, so the page is loaded anew. */
export async function filter(page: Page): Promise<void> {
  const before = page.url();
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page).not.toHaveURL(before);
  await untilAwake(page.getByRole("main"));
}

/** Nothing that axe calls a violation, and nothing wider than the screen. */
export async function expectSound(page: Page, where: string): Promise<void> {
  await expect(page, where).toHaveTitle(/./); // it comes a moment after the page it is of
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // Only once it is drawn anew are its colours those of the scheme.
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    const axe = new AxeBuilder({ page }).setLegacyMode(); // all in one frame; the other mode opens a page for each answer
    if (colorScheme === "dark") axe.withRules(["color-contrast", "link-in-text-block"]); // the rest is as before
    const { violations } = await axe.analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
    );
    expect.soft(found, `${where}, ${colorScheme}`).toEqual([]);
  }
  await expectFits(page, where);
}

/** Nothing is wider than the screen. */
export async function expectFits(page: Page, where: string): Promise<void> {
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft(tooWide, where).toBeLessThanOrEqual(0);
}

/** The page that everybody gets where there is none. */
export async function expectNothingAt(page: Page, path: string): Promise<void> {
  const url = new URL(path, page.url()).href;
  expect((await page.goto(url))?.status(), path).toBe(404);
  await expect(page.getByRole("heading", { name: "Nothing here" }), path).toBeVisible();
  await expect(page, path).toHaveTitle("Kiosk");
}

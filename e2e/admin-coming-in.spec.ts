import type { Page } from "@playwright/test";
import { comeIn, expectNothingAt, expectSound, filter, openTab, pickUp, sections } from "./office";
import { control, expect, type Phone, shopUrl, test } from "./phone";

// Of ADMIN_IDS in test/start-shop.ts, one for each journey.
const ADA = 200_000_001;
const CLARA = 200_000_002;
const DORA = 200_000_003;
const EVA = 200_000_004;
const FAY = 200_000_005;
const GRETA = 200_000_006;
const BORIS = 300_000_001;

test("an owner comes in from the chat, invites somebody, and takes the access away again", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const place = { browser, baseURL };
  const ada = await pickUp(place, "Ada", ADA);
  const office = await comeIn(ada);
  await expect(office.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  expect(new URL(office.url()).hash).toBe("");
  await sections(office).getByRole("link", { name: "Staff" }).click();

  await office.getByRole("button", { name: "Invite" }).click();
  await office.getByRole("button", { name: "Invite", exact: true }).last().click();
  await expect(office.getByText("A Telegram ID is a number")).toBeVisible();
  await office.getByLabel("Telegram ID").fill(String(BORIS));
  await office.getByLabel("Name").fill("Boris");
  await office.getByRole("button", { name: "Invite", exact: true }).last().click();
  await expect(office.getByRole("dialog", { name: "Confirm in the chat" })).toBeVisible();
  await expect(office.getByRole("list", { name: "Staff" })).not.toContainText("Boris");
  await ada.chat.getByRole("button", { name: "Confirm" }).click();
  await expect(office.getByText("Boris is now Support.")).toBeVisible();
  await expect(office.getByRole("list", { name: "Staff" })).toContainText("Boris");

  const boris = await pickUp(place, "Boris", BORIS);
  const desk = await comeIn(boris);
  await expect(desk.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  await expect(sections(desk).getByRole("link", { name: "Sessions" })).toBeVisible();
  for (const name of ["Staff", "Audit log"])
    await expect(sections(desk).getByRole("link", { name })).toHaveCount(0);
  await expectNothingAt(desk, "/admin/staff");
  await expectNothingAt(desk, "/admin/audit");

  const confirm = ada.chat.getByRole("button", { name: "Confirm" });
  await expect(confirm).toHaveCount(0); // the one that was pressed
  await office.getByRole("button", { name: "Remove Boris" }).click();
  await office.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
  await confirm.click();
  await expect(office.getByText("Boris has no access any more.")).toBeVisible();
  await expect(office.getByRole("list", { name: "Staff" })).not.toContainText("Boris");
  await expectNothingAt(desk, "/admin/sessions");

  await sections(office).getByRole("link", { name: "Audit log" }).click();
  const log = office.getByRole("list", { name: "Audit log" });
  const subject = `staff:${BORIS}`;
  await office.getByText("More filters").click();
  await office.getByLabel("On what").fill(subject);
  await filter(office);
  await expect(log.getByRole("listitem").filter({ hasText: "Invited" })).toHaveCount(1);
  await expect(log.getByRole("listitem").filter({ hasText: "Removed" })).toHaveCount(1);
  await log.getByText("Invited").click();
  await expect(log.getByRole("row", { name: "role — support" })).toBeVisible();
  await office.getByRole("button", { name: "Check the chain" }).click();
  await expect(office.getByText(/^Whole: \d+ entries/)).toBeVisible();
  for (const list of ["catalog", "orders", "payments", "preview", "shoppers", "stock", "support"]) {
    const path = `/admin/${list}/a%00b`;
    expect((await office.goto(new URL(path, office.url()).href))?.status(), path).toBe(404);
  }
});

test("what is refused in the chat does not happen", async ({ browser, baseURL }) => {
  const clara = await pickUp({ browser, baseURL }, "Clara", CLARA);
  const office = await comeIn(clara);
  await sections(office).getByRole("link", { name: "Staff" }).click();
  await office.getByRole("button", { name: "Invite" }).click();
  await office.getByLabel("Telegram ID").fill("300000002");
  await office.getByLabel("Name").fill("Mallory");
  await office.getByRole("button", { name: "Invite", exact: true }).last().click();
  await clara.chat.getByRole("button", { name: "Refuse" }).click();
  await expect(office.getByText("This was refused in the chat")).toBeVisible();
  await office.getByRole("button", { name: "Close" }).click();
  await expect(office.getByRole("button", { name: "Invite" })).toBeFocused();
  await expect(office.getByRole("list", { name: "Staff" })).not.toContainText("Mallory");
});

test("a link signs one browser in, and each browser can be signed out from another", async ({
  browser,
  baseURL,
}) => {
  const dora = await pickUp({ browser, baseURL }, "Dora", DORA);
  const link = await askForLink(dora);
  const [office, second] = await Promise.all([openTab(browser), openTab(browser)]);
  await office.goto(link);
  await expect(office).toHaveURL(/\/admin$/);
  await second.goto(link);
  await expect(second.getByRole("heading", { name: "This link was already used" })).toBeVisible();
  await second.goto("about:blank"); // another # alone loads nothing
  await second.goto(`${link}x`);
  await expect(second.getByRole("heading", { name: "This link does not work" })).toBeVisible();
  await second.goto(await askForLink(dora));
  await expect(second).toHaveURL(/\/admin$/);

  await sections(office).getByRole("link", { name: "Sessions" }).click();
  const mine = office.getByRole("list", { name: "Sessions" }).getByRole("listitem").filter({
    hasText: "Dora",
  });
  await expect(mine).toHaveCount(2);
  await expect(mine.filter({ hasText: "This browser" })).toHaveCount(1);
  await mine.getByRole("button", { name: /^End session of Dora/ }).click();
  await expect(mine).toHaveCount(1);
  await expectNothingAt(second, "/admin/sessions");

  await mine.getByRole("button", { name: "Sign out" }).click();
  await expect(office).toHaveURL(/\/$/);
  await expectNothingAt(office, "/admin");
});

test("inside Telegram the same pages open without a link", async ({ browser, baseURL }) => {
  const eva = await pickUp({ browser, baseURL }, "Eva", EVA);
  await control(eva.page, "text", { user_id: EVA, text: "/admin" });
  await eva.chat.getByRole("button", { name: "Open in Telegram" }).click();
  await expect(eva.app.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
});

test("a stranger finds nothing: not in the chat, not in the Mini App, not in a browser", async ({
  phone,
  browser,
  baseURL,
}) => {
  await control(phone.page, "text", { user_id: phone.person.id, text: "/admin" });
  await control(phone.page, "text", { user_id: phone.person.id, text: "/no_such_command" });
  await expect(phone.chat.getByText("I understand buttons and commands best")).toHaveCount(2);
  await expect(phone.chat).not.toContainText("Run the shop");
  const { url } = await control<{ url: string }>(phone.page, "launch", {
    user_id: phone.person.id,
    url: `${shopUrl(baseURL)}/admin/sign-in`,
  });
  const tab = await openTab(browser);
  await tab.goto(url);
  await expect(tab.getByRole("heading", { name: "Nothing here" })).toBeVisible();
  for (const path of ["", "/staff", "/sessions", "/audit", "/no-such-page"])
    await expectNothingAt(tab, `${shopUrl(baseURL)}/admin${path}`);
});

for (const { width, id } of [
  { width: 390, id: FAY },
  { width: 1280, id: GRETA },
])
  test(`at ${width} px every page can be read and worked by everybody, in both colour schemes`, async ({
    browser,
    baseURL,
  }) => {
    test.slow();
    const fay = await pickUp({ browser, baseURL }, "Fay", id);
    const office = await comeIn(fay);
    await expect(
      office.getByRole("heading", { level: 2, name: "Behind the scenes" }),
    ).toBeVisible();
    await sections(office).getByRole("link", { name: "Staff" }).click();
    await expect(office.getByRole("button", { name: "Invite" })).toBeVisible();
    await office.setViewportSize({ width, height: 860 });
    await expectSound(office, "staff");
    await office.getByRole("button", { name: "Invite" }).click();
    await office.getByRole("button", { name: "Invite", exact: true }).last().click();
    await expectSound(office, "an invitation that lacks everything");
    await office.keyboard.press("Escape");
    await expect(office.getByRole("dialog")).toBeHidden();
    for (const room of ["Overview", "Sessions", "Audit log"]) {
      if (width === 390) {
        await office.getByRole("button", { name: "Menu" }).click();
        await expectSound(office, "the menu");
      }
      await sections(office).getByRole("link", { name: room }).click();
      await expect(office.getByRole("heading", { level: 1, name: room })).toBeVisible();
      await expectSound(office, room);
    }
    await office.getByRole("list", { name: "Audit log" }).getByText("Fay").first().click();
    await office.getByRole("button", { name: "Check the chain" }).click();
    await expect(office.getByText(/^Whole:/)).toBeVisible();
    await expectSound(office, "an opened entry");
  });

/** The address of the link that the chat answers with. */
async function askForLink({ page, person }: Phone): Promise<string> {
  const known = (await links(page, person.id)).length;
  await control(page, "text", { user_id: person.id, text: "/admin" });
  await expect.poll(async () => (await links(page, person.id)).length).toBe(known + 1);
  return (await links(page, person.id)).at(-1) ?? "";
}

async function links(page: Page, userId: number): Promise<string[]> {
  const answer = await page.request.get(`/control/messages?user_id=${userId}`);
  return [...(await answer.text()).matchAll(/"(http[^"]+\/admin\/sign-in#[^"]+)"/g)].map(
    ([, link = ""]) => link,
  );
}

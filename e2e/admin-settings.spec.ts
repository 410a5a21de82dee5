import type { Page } from "@playwright/test";
import { comeIn, expectSound, pickUp, visit } from "./office";
import { control, expect, type Phone, test } from "./phone";

// Of ADMIN_IDS in test/start-shop.ts, one for each journey.
const MONA = 200_000_051;
const OLGA = 200_000_053;
const PAUL = 200_000_056;
const QUIN = 200_000_057;

// One after the other: they change the same shop.
test.describe.configure({ mode: "default" });

let office: Page;

// The shop as everybody else knows it.
test.afterEach(async () => {
  const path = new URL("/api/admin/settings", office.url());
  const headers = { origin: path.origin };
  const { items } = await (await office.request.get(path.href)).json();
  for (const { name, changed_at: at } of items)
    if (at) await office.request.delete(`${path}/${name}?changed_at=${at}`, { headers });
});

test("what an owner changes counts for a shopper at once, on a phone", async ({
  phone,
  browser,
  baseURL,
}) => {
  test.slow();
  office = await comeIn(await pickUp({ browser, baseURL }, "Mona", MONA));
  await office.setViewportSize({ width: 390, height: 844 });
  await phone.openShop();
  await phone.goTo("Profile");
  await phone.app.getByRole("link", { name: "Top up" }).click();
  await expect(coin(phone, "Litecoin")).toBeVisible();

  await openSettings();
  await office.getByLabel("Name of the shop").fill("Corner Shop");
  await save("Shop");
  await office.getByRole("textbox", { name: "Terms, English" }).fill("Be kind.\n\nPay in time.");
  await save("Terms and privacy");
  await office.getByLabel("Smallest top-up (EUR)").fill("a lot");
  await office.getByRole("button", { name: "Save" }).click();
  await expect(group("Payments").getByRole("textbox", { name: /^Smallest/ })).toHaveAttribute(
    "aria-invalid",
    "true",
  );
  await expectSound(office, "a setting that is wrong");
  await office.getByLabel("Smallest top-up (EUR)").fill("60.00");
  await save("Payments");
  await group("Coins").locator("label").filter({ hasText: "Litecoin" }).first().click();
  await save("Coins");

  await reopen(phone);
  await expect(phone.app.getByRole("heading", { name: "Corner Shop" })).toBeAttached();
  await phone.goTo("Profile");
  await phone.app.getByRole("link", { name: "Terms" }).click();
  await expect(phone.app.getByText("Pay in time.")).toBeVisible();
  await phone.back();
  await phone.app.getByRole("link", { name: "Top up" }).click();
  await expect(phone.app.getByText("At least €60.00")).toBeVisible();
  await phone.app.getByRole("textbox", { name: "Amount" }).fill("100");
  await expect(coin(phone, "Bitcoin")).toBeVisible();
  await expect(coin(phone, "Litecoin")).toHaveCount(0);
});

test("where only invited shoppers come in, a stranger waits until somebody lets them in", async ({
  phone,
  browser,
  baseURL,
}) => {
  test.slow();
  office = await comeIn(await pickUp({ browser, baseURL }, "Olga", OLGA));
  await office.setViewportSize({ width: 390, height: 844 });
  await openSettings();
  await group("Access").locator("label").filter({ hasText: "Invited shoppers only" }).click();
  await save("Access");

  const shut = phone.app.getByRole("heading", { name: "By invitation only" });
  await phone.openShop();
  await expect(shut).toBeVisible();
  await expect(phone.app.getByText(`Your Telegram ID: ${phone.person.id}`)).toBeVisible();
  await phone.openChat();
  await write(phone, "/shop");
  await expect(phone.chat).toContainText(
    `ask to be let in and pass on your number: ${phone.person.id}`,
  );

  await visit(office, `/admin/shoppers?q=${phone.person.id}`);
  await office.getByRole("link", { name: "Nina" }).click();
  const admission = office.getByRole("region", { name: "Coming in" });
  await expect(admission).toContainText("Waits outside");
  await expectSound(office, "a shopper who waits outside");
  await admission.getByRole("button", { name: "Let them in" }).click();
  const dialog = office.getByRole("dialog");
  await dialog.getByRole("button", { name: "Let them in" }).click();
  await expect(office.getByText("Nina may come in.")).toBeVisible();
  await expect(admission).toContainText("They have been let in.");
  await reopen(phone);
  await phone.openProduct("Paper Boat");
  await phone.openChat();
  await write(phone, "/shop");
  await expect(phone.chat).toContainText("Choose a city.");

  await admission.getByRole("button", { name: "Take back" }).click();
  await dialog.getByRole("button", { name: "Take back" }).click();
  await expect(office.getByText("Nina has no invitation any more.")).toBeVisible();
  await expect(admission).toContainText("Waits outside");
  await reopen(phone);
  await expect(shut).toBeVisible();
});

test("a higher limit for money by hand counts once the chat and a second owner have confirmed it", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const asker = await pickUp({ browser, baseURL }, "Paul", PAUL);
  const second = await pickUp({ browser, baseURL }, "Quin", QUIN);
  office = await comeIn(asker);
  await office.setViewportSize({ width: 390, height: 844 });
  await openSettings();
  await office.getByLabel(/^Confirm money by hand above/).fill("900.00");
  await group("Payments").getByRole("button", { name: "Save" }).click();
  const question = "Let money by hand up to €900.00 a day go without a confirmation";
  const dialog = office.getByRole("dialog", { name: "Confirm in the chat" });
  await expect(dialog).toContainText("Waiting for your answer in the chat");
  await expectSound(office, "a limit that waits for the chat");
  await expect(asker.chat).toContainText(question);
  await asker.chat.getByRole("button", { name: "Refuse" }).click();
  const refused = office.getByRole("dialog", { name: "Refused" });
  await expect(refused).toContainText("Nothing was changed.");

  const confirm = asker.chat.getByRole("button", { name: "Confirm" });
  await expect(confirm).toHaveCount(0); // the one beside what was pressed
  await refused.getByRole("button", { name: "Ask again" }).click();
  await confirm.click();
  await expect(dialog).toContainText("Waiting for a second owner");
  await expect(second.chat).toContainText(`${question}, instead of €50.00.`);
  await second.chat.getByRole("button", { name: "Confirm" }).click();
  await expect(office.getByText("Payments: saved.")).toBeVisible();
  await expect(dialog).toBeHidden();
  await office.reload();
  await expect(office.getByLabel(/^Confirm money by hand above/)).toHaveValue("900.00");
});

async function write({ page, person }: Phone, text: string): Promise<void> {
  await control(page, "text", { user_id: person.id, text });
}

async function openSettings(): Promise<void> {
  await visit(office, "/admin/settings");
  await expect(office.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
}

/** Settings that are saved together. */
function group(title: string) {
  return office.getByRole("region", { name: title });
}

async function save(title: string): Promise<void> {
  await group(title).getByRole("button", { name: "Save" }).click();
  await expect(group(title).getByText(`${title}: saved.`)).toBeVisible();
}

function coin({ app }: Phone, name: string) {
  return app.locator("label").filter({ hasText: name });
}

async function reopen(phone: Phone): Promise<void> {
  await phone.page.reload();
  await phone.openShop();
}

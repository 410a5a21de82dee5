import type { Page } from "@playwright/test";
import { comeIn, pickUp, visit } from "./office";
import { control, expect, type Phone, test } from "./phone";

// Of ADMIN_IDS in test/start-shop.ts.
const OLAF = 200_000_071;

const say = ({ page, person }: Phone, text: string) =>
  control(page, "text", { user_id: person.id, text });

const press = ({ chat }: Phone, name: string | RegExp) =>
  chat.getByRole("button", { name }).last().click();

async function set(office: Page, value: "on" | "off"): Promise<void> {
  const path = new URL("/api/admin/settings", office.url());
  const { items } = await (await office.request.get(path.href)).json();
  const { changed_at: at } = items.find(({ name }: { name: string }) => name === "INVITE_ONLY");
  const changes = [{ name: "INVITE_ONLY", value, changed_at: at }];
  const headers = { origin: path.origin };
  const answer = await office.request.put(path.href, { headers, data: { changes } });
  expect(answer.ok(), await answer.text()).toBe(true);
}

test("whoever runs the shop looks after a payment in the chat, bans, and lets somebody in by a code", async ({
  phone,
  browser,
  baseURL,
}) => {
  test.slow();
  const olaf = await pickUp({ browser, baseURL }, "Olaf", OLAF);
  const otto = await pickUp({ browser, baseURL }, "Otto", 200_900_071);
  await phone.toCheckout({ title: "Lisbon on Foot", option: "PDF, English" });
  await phone.payWith("Solana");

  await say(olaf, "/admin_payments");
  await expect(olaf.chat).toContainText("Tether USD (Solana) · ");
  await press(olaf, /^1$/);
  await expect(olaf.chat).toContainText("waiting · Tether USD (Solana)");
  await expect(olaf.chat).toContainText("Nina");
  await press(olaf, "Ask the gateway again");
  await expect(olaf.chat).toContainText("Nothing new.");
  await phone.pay("Pay exactly");
  await phone.expectTitle("Paid and delivered");
  await press(olaf, /^Payment #/);
  await expect(olaf.chat).toContainText("settled · Tether USD (Solana)");
  await expect(olaf.chat).toContainText("signature genuine");

  await say(olaf, `/ban ${phone.person.id} Sells on`);
  await expect(olaf.chat).toContainText("Ban this shopper?");
  await press(olaf, /^Ban$/);
  await expect(olaf.chat).toContainText(/Banned: \S?Sells on/);
  await phone.openChat();
  await say(phone, "/shop");
  await expect(phone.chat).toContainText("This shop is closed to you");
  await say(olaf, `/unban ${phone.person.id}`);
  await expect(olaf.chat).toContainText("Let this shopper in again?");
  await press(olaf, "Let in again");
  await expect(olaf.chat).toContainText("Let in again.");

  const office = await comeIn(olaf);
  await set(office, "on");
  try {
    await say(otto, "/shop");
    await expect(otto.chat).toContainText("By invitation only");
    await say(olaf, "/gencode 2 7");
    const code = olaf.chat.getByText(/^\/activate [0-9A-Z-]{14}$/).last();
    const typed = (await code.textContent()) ?? "";
    await say(otto, "/activate 0000-0000-0000");
    await expect(otto.chat).toContainText("does not let anybody in");
    await say(otto, typed);
    await expect(otto.chat).toContainText("Welcome in!");
    const toStrangers = await fetch(new URL("/checkout", office.url()));
    expect(await toStrangers.text()).not.toContain("Prenzlauer Berg");
    await otto.openShop();
    await otto.openProduct("Folding bike, serviced");
    await otto.app.getByRole("button", { name: /^Buy now/ }).click();
    await expect(otto.app.getByRole("main")).toContainText("Teal · Prenzlauer Berg");
    await visit(office, "/admin/shoppers/codes");
    const codes = office.getByRole("list", { name: "Activation codes" });
    await expect(codes.getByRole("listitem")).toHaveCount(1);
    await codes.getByRole("button", { name: /^Revoke/ }).click();
    await expect(office.getByText("lets nobody in any more")).toBeVisible();
  } finally {
    await set(office, "off");
  }
});

import { comeIn, pickUp, sections } from "./office";
import { expect, test } from "./phone";

// Of ADMIN_IDS in test/start-shop.ts, for this journey alone.
const MARA = 200_000_062;

test("a shopper writes, somebody answers in the chat and on the page, and the shopper reads both", async ({
  phone,
  browser,
  baseURL,
}) => {
  test.slow();
  const mara = await pickUp({ browser, baseURL }, "Mara", MARA);
  await phone.write("/paysupport");
  await expect(phone.chat).toContainText("write it as your next message");
  await phone.write("My Litecoin has left the wallet, but the shop still waits.");
  await expect(phone.chat).toContainText("with the people of the shop");

  // Everybody who runs the shop is told, also of what others write meanwhile.
  const told = mara.chat
    .getByRole("article")
    .filter({ hasText: "My Litecoin has left the wallet" });
  await told.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(mara.chat).toContainText("as your next message");
  await mara.write("It is on your balance now.");
  await expect(mara.chat).toContainText("Your answer is on its way");
  await expect(phone.chat).toContainText("It is on your balance now.");

  await phone.chat.getByRole("button", { name: "Write again" }).click();
  await expect(phone.chat).toContainText("Write your next message to the shop");
  await phone.write("I see it. May I pay with it?");
  await expect(phone.chat.getByText("with the people of the shop")).toHaveCount(2);

  const office = await comeIn(mara);
  await sections(office).getByRole("link", { name: "Support", exact: true }).click();
  await office.getByRole("link", { name: "Unanswered" }).click();
  await office
    .getByRole("listitem")
    .filter({ hasText: "May I pay with it?" })
    .getByRole("link")
    .click();
  await expect(office.getByRole("heading", { level: 1, name: "Nina" })).toBeVisible();
  await expect(office.getByRole("list", { name: "Messages" })).toContainText("on your balance now");
  await office.getByRole("button", { name: "Send" }).click();
  await expect(office.getByText("Write something first.")).toBeVisible();
  await office.getByLabel("Your answer").fill("Yes: choose Balance at the checkout.");
  await office.getByRole("button", { name: "Send" }).click();
  await expect(office.getByRole("status")).toContainText("It goes into the shopper's chat.");
  await expect(phone.chat).toContainText("Yes: choose Balance at the checkout.");

  await office.getByRole("button", { name: "Close", exact: true }).click();
  await expect(office.getByRole("status")).toContainText("Closed.");
  await expect(office.getByRole("button", { name: "Close", exact: true })).toHaveCount(0);
});

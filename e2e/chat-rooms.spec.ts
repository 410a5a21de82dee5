// The chats of the phone that are not the shop's own, and the language it is read in.
import { expect, Phone, test } from "./phone";

test("in a group the bot says that it works in private, and leads there", async ({ phone }) => {
  await phone.openRoom("Friends");
  await phone.write("Has anybody been to the new shop?");
  await phone.write("/basket");
  await expect(phone.lastMessage()).toContainText("private");
  await phone.lastMessage().getByRole("button").click();
  await expect(phone.chat).toContainText("Welcome to Kiosk, Nina!");
});

test("the bot speaks the language in which Telegram is read, and so does its commands menu", async ({
  page,
}) => {
  const phone = await Phone.pickUpIn(page, "ar");
  await expect(phone.lastMessage()).toContainText("Nina");
  await expect(phone.lastMessage()).toContainText(/[\u0600-\u06ff]{3}/);
  await phone.writing.fill("/");
  await phone.speak("de");
  await expect(phone.page.getByRole("button", { name: "/help So funktioniert es" })).toBeVisible();
  await expect(phone.writing).toHaveValue("/");
});

test("what one keeps for oneself is seen by nobody else, and the bot is silent there", async ({
  phone,
}) => {
  await phone.openRoom("Saved Messages");
  await phone.write("/basket");
  await expect(phone.lastMessage("You")).toContainText("/basket");
  await phone.openRoom("Kiosk");
  await expect(phone.lastMessage()).toContainText("Welcome to Kiosk");
});

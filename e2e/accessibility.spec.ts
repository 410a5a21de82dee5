// Both colour schemes, so it changes the sandbox for everybody: runs alone, after the others (playwright.config.ts).
import { AxeBuilder } from "@axe-core/playwright";
import { control, expect, type Phone, shopUrl, test } from "./phone";

test.use({ contextOptions: { reducedMotion: "reduce" } }); // half faded in, everything is too pale

test.afterEach(({ page }) => control(page, "theme", { scheme: "light" }));

for (const scheme of ["light", "dark"] as const)
  test(`every screen can be read and worked by everybody, in ${scheme} colours`, async ({
    phone,
  }) => {
    test.slow();
    const { app, page } = phone;
    await control(page, "theme", { scheme });
    await phone.openShop();
    await expect(app.locator("html")).toHaveAttribute("data-scheme", scheme);
    await expectSound(phone, "the front");
    await phone.goTo("Basket");
    await expect(app.getByText("Your basket is empty")).toBeVisible();
    await expectSound(phone, "the empty basket");
    await phone.goTo("Profile");
    await app.getByRole("link", { name: "Top up" }).click();
    await expect(app.getByRole("radio").first()).toBeVisible();
    await expectSound(phone, "the top-up");
    await phone.back();
    await phone.openProduct("Keyhole");
    await expectSound(phone, "a sold-out product");
    await phone.back();

    await phone.openProduct("Custard tarts");
    await expectSound(phone, "a product");
    await phone.button("Add to basket").click();
    await phone.button("View basket").click();
    await expect(app.getByText("Custard tarts").first()).toBeVisible();
    await expectSound(phone, "the basket");
    await phone.button("Check out").click();
    await phone.choose("Solana");
    await expectSound(phone, "the checkout");
    await phone.payWith("Toncoin");
    await expectSound(phone, "an open payment");
    await phone.pay("60 % only");
    await phone.expectTitle("Almost there");
    await expectSound(phone, "a payment that fell short");
    await phone.button("Pay the remaining").click();
    await phone.payWith("Toncoin");
    await phone.pay("Pay exactly");
    await phone.expectTitle("Paid and delivered");
    await expectSound(phone, "a paid payment");
    await phone.button("View purchase").click();
    await expect(app.getByText("Delivered", { exact: true })).toBeVisible();
    await expectSound(phone, "a purchase");
  });

test("whoever asks for less motion sees every change at once", async ({ page, baseURL }) => {
  await page.goto(shopUrl(baseURL));
  const { before, after } = await page.getByRole("main").evaluate((main) => {
    const before = getComputedStyle(main).fontSize;
    main.style.fontSize = "31px";
    return { before, after: getComputedStyle(main).fontSize }; // a transition would still stand at its beginning
  });
  expect(before).not.toBe("31px");
  expect(after).toBe("31px");
});

/** Nothing in the Mini App that axe calls a violation. */
async function expectSound({ page }: Phone, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include('iframe[title="Mini App"]')
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
  );
  expect.soft(found, where).toEqual([]);
}

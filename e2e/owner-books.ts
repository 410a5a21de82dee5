// The owner's journey, last part: one review of each reason is ended, and the books are in order.
import type { Locator, Page } from "@playwright/test";
import type { ReviewOutcome, ReviewReason } from "@/lib/settlement/rules";
import { ADMIN_REVIEWS_EN as words } from "@/lib/text/admin-reviews-en";
import type { EmptyShop } from "./empty-shop";
import { expectFits, expectSound, goToRoom } from "./office";
import { codesOf } from "./owner-sale";
import { expect, type Phone, untilAwake } from "./phone";

type Ending = { outcome: ReviewOutcome; amount?: string; balance: string };

// In this order: what is credited first is there to be taken when the account is unfrozen, and only then can its order be paid.
const ENDINGS: Record<ReviewReason, Ending> = {
  NO_ESTIMATE: { outcome: "credited", amount: "2.00", balance: "€2.00" },
  AMOUNT_CONFLICT: { outcome: "credited", amount: "4.00", balance: "€6.00" },
  GATEWAY_REFUNDED: { outcome: "unfrozen", amount: "5.00", balance: "€1.00" },
  WRONG_COIN_LARGE: { outcome: "delivered", amount: "5.00", balance: "€1.00" },
  UNKNOWN_PAYMENT: { outcome: "attached", amount: "1.00", balance: "€2.00" },
  UNKNOWN_STATUS: { outcome: "credited", amount: "5.00", balance: "€7.00" },
  FINISHED_EMPTY: { outcome: "dismissed", balance: "€7.00" },
  UNKNOWN_SHAPE: { outcome: "dismissed", balance: "€7.00" },
};
const REASONS = Object.keys(ENDINGS) as ReviewReason[];

/** Ends one review of each reason by its button; what became of each stays to be read. */
export async function settleReviews(office: Page, buyer: Phone): Promise<void> {
  await goToRoom(office, "Reviews");
  const cards = office.getByRole("list", { name: "Reviews" }).getByRole("article");
  await expect(async () => {
    await office.reload();
    await expect(cards.first()).toBeVisible();
    expect((await titlesOf(cards)).sort()).toEqual(REASONS.map((is) => words.reasons[is]).sort());
  }).toPass({ timeout: 120_000 });
  await untilAwake(office.getByRole("main"));
  await expectSound(office, "the reviews");
  for (const reason of REASONS) {
    const card = cardOf(cards, reason);
    await expect(card).toHaveCount(1);
    await end(office, card, { ...ENDINGS[reason], shopper: buyer.person.id });
    await expect(card).toHaveCount(0);
    await expectBalanceNow(buyer, ENDINGS[reason].balance);
  }
  await expect(office.getByText(words.emptyOpenTitle)).toBeVisible();
  await buyer.openChat();
  await expect.poll(() => codesOf(buyer)).toHaveLength(5); // two, two that were paid back, one delivered by a review
  await office.getByRole("link", { name: words.states.resolved }).click();
  await expect(cards).toHaveCount(REASONS.length);
  await expect(office.getByText(words.done.dismissed, { exact: true })).toHaveCount(0);
  for (const reason of REASONS) {
    const card = cardOf(cards, reason);
    await expect(card).toContainText(`${words.ended[ENDINGS[reason].outcome]}Olga`);
    await expect(card).toContainText(`Looked at ${words.outcomes[ENDINGS[reason].outcome]}`);
  }
  await expectSound(office, "the reviews that ended");
}

async function end(
  office: Page,
  card: Locator,
  { outcome, amount, shopper }: Ending & { shopper: number },
): Promise<void> {
  const button = { name: words.outcomes[outcome], exact: true };
  await card.getByRole("button", button).click();
  const dialog = office.getByRole("dialog");
  if (amount !== undefined) await dialog.getByLabel(/^(Amount|Taken)/).fill(amount);
  if (outcome === "attached") await dialog.getByLabel(/^Telegram ID/).fill(String(shopper));
  await dialog.getByLabel("Why").fill(`Looked at ${words.outcomes[outcome]}`);
  await expectFits(office, `a review that is ${outcome}`);
  await dialog.getByRole("button", button).click();
  await expect(dialog).toBeHidden();
  await expect(office.getByText(words.done[outcome])).toBeVisible();
}

/** What the shopper reads who comes back to it: an answer of the last two seconds is not asked for again. */
async function expectBalanceNow(buyer: Phone, amount: string): Promise<void> {
  await expect(async () => {
    await buyer.goTo("Shop");
    await buyer.goTo("Profile");
    await expect(buyer.app.getByText(amount, { exact: true })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
}

const cardOf = (cards: Locator, reason: ReviewReason) =>
  cards.filter({ has: cards.page().getByRole("heading", { name: words.reasons[reason] }) });

const titlesOf = (cards: Locator) => cards.getByRole("heading").allTextContents();

/** The overview says so, once the books and the audit log have been checked anew. */
export async function expectAllInOrder(office: Page, shop: EmptyShop): Promise<void> {
  await shop.proveAll();
  await goToRoom(office, "Overview");
  const rows = office.getByRole("main").getByRole("listitem");
  await expect(async () => {
    await office.reload();
    await expect(rows.filter({ hasText: /^Books/ })).toContainText("Sum to zero", {
      timeout: 3_000,
    });
    await expect(rows.filter({ hasText: /^Audit log/ })).toContainText("Whole", { timeout: 3_000 });
  }).toPass({ timeout: 120_000 });
  await expect(office.getByText("All is well")).toBeVisible();
  const totals = office.getByRole("region", { name: "Totals" });
  await expect(totals).toContainText("€20.00 sold");
  await expect(totals).toContainText("Refunded€5.00");
  await expectFits(office, "the overview at the end");
}

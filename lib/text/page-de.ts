import type { PageText } from "./page-en";

/** What only the server writes into a page, in German. */
export const PAGE_DE: PageText = {
  shopLine: "Bezahlt in Krypto oder vom Guthaben, sofort im Chat geliefert.",
  notFoundText: "Diese Seite gibt es nicht oder nicht mehr.",
};

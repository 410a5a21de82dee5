/** What only the server writes into a page, in English: no browser loads these words. */
export const PAGE_EN = {
  shopLine: "Paid in crypto or from your balance, delivered in the chat at once.",
  notFoundText: "This page does not exist, or no longer does.",
};

export type PageText = typeof PAGE_EN;

/** What stands in the place of a page of those who run the shop, and they read English. */
export const BUSY_EN = {
  title: "One moment, please",
  text: "That was a lot at once. Wait a minute, then try again; nothing is lost.",
};

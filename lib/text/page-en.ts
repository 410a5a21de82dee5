/** What only the server writes into a page, in English: no browser loads these words. */
export const PAGE_EN = {
  shopLine: "Paid in crypto or from your balance, delivered in the chat at once.",
  busyTitle: "One moment, please",
  busyText: "That was a lot at once. Wait a minute, then try again; nothing is lost.",
  notFoundText: "This page does not exist, or no longer does.",
};

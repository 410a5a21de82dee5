/** What the stock pages say, in English. */
export const ADMIN_STOCK_EN = {
  acts: {
    "stock.void": "Took units out of sale",
    "stock.threshold": "Changed when to warn",
  },
};

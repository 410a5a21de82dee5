/** What the stock pages say, in English. */
export const ADMIN_STOCK_EN = {
  acts: {
    "stock.add": "Added units",
    "stock.renew": "Set a new version",
    "stock.reveal": "Looked into a unit",
    "stock.reveal_file": "Took a file of a unit",
    "stock.threshold": "Changed when to warn",
    "stock.void": "Took units out of sale",
  },
};

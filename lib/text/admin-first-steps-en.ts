/** What a new owner reads until the shop sells, in English. */
export const FIRST_STEPS_EN = {
  title: "Set up your shop",
  intro: "Five steps to your first sale. This list goes away when all of them are done.",
  progress: (done: number, all: number) => `${done} of ${all} done`,
  done: "Done",
  open: "Still to do",
  steps: {
    has_category: {
      title: "Make a category",
      text: "What shoppers look under. Places where goods are collected stand beside it.",
    },
    has_product: {
      title: "Add a product",
      text: "Its name, a description and pictures.",
    },
    has_offer: {
      title: "Give it a price",
      text: "An offer is what shoppers buy: a variant, a place, a price. Switch it and its product on.",
    },
    has_stock: {
      title: "Fill it with stock",
      text: "Codes, files or pickup instructions: typed, pasted or imported.",
    },
    has_gateway: {
      title: "Switch on a payment service",
      text: "Set NOWPAYMENTS_API_KEY and NOWPAYMENTS_IPN_SECRET where the shop is installed, then start it again. The README says where to get them.",
    },
  },
};

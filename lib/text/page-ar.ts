import type { PageText } from "./page-en";

/** What only the server writes into a page, in Arabic. */
export const PAGE_AR: PageText = {
  shopLine: "ادفع بالعملات الرقمية أو من رصيدك، والتسليم فورًا في المحادثة.",
  notFoundText: "هذه الصفحة غير موجودة، أو لم تعد موجودة.",
};

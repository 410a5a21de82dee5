import type { FailureText } from "./failure-en";

/** What a broken page says, in Arabic. */
export const FAILURE_AR: FailureText = {
  title: "تعذّر إتمام ذلك",
  unexpected: "حدث خطأ من جانبنا. حاول مرة أخرى.",
  retry: "حاول مرة أخرى",
  notFoundTitle: "لا شيء هنا",
};

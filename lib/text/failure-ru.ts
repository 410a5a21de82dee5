import type { FailureText } from "./failure-en";

/** What a broken page says, in Russian. */
export const FAILURE_RU: FailureText = {
  title: "Не получилось",
  unexpected: "Что-то пошло не так на нашей стороне. Попробуйте ещё раз.",
  retry: "Попробовать ещё раз",
  notFoundTitle: "Здесь ничего нет",
};

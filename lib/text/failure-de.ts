import type { FailureText } from "./failure-en";

/** What a broken page says, in German. */
export const FAILURE_DE: FailureText = {
  title: "Das hat nicht geklappt",
  unexpected: "Bei uns ist etwas schiefgegangen. Bitte versuche es noch einmal.",
  retry: "Noch einmal versuchen",
  notFoundTitle: "Hier ist nichts",
};

/** What a broken page says, in English. Apart from the rest, so that the error pages stay a few lines long. */
export const FAILURE_EN = {
  title: "That did not work",
  unexpected: "Something went wrong on our side. Please try again.",
  retry: "Try again",
  notFoundTitle: "Nothing here",
};

export type FailureText = typeof FAILURE_EN;

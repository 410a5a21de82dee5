import { isolated } from "./isolate";

/** What shoppers and those who run the shop read while they write to each other, in English. */
export const SUPPORT_EN = {
  title: "Write to the shop",
  ask: "Money that is late, short, too much or sent twice is credited to your balance by itself. If anything else is wrong, write it as your next message, with the number of the purchase or payment if you have it. One picture may go along. The answer comes into this chat.",
  askAgain: "Write your next message to the shop. One picture may go along.",
  noted:
    "Thank you. Your message is with the people of the shop, and their answer comes into this chat.",
  nobody: "Nobody is on duty here. Please write to the shop owner directly.",
  tooLong: (count: string) =>
    `That is too long. Up to ${count} characters at a time, please; you may send several messages.`,
  onlyText: "I can pass on words, or one picture with some words. Please send that.",
  onePicture: "Of several pictures only the first goes along. Please send the others one by one.",
  tooMany:
    "You have written a lot already. Please wait for the answer; you can write again a little later.",
  banned:
    "This shop is closed to your account. If that is a mistake, say so in one message that begins with /paysupport: people of the shop read it. One a day, please.",
  bannedMore:
    "Your message of today is with the people of the shop already. Their answer comes into this chat.",
  answer: { title: "The shop answers", again: "Write again" },

  asks: (name: string, number: string) => `${isolated(name)} (${number}) writes`,
  aboutOrder: (number: string) => `Purchase ${number}`,
  aboutPayment: (number: string) => `Payment ${number}`,
  toAnswer: "Answer",
  toOpen: "Open in the admin pages",
  toClose: "Close",
  typeAnswer: {
    title: "Your answer",
    text: (name: string) => `Write your answer to ${isolated(name)} as your next message.`,
  },
  sent: { title: "Sent", text: "Your answer is on its way." },
  sentBlocked: "They have blocked the bot: your answer goes out when they come back.",
  alsoAnswered: (names: string) =>
    `Answered before you by ${isolated(names)}. The shopper gets both answers.`,
  answered: (staff: string, shopper: string) =>
    `${isolated(staff)} has answered ${isolated(shopper)}`,
  closed: "Closed. A new message opens it again.",
};

export type SupportText = typeof SUPPORT_EN;

/** What the page of activation codes says. */
export const ADMIN_CODES_EN = {
  title: "Activation codes",
  introAsked:
    "Each lets one Telegram account into the shop. Make some in the chat with /gencode; they are shown there once.",
  introOpen:
    "Each lets one Telegram account in while the shop takes invited shoppers only. Right now it is open to everybody.",
  code: (beginning: string) => `${beginning}…`,
  by: (name: string) => `Made by ${name}`,
  made: "Made",
  ends: "Good until",
  revoke: "Revoke",
  revokeOf: (beginning: string) => `Revoke ${beginning}…`,
  revoked: (beginning: string) => `${beginning}… lets nobody in any more.`,
  emptyTitle: "No open codes",
  emptyText: "Write /gencode to the bot to make one, or /gencode 5 30 for five that last 30 days.",
  pages: "Pages",
};

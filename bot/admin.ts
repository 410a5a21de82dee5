import { openLink } from "@/lib/staff/open-link";
import { showCommands } from "@/lib/staff/show-commands";
import { openButton } from "@/lib/telegram/keyboard";
import { reply } from "./reply";
import type { StaffAct } from "./staff-only";

/** `/admin`: the way in for those who run the shop. */
export const admin: StaffAct = async (ctx, { telegramId }) => {
  const { admin: words } = ctx.words;
  const link = await openLink({ telegramId });
  await reply(ctx, words, [
    [{ label: words.browser, link }],
    [openButton(words.here, "/admin/sign-in")],
  ]);
  await showCommands({ telegramId }); // Telegram may not have known this chat when they were let in
};

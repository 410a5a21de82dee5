import { findStaff } from "@/lib/staff/find-staff";
import { openLink } from "@/lib/staff/open-link";
import type { Handler } from "./context";
import { openButton, reply } from "./reply";

/** `/admin`: the way in for those who run the shop. For everyone else it is a command like any unknown one. */
export const admin: Handler = async (ctx, next) => {
  const { telegramId } = ctx.shopper;
  if (!(await findStaff({ telegramId }))) return next();
  const { admin: words } = ctx.words;
  const link = await openLink({ telegramId });
  return reply(ctx, words, [
    [{ label: words.browser, link }],
    [openButton(words.here, "/admin/sign-in")],
  ]);
};

import { getProfile } from "@/lib/shopper/get-profile";
import { profileChange } from "@/lib/shopper/schema";
import { setLanguage } from "@/lib/shopper/set-language";
import { setMenuButton } from "@/lib/telegram/set-menu-button";
import { readJson } from "@/lib/web/read-json";
import { requireShopper } from "@/lib/web/require-shopper";
import { json } from "@/lib/web/respond";
import { refuseMethod, route } from "@/lib/web/route";

export const GET = route("/api/me", async (request) => {
  const { id: shopperId } = await requireShopper(request, "read");
  return json(await getProfile({ shopperId }));
});

export const PUT = route("/api/me", async (request) => {
  const { id: shopperId, telegramId } = await requireShopper(request, "write");
  const { language } = (await readJson(request, profileChange)).value;
  await setLanguage({ shopperId, language });
  void setMenuButton(telegramId, language); // nobody waits for Telegram here
  return json(await getProfile({ shopperId }));
});

const other = refuseMethod("/api/me", "GET, HEAD, PUT");

export { other as DELETE, other as PATCH, other as POST };

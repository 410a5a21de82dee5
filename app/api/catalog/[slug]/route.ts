import { findProductJson, getProductJson } from "@/lib/catalog/get-product";
import { findTextLanguage } from "@/lib/catalog/rules";
import { consumeLimit } from "@/lib/rate-limit";
import { readClientAddress } from "@/lib/web/client-address";
import { requireOpenShop } from "@/lib/web/require-open-shop";
import { translatedJson } from "@/lib/web/respond";
import { refuseMethod, route } from "@/lib/web/route";

export const GET = route<{ slug: string }>("/api/catalog/{slug}", async (request, { slug }) => {
  await requireOpenShop(request);
  const wanted = { slug, language: findTextLanguage(request.headers.get("accept-language")) };
  const known = findProductJson(wanted);
  if (known !== null) return translatedJson(known);
  await consumeLimit("public", readClientAddress(request));
  return translatedJson(await getProductJson(wanted));
});

const other = refuseMethod("/api/catalog/{slug}", "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };

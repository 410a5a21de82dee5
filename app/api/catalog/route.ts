import { findProductsJson, listProductsJson } from "@/lib/catalog/list-products";
import { findTextLanguage } from "@/lib/catalog/rules";
import { consumeLimit } from "@/lib/rate-limit";
import { readClientAddress } from "@/lib/web/client-address";
import { requireOpenShop } from "@/lib/web/require-open-shop";
import { translatedJson } from "@/lib/web/respond";
import { refuseMethod, route } from "@/lib/web/route";

const FILTERS = ["location", "category", "q", "cursor"] as const;

export const GET = route("/api/catalog", async (request) => {
  await requireOpenShop(request);
  const { searchParams } = new URL(request.url);
  const filter = {
    ...Object.fromEntries(FILTERS.map((name) => [name, searchParams.get(name) ?? undefined])),
    language: findTextLanguage(request.headers.get("accept-language")),
  };
  const known = findProductsJson(filter);
  if (known !== null) return translatedJson(known);
  await consumeLimit("public", readClientAddress(request));
  return translatedJson(await listProductsJson(filter));
});

const other = refuseMethod("/api/catalog", "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };

import { findProductJson, getProductJson } from "@/lib/catalog/get-product";
import { consumeLimit } from "@/lib/rate-limit";
import { readClientAddress } from "@/lib/web/client-address";
import { jsonText } from "@/lib/web/respond";
import { refuseMethod, route } from "@/lib/web/route";

export const GET = route<{ slug: string }>("/api/catalog/{slug}", async (request, { slug }) => {
  const known = findProductJson(slug);
  if (known !== null) return jsonText(known);
  await consumeLimit("public", readClientAddress(request));
  return jsonText(await getProductJson(slug));
});

const other = refuseMethod("/api/catalog/{slug}", "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };

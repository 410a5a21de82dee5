import { getProduct } from "@/lib/catalog/get-product";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { getPreview } from "@/lib/picture/get-preview";
import { consumeLimit } from "@/lib/rate-limit";
import { readClientAddress } from "@/lib/web/client-address";
import { passingFile } from "@/lib/web/respond";
import { refuseMethod, route } from "@/lib/web/route";

const NAME = "/previews/{slug}";

export const GET = route<{ slug: string }>(NAME, async (request, { slug }) => {
  if (env().INVITE_ONLY === "on") throw new AppError("NOT_FOUND");
  const { image_url: url } = await getProduct({ slug });
  if (!url) throw new AppError("NOT_FOUND");
  await consumeLimit("preview", readClientAddress(request));
  return passingFile(await getPreview({ url }));
});

const other = refuseMethod(NAME, "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };

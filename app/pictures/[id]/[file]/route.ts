import { getVariant } from "@/lib/picture/get-variant";
import { consumeLimit } from "@/lib/rate-limit";
import { readClientAddress } from "@/lib/web/client-address";
import { requireId } from "@/lib/web/require-id";
import { lastingFile } from "@/lib/web/respond";
import { refuseMethod, route } from "@/lib/web/route";

const NAME = "/pictures/{id}/{file}";

export const GET = route<{ id: string; file: string }>(NAME, async (request, { id, file }) => {
  await consumeLimit("public", readClientAddress(request));
  return lastingFile(request, await getVariant({ pictureId: requireId(id), file }));
});

const other = refuseMethod(NAME, "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };

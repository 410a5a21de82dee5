import { readFile } from "@/lib/delivery/read-file";
import { requireId } from "@/lib/web/require-id";
import { requireShopper } from "@/lib/web/require-shopper";
import { attachment } from "@/lib/web/respond";
import { refuseMethod, route } from "@/lib/web/route";

type Params = { id: string; file_id: string };
const NAME = "/api/orders/{id}/files/{file_id}";

export const GET = route<Params>(NAME, async (request, { id, file_id: fileId }) => {
  const { id: shopperId } = await requireShopper(request, "file");
  return attachment(
    await readFile({ orderId: requireId(id), fileId: requireId(fileId), shopperId }),
  );
});

const other = refuseMethod(NAME, "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };

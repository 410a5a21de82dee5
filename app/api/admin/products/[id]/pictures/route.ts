import { addPicture } from "@/lib/picture/add-picture";
import { listPictures } from "@/lib/picture/list-pictures";
import { orderPictures } from "@/lib/picture/order-pictures";
import { UPLOAD_BYTES_MAX } from "@/lib/picture/rules";
import { pictureOrder } from "@/lib/picture/schema";
import { consumeLimit } from "@/lib/rate-limit";
import { readBody } from "@/lib/web/read-body";
import { readJson } from "@/lib/web/read-json";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/products/{id}/pictures";

type Params = { id: string };

export const GET = route<Params>(NAME, async (request, { id }) => {
  await requireStaff(request, "read");
  return json({ items: await listPictures({ productId: requireId(id) }) });
});

export const POST = route<Params>(NAME, async (request, { id }) => {
  const caller = await requireStaff(request, "stock");
  const productId = requireId(id);
  await consumeLimit("picture", caller.telegramId.toString());
  const upload = await readBody(request, UPLOAD_BYTES_MAX);
  return json(await addPicture({ caller, productId, upload }), 201);
});

export const PUT = route<Params>(NAME, async (request, { id }) => {
  const caller = await requireStaff(request, "stock");
  const productId = requireId(id);
  await orderPictures({ caller, productId, ...(await readJson(request, pictureOrder)).value });
  return json({ items: await listPictures({ productId }) });
});

const other = refuseStaffMethod(NAME, "GET, HEAD, POST, PUT");

export { other as DELETE, other as PATCH };

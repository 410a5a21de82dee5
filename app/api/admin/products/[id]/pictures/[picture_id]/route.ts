import { describePicture } from "@/lib/picture/describe-picture";
import { removePicture } from "@/lib/picture/remove-picture";
import { pictureWords } from "@/lib/picture/schema";
import { readJson } from "@/lib/web/read-json";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/products/{id}/pictures/{picture_id}";

type Params = { id: string; picture_id: string };

export const PATCH = route<Params>(NAME, async (request, { id, picture_id: imageId }) => {
  const caller = await requireStaff(request, "stock");
  const picture = { productId: requireId(id), imageId: requireId(imageId) };
  const { value } = await readJson(request, pictureWords);
  return json(await describePicture({ caller, ...picture, ...value }));
});

export const DELETE = route<Params>(NAME, async (request, { id, picture_id: imageId }) => {
  const caller = await requireStaff(request, "stock");
  await removePicture({ caller, productId: requireId(id), imageId: requireId(imageId) });
  return new Response(null, { status: 204 });
});

const other = refuseStaffMethod(NAME, "DELETE, PATCH");

export { other as GET, other as POST, other as PUT };

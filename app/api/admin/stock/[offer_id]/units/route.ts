import { getStock } from "@/lib/stock/get-stock";
import { listUnits } from "@/lib/stock/list-units";
import { readUnits } from "@/lib/stock/read-units";
import { UPLOAD_BYTES_MAX } from "@/lib/stock/rules";
import { unitForm, unitQuery } from "@/lib/stock/schema";
import { stockUnits } from "@/lib/stock/stock-units";
import { readQuery } from "@/lib/web/read-query";
import { readUpload } from "@/lib/web/read-upload";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/stock/{offer_id}/units";
const FORM = { schema: unitForm, bytesMax: UPLOAD_BYTES_MAX };

type Params = { offer_id: string };

export const GET = route<Params>(NAME, async (request, { offer_id: id }) => {
  await requireStaff(request, "read");
  const { offer_id: offerId } = await getStock({ offerId: requireId(id) });
  return json(await listUnits({ offerId, ...readQuery(request, unitQuery) }));
});

export const POST = route<Params>(NAME, async (request, { offer_id: id }) => {
  const caller = await requireStaff(request, "stock");
  const { offer_id: offerId } = await getStock({ offerId: requireId(id) });
  const { value, files } = await readUpload(request, FORM);
  return json(await stockUnits({ caller, offerId, units: await readUnits(value, files) }), 201);
});

const other = refuseStaffMethod(NAME, "GET, HEAD, POST");

export { other as DELETE, other as PATCH, other as PUT };

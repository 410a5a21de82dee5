import { addVersion } from "@/lib/stock/add-version";
import { getStock } from "@/lib/stock/get-stock";
import { listVersions } from "@/lib/stock/list-versions";
import { readUnit } from "@/lib/stock/read-unit";
import { UPLOAD_BYTES_MAX } from "@/lib/stock/rules";
import { versionForm, versionQuery } from "@/lib/stock/schema";
import { readQuery } from "@/lib/web/read-query";
import { readUpload } from "@/lib/web/read-upload";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/stock/{offer_id}/versions";
const FORM = { schema: versionForm, bytesMax: UPLOAD_BYTES_MAX };

type Params = { offer_id: string };

export const GET = route<Params>(NAME, async (request, { offer_id: id }) => {
  await requireStaff(request, "read");
  const { offer_id: offerId } = await getStock({ offerId: requireId(id) });
  return json(await listVersions({ offerId, ...readQuery(request, versionQuery) }));
});

export const POST = route<Params>(NAME, async (request, { offer_id: id }) => {
  const caller = await requireStaff(request, "stock");
  const { offer_id: offerId } = await getStock({ offerId: requireId(id) });
  const { value, files } = await readUpload(request, FORM);
  const content = await readUnit(value.text, files);
  return json({ version: await addVersion({ caller, offerId, content }) }, 201);
});

const other = refuseStaffMethod(NAME, "GET, HEAD, POST");

export { other as DELETE, other as PATCH, other as PUT };

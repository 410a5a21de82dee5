import { changeOffer } from "@/lib/catalog/change-offer";
import { getProductSheet } from "@/lib/catalog/get-product-sheet";
import { removeOffer } from "@/lib/catalog/remove-offer";
import { offerChange, removal } from "@/lib/catalog/schema";
import { readJson } from "@/lib/web/read-json";
import { readQuery } from "@/lib/web/read-query";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/offers/{id}";

type Params = { id: string };

export const PATCH = route<Params>(NAME, async (request, params) => {
  const caller = await requireStaff(request, "stock");
  const id = requireId(params.id);
  const { value: change } = await readJson(request, offerChange);
  const { offers } = await getProductSheet(await changeOffer({ caller, id, change }));
  return json(offers.find((item) => item.id === id) ?? null);
});

export const DELETE = route<Params>(NAME, async (request, params) => {
  const caller = await requireStaff(request, "stock");
  const id = requireId(params.id);
  await removeOffer({ caller, id, ...readQuery(request, removal) });
  return new Response(null, { status: 204 });
});

const other = refuseStaffMethod(NAME, "DELETE, PATCH");

export { other as GET, other as POST, other as PUT };

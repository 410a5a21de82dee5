import { setAdmission } from "@/lib/shopper/set-admission";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/shoppers/{id}/admission";

const setTo = (isAdmitted: boolean) =>
  route<{ id: string }>(NAME, async (request, { id }) => {
    const caller = await requireStaff(request, "settle");
    await setAdmission({ caller, shopperId: requireId(id), isAdmitted });
    return new Response(null, { status: 204 });
  });

export const PUT = setTo(true);
export const DELETE = setTo(false);

const other = refuseStaffMethod(NAME, "DELETE, PUT");

export { other as GET, other as PATCH, other as POST };

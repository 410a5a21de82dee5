import { createLocation } from "@/lib/catalog/create-location";
import { listLocations } from "@/lib/catalog/list-locations";
import { newLocation } from "@/lib/catalog/schema";
import { readJson } from "@/lib/web/read-json";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/locations";

export const GET = route(NAME, async (request) => {
  await requireStaff(request, "read");
  return json(await listLocations());
});

export const POST = route(NAME, async (request) => {
  const caller = await requireStaff(request, "stock");
  const { value: location } = await readJson(request, newLocation);
  const id = await createLocation({ caller, location });
  const { items } = await listLocations();
  return json(items.find((item) => item.id === id) ?? null, 201);
});

const other = refuseStaffMethod(NAME, "GET, HEAD, POST");

export { other as DELETE, other as PATCH, other as PUT };

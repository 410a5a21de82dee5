import { createProduct } from "@/lib/catalog/create-product";
import { getProductSheet } from "@/lib/catalog/get-product-sheet";
import { listProductItems } from "@/lib/catalog/list-product-items";
import { newProduct, productQuery } from "@/lib/catalog/schema";
import { TEXTS_BODY_BYTES_MAX } from "@/lib/web/read-body";
import { readJson } from "@/lib/web/read-json";
import { readQuery } from "@/lib/web/read-query";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/products";

export const GET = route(NAME, async (request) => {
  await requireStaff(request, "read");
  return json(await listProductItems(readQuery(request, productQuery)));
});

export const POST = route(NAME, async (request) => {
  const caller = await requireStaff(request, "stock");
  const { value: product } = await readJson(request, newProduct, TEXTS_BODY_BYTES_MAX);
  return json(await getProductSheet(await createProduct({ caller, product })), 201);
});

const other = refuseStaffMethod(NAME, "GET, HEAD, POST");

export { other as DELETE, other as PATCH, other as PUT };

import { readPage } from "@/lib/list/read-page";
import type { ListPage } from "@/lib/list/rules";
import type { ShopperEntry } from "./rules";
import type { ShopperQuery } from "./schema";
import { selectShoppers } from "./select-shoppers";

/** A page of everybody who ever opened the shop, the newest first: every condition that is given holds. */
export function listShoppers(wanted: ShopperQuery): Promise<ListPage<ShopperEntry>> {
  return readPage(selectShoppers(wanted), wanted.cursor);
}

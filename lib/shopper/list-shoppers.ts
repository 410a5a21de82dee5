import { readPage } from "@/lib/list/read-page";
import type { ListPage } from "@/lib/list/rules";
import type { ShopperEntry } from "./rules";
import type { ShopperQuery } from "./schema";
import { narrowShoppers, type ShopperRow, selectShoppers, toShopperEntry } from "./select-shoppers";

/** A page of everybody who ever opened the shop, the newest first: every condition that is given holds. */
export function listShoppers(wanted: ShopperQuery): Promise<ListPage<ShopperEntry>> {
  return readPage<ShopperRow, ShopperEntry>({
    cursor: wanted.cursor,
    narrow: (cursor) => narrowShoppers({ ...wanted, cursor }),
    from: "shopper s",
    select: selectShoppers,
    toEntry: toShopperEntry,
    idOf: ({ shopper_id: id }) => id,
  });
}

import { env } from "@/lib/env";
import { requireShopper } from "./require-shopper";

/**
 * Goes on with a call that needs no name, as long as the shop is open to everybody; a shop for invited accounts shows its goods to nobody
 * else. @throws AppError what requireShopper throws
 */
export async function requireOpenShop(request: Request): Promise<void> {
  if (env().INVITE_ONLY === "on") await requireShopper(request, "read");
}

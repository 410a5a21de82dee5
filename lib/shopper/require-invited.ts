import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { isInvited } from "./is-invited";
import type { Shopper } from "./rules";

/**
 * Goes on only with somebody who may come in: everybody, unless INVITE_ONLY is on. Then whoever was admitted, has money here or on its way
 * here, or runs the shop. @throws AppError NOT_INVITED
 */
export async function requireInvited({ id }: Pick<Shopper, "id">): Promise<void> {
  if (env().INVITE_ONLY === "off") return;
  if (!(await isInvited({ id }))) throw new AppError("NOT_INVITED");
}

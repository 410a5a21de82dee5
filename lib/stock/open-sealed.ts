import { AppError } from "@/lib/errors";
import { unseal } from "@/lib/seal";

/** Unseals content of stock. @throws AppError IMPOSSIBLE when key or bytes are wrong: nothing may go out in its place */
export function openSealed(sealed: Uint8Array, id: string): Buffer {
  try {
    return unseal(sealed, id);
  } catch (cause) {
    throw new AppError("IMPOSSIBLE", { details: { message: "cannot be unsealed", id }, cause });
  }
}

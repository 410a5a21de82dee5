import { openSealed } from "./open-sealed";
import type { UnitPayload } from "./rules";
import { unitPayload } from "./schema";

/** A sealed payload, opened. @throws AppError IMPOSSIBLE when it cannot be unsealed */
export function openPayload(sealed: Uint8Array, id: string): UnitPayload {
  return unitPayload.parse(JSON.parse(openSealed(sealed, id).toString("utf8")));
}

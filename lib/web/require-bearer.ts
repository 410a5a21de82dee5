import { createHash, timingSafeEqual } from "node:crypto";
import { AppError } from "@/lib/errors";

/** Lets in who knows the token; without a token there is nothing to see. Constant time. @throws AppError NOT_FOUND, SIGNATURE_INVALID */
export function requireBearer(request: Request, token: string | undefined): void {
  if (!token) throw new AppError("NOT_FOUND");
  const given = request.headers.get("authorization") ?? "";
  if (!timingSafeEqual(digest(given), digest(`Bearer ${token}`)))
    throw new AppError("SIGNATURE_INVALID");
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

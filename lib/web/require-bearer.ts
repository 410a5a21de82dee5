import { AppError } from "@/lib/errors";
import { isSameSecret } from "@/lib/same-secret";

/** Lets in who knows the token; without a token there is nothing to see. Constant time. @throws AppError NOT_FOUND, SIGNATURE_INVALID */
export function requireBearer(request: Request, token: string | undefined): void {
  if (!token) throw new AppError("NOT_FOUND");
  const given = request.headers.get("authorization") ?? "";
  if (!isSameSecret(given, `Bearer ${token}`)) throw new AppError("SIGNATURE_INVALID");
}

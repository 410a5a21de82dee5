import { fingerprint } from "@/lib/seal";

/** What is kept of a code: enough to know it again, and without the shop's key not enough to try all that there can be. */
export function digestCode(code: string): Buffer {
  return fingerprint(Buffer.from(`activation code ${code}`));
}

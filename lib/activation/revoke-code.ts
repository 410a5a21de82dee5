import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";

type Revocation = { readonly caller: Caller; readonly codeId: string };

const HOLD = `
SELECT beginning, used_at IS NULL AND revoked_at IS NULL AND expires_at > now() AS is_open FROM activation_code WHERE id = $1 FOR UPDATE`;

/** Takes a code back that nobody has used; answers with its beginning. @throws AppError NOT_FOUND, ALREADY_DONE (used, revoked or expired) */
export async function revokeCode({ caller, codeId }: Revocation): Promise<string> {
  return transaction(async (tx) => {
    const values = [codeId];
    const [code] = await tx.query<{ beginning: string; is_open: boolean }>({ text: HOLD, values });
    if (!code) throw new AppError("NOT_FOUND");
    if (!code.is_open) throw new AppError("ALREADY_DONE");
    await tx.query({ text: "UPDATE activation_code SET revoked_at = now() WHERE id = $1", values });
    const act = { act: "code.revoke", subject: codeId, before: { beginning: code.beginning } };
    await recordAct(tx, { ...signature(caller), ...act });
    return code.beginning;
  });
}

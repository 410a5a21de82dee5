import { randomBytes } from "node:crypto";
import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { newId } from "@/lib/id";
import { type Caller, signature } from "@/lib/staff/rules";
import { digestCode } from "./digest-code";
import { BEGINNING_LENGTH, CODE_ALPHABET, CODE_LENGTH } from "./rules";

type Wish = {
  readonly caller: Caller;
  /** 1 to `CODES_MAX`. */
  readonly count: number;
  /** 1 to `DAYS_MAX`. */
  readonly days: number;
};

const INSERT = `
INSERT INTO activation_code (id, digest, beginning, created_by, expires_at)
SELECT id, digest, beginning, $4, now() + make_interval(days => $5)
  FROM unnest($1::text[], $2::bytea[], $3::text[]) AS c (id, digest, beginning)`;

/**
 * Makes codes that let one account each into a shop for invited people. They are told here and nowhere else again: kept is a digest. Made anew
 * when repeated; those that nobody has ever seen expire by themselves and can be revoked.
 */
export async function makeCodes({ caller, count, days }: Wish): Promise<string[]> {
  const made = Array.from({ length: count }, () => ({ id: newId("code"), code: makeCode() }));
  const ids = made.map(({ id }) => id);
  await transaction(async (tx) => {
    const digests = made.map(({ code }) => digestCode(code));
    const beginnings = made.map(({ code }) => code.slice(0, BEGINNING_LENGTH));
    const values = [ids, digests, beginnings, caller.telegramId.toString(), days];
    await tx.query({ text: INSERT, values });
    await recordAct(tx, {
      ...signature(caller),
      act: "code.make",
      subject: "codes",
      after: { days, codes: ids },
    });
  });
  return made.map(({ code }) => code);
}

// 256 is a multiple of 32: every character is as likely as any other.
function makeCode(): string {
  return [...randomBytes(CODE_LENGTH)]
    .map((byte) => CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length))
    .join("");
}

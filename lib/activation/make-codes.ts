import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { newId } from "@/lib/id";
import { secretBytes } from "@/lib/seal";
import { type Caller, signature } from "@/lib/staff/rules";
import { digestCode } from "./digest-code";
import { BEGINNING_LENGTH, CODE_ALPHABET, CODE_LENGTH } from "./rules";

type Wish = {
  readonly caller: Caller;
  /** 1 to `CODES_MAX`. */
  readonly count: number;
  /** 1 to `DAYS_MAX`. */
  readonly days: number;
  /** What asked for them: the same one of the same caller makes them once. */
  readonly requestKey: string;
};

const INSERT = `
INSERT INTO activation_code (id, digest, beginning, created_by, expires_at)
SELECT id, digest, beginning, $4, now() + make_interval(days => $5)
  FROM unnest($1::text[], $2::bytea[], $3::text[]) AS c (id, digest, beginning)
ON CONFLICT (digest) DO NOTHING RETURNING id`;

/**
 * Makes codes that let one account each into a shop for invited people. They are told here and nowhere else again: kept is a digest. Repeatable
 * with the same key and wish: the codes follow from them and from the shop's key, so that whoever did not see the answer gets the same ones.
 */
export async function makeCodes({ caller, count, days, requestKey }: Wish): Promise<string[]> {
  const by = caller.telegramId.toString();
  const codes = Array.from({ length: count }, (_, at) => makeCode(`${by} ${requestKey} ${at}`));
  const ids = codes.map(() => newId("code"));
  await transaction(async (tx) => {
    const digests = codes.map(digestCode);
    const beginnings = codes.map((code) => code.slice(0, BEGINNING_LENGTH));
    const made = await tx.query({ text: INSERT, values: [ids, digests, beginnings, by, days] });
    if (made.length === 0) return;
    await recordAct(tx, {
      ...signature(caller),
      act: "code.make",
      subject: "codes",
      after: { days, codes: ids },
    });
  });
  return codes;
}

// 256 is a multiple of 32: every character is as likely as any other.
function makeCode(name: string): string {
  return [...secretBytes(`activation code ${name}`).subarray(0, CODE_LENGTH)]
    .map((byte) => CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length))
    .join("");
}

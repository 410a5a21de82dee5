import { commitImport } from "@/lib/batch/commit-import";
import { openImport } from "@/lib/batch/open-import";
import { readImport } from "@/lib/batch/read-import";
import type { ImportFormat } from "@/lib/batch/rules";
import type { Caller } from "@/lib/staff/rules";
import { makeOffer } from "./factories";
import { makeStaff, signIn } from "./sign-in";

type Wish = {
  readonly caller?: Caller;
  readonly offerId?: string;
  readonly format?: ImportFormat;
};

/** An import that waits for its content, of somebody who has no other. */
export async function makeImport({
  caller,
  offerId,
  format = "lines",
}: Wish = {}): Promise<string> {
  return openImport({
    caller: caller ?? (await makeManager()),
    offerId: offerId ?? (await makeOffer({ units: 0 })).id,
    format,
    sourceName: "july.txt",
  });
}

/** An import of these lines, ready to be committed. */
export async function makeReadImport(lines: readonly string[], wish: Wish = {}): Promise<string> {
  const caller = wish.caller ?? (await makeManager());
  const importId = await makeImport({ ...wish, caller });
  await readImport({ caller, importId, content: contentOf(lines.join("\n")) });
  return importId;
}

/** A committed batch of these lines. */
export async function makeBatch(
  lines: readonly string[],
  {
    name = "July",
    sellableUntil = null,
    ...wish
  }: Wish & { name?: string; sellableUntil?: string | null } = {},
): Promise<string> {
  const caller = wish.caller ?? (await makeManager());
  const importId = await makeReadImport(lines, { ...wish, caller });
  const commit = { name, unit_cost: "1.50", supplier: "Acme", sellable_until: sellableUntil };
  const now = new Date("2026-01-01T00:00:00Z");
  return (await commitImport({ caller, importId, commit, now })).batchId;
}

/** Somebody who may stock the shop. */
export async function makeManager(): Promise<Caller> {
  return (await signIn(await makeStaff("manager"))).caller;
}

/** Bytes as they come in, cut somewhere. */
export async function* contentOf(content: string | Buffer): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  const middle = Math.floor(bytes.length / 2);
  yield bytes.subarray(0, middle);
  yield bytes.subarray(middle);
}

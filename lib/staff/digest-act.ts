import { createHash } from "node:crypto";
import type { Translations } from "./rules";

/** A dangerous act, as it is asked about and as it is done: both must be the very same. */
export type DangerousAct = {
  readonly act: string;
  readonly parameters: Readonly<Record<string, string | number | boolean | bigint | null>>;
  /** What it is about, in English, as pages and the audit log say it. */
  readonly summary: string;
  /** The same in other languages, for the chats. */
  readonly translations?: Translations;
  /** A second owner has to agree, where the shop has one. */
  readonly isForTwo?: boolean;
};

/** A digest over an act and its parameters, in whatever order they stand; not over the words. */
export function digestAct({ act, parameters }: DangerousAct): string {
  const sorted = Object.keys(parameters)
    .sort()
    .map((name) => [name, typeof parameters[name], String(parameters[name])]);
  return createHash("sha256")
    .update(JSON.stringify([act, sorted]))
    .digest("hex");
}

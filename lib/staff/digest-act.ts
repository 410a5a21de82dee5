import { createHash } from "node:crypto";

/** A dangerous act, as it is asked about and as it is done: both must be the very same. */
export type DangerousAct = {
  readonly act: string;
  readonly parameters: Readonly<Record<string, string | number | boolean | bigint | null>>;
  /** What the chat asks about, in words. */
  readonly summary: string;
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

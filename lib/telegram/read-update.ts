import { z } from "zod";

/** What every update has; the bot reads the rest. */
export type TelegramUpdate = { readonly update_id: number };

const schema = z.looseObject({ update_id: z.number().int().nonnegative() });

/** Reads an update; null for what is none. Characters that no text has (NUL, half a character) are taken out, since no database keeps them. */
export function readUpdate(body: Buffer): TelegramUpdate | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body), clean);
  } catch {
    return null;
  }
  const checked = schema.safeParse(parsed);
  return checked.success ? checked.data : null;
}

function clean(_name: string, value: unknown): unknown {
  return typeof value === "string" ? value.replace(/\0|\p{Surrogate}/gu, "") : value;
}

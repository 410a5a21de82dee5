import { query } from "@/lib/db";
import { insertVersion } from "./insert-version";
import type { UnitContent } from "./rules";

/**
 * What an unlimited offer delivers from now on: a new version if it differs from the newest, else nothing happens.
 * Who bought an older version keeps that one. Returns whether there is a new version.
 */
export async function setSharedPayload({
  offerId,
  content,
}: {
  offerId: string;
  content: UnitContent;
}): Promise<boolean> {
  return insertVersion({ query }, { offerId, content });
}

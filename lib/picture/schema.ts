import { z } from "zod";
import { line } from "@/lib/schema";
import { ALT_LENGTH_MAX } from "./rules";

const SEEDED_MAX = 20; // what a seed file may name

const ids = z.array(z.string().regex(/^img_[0-9a-z]{1,40}$/, "is no picture")).max(SEEDED_MAX);
const alt = line(ALT_LENGTH_MAX);

/** Body of `PUT /api/admin/products/{id}/pictures`: the order that was seen, and the one that is wanted. */
export const pictureOrder = z.strictObject({ was: ids, ids });

/** Body of `PATCH /api/admin/products/{id}/pictures/{picture_id}`: the words that were seen, and those that are wanted. */
export const pictureWords = z.strictObject({ was: alt, alt });

import { z } from "zod";
import { LANGUAGES } from "./rules";

/** Body of `PUT /api/me`. */
export const profileChange = z.strictObject({ language: z.enum(LANGUAGES) });
export type ProfileChange = z.infer<typeof profileChange>;

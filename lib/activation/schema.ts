import { z } from "zod";

/** Query of the page of open codes. */
export const codeQuery = z.object({
  cursor: z
    .string()
    .regex(/^cod_[0-9a-z]{1,40}$/, "is no cursor of ours")
    .optional(),
});

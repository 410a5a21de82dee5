import { z } from "zod";

const schema = z.object({
  /** Where the sandbox listens. */
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(3100),
  SANDBOX_HOST: z.string().default("127.0.0.1"),
  /** The bot's token: the product must use the same. */
  TELEGRAM_BOT_TOKEN: z.string().regex(/^\d+:.+$/),
  NOWPAYMENTS_IPN_SECRET: z.string().min(1),
  NOWPAYMENTS_API_KEY: z.string().min(1),
  /** Address of the product; the Mini App in the phone is its start page. */
  PUBLIC_URL: z.url(),
  /** Absent: nothing is kept between starts. */
  SANDBOX_DATA_FILE: z.string().min(1).optional(),
});

/** The environment of the sandbox process; a missing or wrong variable is an error that names it. */
export function readEnv(source: Record<string, string | undefined> = process.env) {
  const result = schema.safeParse(source);
  if (!result.success)
    throw new Error(`The sandbox cannot start:\n${z.prettifyError(result.error)}`);
  return result.data;
}

import { z } from "zod";

const userId = z.number().int().positive();
const paymentId = z.string().regex(/^\d+$/);
/** Which of a person's chats; the one with the bot unless told. */
export const roomSchema = z.enum(["bot", "group", "saved"]).default("bot");
const room = roomSchema;
const decimal = z.string().regex(/^\d+(\.\d+)?$/);

/** Bodies of the control API, by path. */
export const schemas = {
  users: z.object({
    id: userId.optional(),
    first_name: z.string().min(1).optional(),
    username: z.string().min(1).optional(),
    language_code: z.string().min(2).optional(),
    allowsWriteToPm: z.boolean().optional(),
  }),
  launch: z.object({
    user_id: userId,
    start_param: z.string().optional(),
    auth_date: z.number().int().optional(),
    /** A page of the Mini App other than its start page. */
    url: z.url().optional(),
  }),
  language: z.object({ user_id: userId, language_code: z.string().regex(/^[a-z]{2}(-[a-z]+)?$/) }),
  text: z.object({ user_id: userId, text: z.string().min(1).max(4096), room }),
  press: z.object({
    user_id: userId,
    message_id: z.number().int(),
    callback_data: z.string().min(1),
  }),
  inline: z.object({
    user_id: userId,
    room,
    query: z.string().max(256),
    offset: z.string().max(64).optional(),
  }),
  "choose-inline": z.object({ query_id: z.string(), result_id: z.string() }),
  block: z.object({ user_id: userId, is_blocking: z.boolean() }),
  pay: z.object({
    payment_id: paymentId,
    amount: decimal.optional(),
    ratio: z.number().positive().optional(),
    coin: z.string().optional(),
    confirmations: z.enum(["instant", "steps"]).optional(),
    finish_as: z
      .enum(["finished", "partially_paid", "failed", "refunded", "wrong_asset_confirmed"])
      .optional(),
    /** Lets the payment expire first; the coins come this much later. */
    late_by_ms: z.number().int().min(0).max(600_000).optional(),
    /** Answers only after the last IPN. */
    wait: z.boolean().optional(),
  }),
  "set-payment": z.object({ payment_id: paymentId, patch: z.record(z.string(), z.unknown()) }),
  "send-ipn": z.object({
    payment_id: paymentId,
    overrides: z.record(z.string(), z.unknown()).optional(),
  }),
  "expire-quote": z.object({ payment_id: paymentId, minutes_ago: z.number() }),
  expire: z.object({ payment_id: paymentId }),
  coin: z.object({
    coin: z.string(),
    eur_per_coin: decimal.optional(),
    minimum_eur: decimal.optional(),
    is_available: z.boolean().optional(),
  }),
  settings: z.record(z.string(), z.union([z.number(), z.boolean(), z.string()])),
  weather: z.record(z.string(), z.unknown()),
  theme: z.object({ scheme: z.enum(["light", "dark"]) }),
};

import { z } from "zod";
import { pause } from "@/sandbox/context";
import { type Answer, type Call, parseObject } from "@/sandbox/http";
import type { PayOptions, SandboxPayment } from "@/sandbox/nowpayments/types";
import type { SandboxCore } from "@/sandbox/start-sandbox";
import type { StoredFile } from "@/sandbox/telegram/files";
import type { Room } from "@/sandbox/telegram/types";
import { changeWeather } from "@/sandbox/weather";
import { createLaunch } from "./launch";
import { roomSchema, schemas } from "./schemas";
import { listWalletPayments, readState } from "./state";

const INLINE_TIMEOUT_MS = 10_000;

type Handler = (core: SandboxCore, call: Call) => unknown;

const READERS: Readonly<Record<string, Handler>> = {
  state: (core, call) => readState(core, Number(call.query.get("user_id"))),
  users: (core) => [...core.telegram.users.values()],
  messages: (core, call) =>
    core.telegram.chats.messagesIn(Number(call.query.get("user_id")), readRoom(call)),
  sent: (core) => core.telegram.sent,
  payments: (core, call) => {
    const orderId = call.query.get("order_id");
    const isOpenOnly = call.query.get("open") === "1";
    return listWalletPayments(core).filter(
      (payment) =>
        (orderId === null || payment.orderId === orderId) &&
        (!isOpenOnly || payment.status === "waiting"),
    );
  },
  weather: (core) => core.context.weather,
  log: (core) => core.log.entries,
  requests: (core) => ({
    telegram: core.telegram.requests.counts,
    nowpayments: core.nowpayments.requests.counts,
  }),
};

const WRITERS: Readonly<Record<string, Handler>> = {
  users: (core, call) => core.telegram.createUser(read(schemas.users, call)),
  launch: (core, call) => {
    const { user_id, start_param, auth_date, url } = read(schemas.launch, call);
    return createLaunch(core, {
      userId: user_id,
      startParam: start_param,
      authDate: auth_date,
      url,
    });
  },
  text: (core, call) => {
    const { user_id, text, room } = read(schemas.text, call);
    return core.telegram.sendText({ userId: user_id, text, room });
  },
  language: (core, call) => {
    const { user_id, language_code } = read(schemas.language, call);
    core.telegram.setLanguage(user_id, language_code);
    return core.telegram.users.get(user_id);
  },
  inline: (core, call) => askInline(core, call),
  "choose-inline": (core, call) => {
    const { query_id, result_id } = read(schemas["choose-inline"], call);
    return core.telegram.inline.choose({ queryId: query_id, resultId: result_id });
  },
  press: (core, call) => {
    const { user_id, message_id, callback_data } = read(schemas.press, call);
    const press = { userId: user_id, messageId: message_id, callbackData: callback_data };
    return { callback_query_id: core.telegram.pressButton(press) };
  },
  block: (core, call) => {
    const { user_id, is_blocking } = read(schemas.block, call);
    if (is_blocking) core.telegram.block(user_id);
    else core.telegram.unblock(user_id);
    return core.telegram.users.get(user_id);
  },
  pay: (core, call) => pay(core, call),
  "set-payment": (core, call) => {
    const { payment_id, patch } = read(schemas["set-payment"], call);
    return core.nowpayments.setPayment(payment_id, patch as Partial<SandboxPayment>);
  },
  "send-ipn": (core, call) => {
    const { payment_id, overrides } = read(schemas["send-ipn"], call);
    return core.nowpayments.sendIpn(payment_id, overrides);
  },
  "expire-quote": (core, call) => {
    const { payment_id, minutes_ago } = read(schemas["expire-quote"], call);
    return core.nowpayments.expireQuote(payment_id, minutes_ago);
  },
  expire: async (core, call) => {
    const { payment_id } = read(schemas.expire, call);
    await core.nowpayments.expire(payment_id);
    return core.nowpayments.payment(payment_id);
  },
  coin: (core, call) => {
    const { coin, eur_per_coin, minimum_eur, is_available } = read(schemas.coin, call);
    if (eur_per_coin) core.nowpayments.setRate(coin, eur_per_coin);
    if (minimum_eur) core.nowpayments.setMinimum(coin, minimum_eur);
    if (is_available !== undefined) core.nowpayments.setAvailable(coin, is_available);
    return core.nowpayments.market.require(coin);
  },
  settings: (core, call) => {
    const patch = read(schemas.settings, call);
    const unknown = Object.keys(patch).find((name) => !(name in core.nowpayments.settings));
    if (unknown) throw new RangeError(`no such setting: ${unknown}`);
    return Object.assign(core.nowpayments.settings, patch);
  },
  weather: (core, call) => {
    changeWeather(core.context.weather, read(schemas.weather, call));
    core.context.changed();
    return core.context.weather;
  },
  theme: (core, call) => {
    core.scheme = read(schemas.theme, call).scheme;
    core.context.changed();
    return { scheme: core.scheme };
  },
};

/** Answers one request below `/control/`: what the page and the end-to-end tests steer the sandbox with. */
export async function answerControl(core: SandboxCore, call: Call): Promise<Answer> {
  const name = call.path.slice("/control/".length);
  if (name === "file") return fileAnswer(core.telegram.files.find(call.query.get("id") ?? ""));
  if (name === "thumbnail") {
    const queryId = call.query.get("query_id") ?? "";
    const resultId = call.query.get("result_id") ?? "";
    return fileAnswer(await core.telegram.inline.thumbnail({ queryId, resultId }));
  }
  const handlers = call.method === "GET" ? READERS : WRITERS;
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
  if (!handler) return { status: 404, body: { error: `no control ${call.method} ${name}` } };
  return { status: 200, body: (await handler(core, call)) ?? null };
}

async function pay(core: SandboxCore, call: Call): Promise<unknown> {
  const body = read(schemas.pay, call);
  const options: PayOptions = {
    paymentId: body.payment_id,
    amount: body.amount,
    ratio: body.ratio,
    coin: body.coin,
    confirmations: body.confirmations,
    finishAs: body.finish_as,
  };
  const { nowpayments } = core;
  const send = async () => {
    if (body.late_by_ms !== undefined) {
      await nowpayments.expire(options.paymentId);
      await pause(core.context, body.late_by_ms);
    }
    return body.wait ? nowpayments.pay(options) : nowpayments.payInBackground(options);
  };
  if (body.wait || body.late_by_ms === undefined) return send();
  void send();
  return nowpayments.payment(options.paymentId);
}

/** Asks the bot as a phone does while somebody types; null when no answer comes. */
async function askInline({ telegram }: SandboxCore, call: Call): Promise<unknown> {
  const { user_id: userId, ...asked } = read(schemas.inline, call);
  const query = telegram.inline.ask({ userId, ...asked });
  const answer = await telegram.waitFor(() => query.answer, INLINE_TIMEOUT_MS);
  return (
    answer && {
      query_id: query.id,
      next_offset: answer.nextOffset,
      button: answer.button,
      results: answer.results.map(({ id, title, description, thumbnail, content }) => ({
        ...{ id, title, description, has_thumbnail: thumbnail !== "" },
        text: content.text ?? content.caption ?? "",
      })),
    }
  );
}

function fileAnswer(file: StoredFile | undefined): Answer {
  if (!file) return { status: 404, body: { error: "no such file" } };
  // What a bot sent must never run as a page of the sandbox.
  const headers = {
    "content-type": file.mimeType,
    "content-security-policy": "sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "max-age=3600",
    "content-disposition": `inline; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
  };
  return { status: 200, body: file.bytes, headers };
}

function readRoom(call: Call): Room {
  const result = roomSchema.safeParse(call.query.get("room") ?? undefined);
  if (!result.success) throw new RangeError(z.prettifyError(result.error));
  return result.data;
}

function read<T>(schema: z.ZodType<T>, call: Call): T {
  const result = schema.safeParse(parseObject(call.body));
  if (!result.success) throw new RangeError(z.prettifyError(result.error));
  return result.data;
}

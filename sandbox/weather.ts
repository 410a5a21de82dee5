/** What one request to the gateway can suffer instead of its answer. */
export type GatewayFault = "error500" | "tooMany" | "loseAnswer";
/** What one message to the Bot API can suffer instead of its answer. */
export type TelegramFault = "error500" | "tooMany" | "forbidden" | "loseAnswer";

/**
 * How badly the outside world behaves. Rates are probabilities from 0 to 1. `gatewayNext` and `telegramNext` hold faults
 * for exactly the next requests, one each, before any rate is asked.
 */
export type Weather = {
  gatewayDelayMs: number;
  gatewayErrorRate: number;
  gatewayTooManyRate: number;
  /** POST /payment does its work, then the connection breaks: the payment exists, nobody was told. */
  gatewayLoseAnswerRate: number;
  gatewayNext: GatewayFault[];
  ipnDropRate: number;
  ipnDouble: boolean;
  ipnReorder: boolean;
  /** Each IPN is accompanied by a `finished` that claims full payment under a wrong signature. */
  ipnForge: boolean;
  telegramDelayMs: number;
  telegramErrorRate: number;
  telegramTooManyRate: number;
  telegramRetryAfterSeconds: number;
  telegramForbidden: boolean;
  /** Telegram's own limits hold (`telegram/send-limits.ts`): whoever sends faster is answered 429. */
  telegramLimits: boolean;
  /** The message is stored and shown, then the connection breaks. */
  telegramLoseAnswerRate: number;
  telegramNext: TelegramFault[];
};

/** Everything works. */
export function calmWeather(): Weather {
  return {
    gatewayDelayMs: 0,
    gatewayErrorRate: 0,
    gatewayTooManyRate: 0,
    gatewayLoseAnswerRate: 0,
    gatewayNext: [],
    ipnDropRate: 0,
    ipnDouble: false,
    ipnReorder: false,
    ipnForge: false,
    telegramDelayMs: 0,
    telegramErrorRate: 0,
    telegramTooManyRate: 0,
    telegramRetryAfterSeconds: 1,
    telegramForbidden: false,
    telegramLimits: false,
    telegramLoseAnswerRate: 0,
    telegramNext: [],
  };
}

/** Changes the switches named in `patch`; a name or a type that the weather does not know is an error. */
export function changeWeather(weather: Weather, patch: Record<string, unknown>): void {
  const calm = calmWeather();
  for (const [name, value] of Object.entries(patch)) {
    const known = Object.hasOwn(calm, name) ? calm[name as keyof Weather] : undefined;
    const isSameKind =
      known !== undefined &&
      typeof value === typeof known &&
      Array.isArray(value) === Array.isArray(known);
    if (!isSameKind) throw new RangeError(`no such weather: ${name}`);
  }
  Object.assign(weather, patch);
}

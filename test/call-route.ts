import { signInitData } from "./sign-init-data";

type Call<Params> = {
  method?: string;
  path?: string;
  params?: Params;
  /** The Telegram id that calls; absent: nobody. */
  as?: number | bigint;
  headers?: Record<string, string>;
  /** Sent as JSON; a string or bytes are sent as they are. */
  body?: unknown;
};

type Answer = { status: number; headers: Headers; text: string; json: Record<string, unknown> };

/** Calls a route handler as Next would, and reads its answer. */
export async function callRoute<Params>(
  door: (request: Request, context: { params: Promise<Params> }) => Promise<Response>,
  { method = "GET", path = "/", params, as, headers = {}, body }: Call<Params> = {},
): Promise<Answer> {
  const isRaw = typeof body === "string" || body instanceof Uint8Array;
  const request = new Request(`http://shop.example${path}`, {
    method,
    headers: {
      ...(as === undefined ? {} : { "X-Telegram-Init-Data": signInitData({ telegramId: as }) }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    body: body === undefined || isRaw ? (body as BodyInit | undefined) : JSON.stringify(body),
  });
  const response = await door(request, { params: Promise.resolve((params ?? {}) as Params) });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json");
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? JSON.parse(text) : {},
  };
}

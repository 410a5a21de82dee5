import { ApiProblem, readProblem } from "./problem";
import { setTelegramState, telegramState } from "./state";

const TIMEOUT_MS = 20_000;
const RETRY_AFTER_MS = [400, 1200];

type Call = {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  body?: unknown;
  /** Lets the same act be sent again without happening twice. */
  idempotencyKey?: string;
};

/** Calls the shop with the shopper's signed launch data. Reads are repeated when the failure may pass; acts never are. @throws ApiProblem */
export async function callApi<Answer>(path: string, call: Call = {}): Promise<Answer> {
  for (const pause of isRead(call) ? RETRY_AFTER_MS : []) {
    try {
      return await callOnce<Answer>(path, call);
    } catch (error) {
      if (!(error instanceof ApiProblem) || !error.isPassing) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return callOnce<Answer>(path, call);
}

/** The raw answer, for streams and files. @throws ApiProblem for anything but success */
export async function fetchApi(path: string, request: RequestInit = {}): Promise<Response> {
  const headers = new Headers(request.headers);
  const { initData } = telegramState();
  if (initData) headers.set("X-Telegram-Init-Data", initData);
  // Titles and names come in the language of the page, not in the browser's.
  headers.set("Accept-Language", document.documentElement.lang);
  let response: Response;
  try {
    response = await fetch(path, { ...request, headers, cache: "no-store" });
  } catch (cause) {
    throw new ApiProblem({ code: "OFFLINE", status: 0 }, { cause });
  }
  if (response.ok) return response;
  const problem = readProblem(response.status, await response.json().catch(() => null));
  if (response.status === 401) setTelegramState({ phase: initData ? "stale" : "outside" });
  throw problem;
}

async function callOnce<Answer>(path: string, call: Call): Promise<Answer> {
  const headers: Record<string, string> = {};
  if (call.body !== undefined) headers["Content-Type"] = "application/json";
  if (call.idempotencyKey) headers["Idempotency-Key"] = call.idempotencyKey;
  const response = await fetchApi(path, {
    method: call.method ?? "GET",
    headers,
    body: call.body === undefined ? undefined : JSON.stringify(call.body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status === 204) return undefined as Answer;
  return (await response.json()) as Answer;
}

function isRead(call: Call): boolean {
  return (call.method ?? "GET") === "GET";
}

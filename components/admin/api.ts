import { ApiProblem, problemWords, readProblem } from "@/components/telegram/problem";
import { ADMIN_EN } from "@/lib/text/admin-en";

const TIMEOUT_MS = 20_000;
const UPLOAD_TIMEOUT_MS = 300_000;

type Call = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Sent as JSON; a form with files as it is. */
  body?: unknown;
  /** Signed launch data, for the one call that is not made by the cookie. */
  initData?: string;
  /** How long to wait for the answer. */
  timeoutMs?: number;
};

/** A refusal of an admin door: which fields it is about, and whether the chat has to confirm first. */
export class AdminProblem extends ApiProblem {
  readonly confirmationId: string | null;
  readonly fields: Readonly<Record<string, string>>;

  constructor(problem: ApiProblem, body: unknown = null) {
    super(problem, { cause: problem.cause });
    this.name = "AdminProblem";
    const { confirmation_id: id, errors } = (body ?? {}) as Record<string, unknown>;
    this.confirmationId = typeof id === "string" ? id : null;
    this.fields = Object.fromEntries(
      Object.entries(errors ?? {}).map(([field, said]) => [field, [said].flat().join(" ")]),
    );
  }
}

/** Calls an admin door as whoever is signed in here. Nothing is repeated by itself. @throws AdminProblem */
export async function callAdmin<Answer = undefined>(
  path: string,
  call: Call = {},
): Promise<Answer> {
  const response = await fetchAdmin(path, call);
  const body: unknown =
    response.status === 204 ? undefined : await response.json().catch(() => null);
  return body as Answer;
}

/** Like `callAdmin`, for answers that are no JSON. @throws AdminProblem */
export async function fetchAdmin(
  path: string,
  { method = "GET", body, initData, timeoutMs }: Call,
): Promise<Response> {
  const isForm = body instanceof FormData;
  const headers = new Headers();
  if (body !== undefined && !isForm) headers.set("Content-Type", "application/json");
  if (initData) headers.set("X-Telegram-Init-Data", initData);
  const request = fetch(path, {
    method,
    headers,
    body: body === undefined || isForm ? body : JSON.stringify(body),
    cache: "no-store",
    signal: AbortSignal.timeout(timeoutMs ?? (isForm ? UPLOAD_TIMEOUT_MS : TIMEOUT_MS)),
  });
  const response = await request.catch((cause: unknown) => {
    throw new AdminProblem(new ApiProblem({ code: "OFFLINE", status: 0 }, { cause }));
  });
  if (response.ok) return response;
  const problem: unknown = await response.json().catch(() => null);
  throw new AdminProblem(readProblem(response.status, problem), problem);
}

/** The sentence for a failure: what the door said about each field, with the field's name before it, or the general one. */
export function adminWords(error: unknown): string {
  const fields = error instanceof AdminProblem ? Object.entries(error.fields) : [];
  if (fields.length === 0) return problemWords(error, ADMIN_EN);
  return fields.map(([field, said]) => toSentence(field, said)).join(" ");
}

/** A door says `must be …` of a field; beside the field that is enough, alone it lacks what it speaks of. */
function toSentence(field: string, said: string): string {
  if (!/^\p{Ll}/u.test(said)) return said;
  const name = field === "_" ? "what was sent" : field.replaceAll("_", " ");
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${said}.`;
}

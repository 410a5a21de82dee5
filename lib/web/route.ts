import { randomUUID } from "node:crypto";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { observeHttp } from "@/lib/metrics";
import { asAppError, problem } from "./problem";
import { secure } from "./respond";

type Handler<Params> = (request: Request, params: Params) => Promise<Response>;
type Door<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/**
 * A route handler as every door has it: a request id in and out, refusals as problem documents, the headers of the API, one log
 * line, one measurement. `name` is the route's pattern, for logs and metrics (`/api/orders/{id}`).
 */
export function route<Params = object>(name: string, handler: Handler<Params>): Door<Params> {
  return async (request, context) => {
    const startedMs = performance.now();
    const given = request.headers.get("x-request-id");
    const requestId = given && REQUEST_ID.test(given) ? given : randomUUID();
    let code: string | undefined;
    let response: Response;
    try {
      response = await handler(request, await context.params);
    } catch (error) {
      const refusal = asAppError(error, requestId);
      code = refusal.code;
      response = problem(refusal, requestId);
    }
    const call = { route: name, method: request.method, status: response.status };
    const seconds = (performance.now() - startedMs) / 1000;
    observeHttp({ ...call, seconds });
    log().info({ ...call, code, ms: Math.round(seconds * 1000), request_id: requestId }, "http");
    return secure(response, requestId);
  };
}

/** The answer to every method that a route does not have: `export { other as PUT, other as PATCH, … }`. */
export function refuseMethod(name: string, allow: string): Door<object> {
  return route(name, () =>
    Promise.reject(new AppError("METHOD_NOT_ALLOWED", { details: { allow } })),
  );
}

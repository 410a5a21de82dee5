import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import { EnvError } from "@/lib/env";

const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** Pictures and stock come over a phone's line, and an import is read no faster than it can be compared. */
const UPLOAD_TIMEOUT_MS = 15 * 60_000;
const UPLOAD =
  /^\/api\/admin\/(imports\/[^/?]+\/content|products\/[^/?]+\/pictures|stock\/[^/?]+\/(units|versions))$/;

export type Serving = { readonly stop: () => Promise<void> };

/**
 * Answers requests on a port. `stop` refuses new connections and resolves when all that came in is answered; callers who keep their
 * connection are told in that answer to leave it, or they would go on for ever. @throws EnvError when the port is in use
 */
export async function serveRequests(
  handle: RequestListener,
  port: number,
  requestTimeoutMs = REQUEST_TIMEOUT_MS,
): Promise<Serving> {
  const open = new Set<ServerResponse>();
  let isStopping = false;
  const server = createServer((request, response) => {
    response.shouldKeepAlive &&= !isStopping;
    open.add(response);
    response.once("close", () => open.delete(response));
    limitTime(request, response, requestTimeoutMs);
    handle(request, response);
  });
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = UPLOAD_TIMEOUT_MS;
  await listenOn(server, port);
  return {
    stop: () => {
      isStopping = true;
      for (const response of open) response.shouldKeepAlive = false;
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/**
 * Whoever takes too long to say what they want is cut off. Only who is at work here, by their cookie, may take long, and only to upload what
 * is not answered yet: anybody can send a cookie, and what was refused nobody reads on.
 */
function limitTime(request: IncomingMessage, response: ServerResponse, timeoutMs: number): void {
  const limit = () => {
    const timer = setTimeout(() => cutOff(request, response), timeoutMs);
    request.once("end", () => clearTimeout(timer)).once("close", () => clearTimeout(timer));
  };
  if (UPLOAD.test(request.url ?? "") && request.headers.cookie)
    response.once("finish", () => request.complete || limit());
  else limit();
}

function cutOff(request: IncomingMessage, response: ServerResponse): void {
  if (request.complete) return;
  if (!response.headersSent) response.writeHead(408, { connection: "close" });
  response.end(() => request.destroy());
}

function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new EnvError(`PORT ${port} is in use already`) : error),
    );
    server.listen(port, resolve);
  });
}

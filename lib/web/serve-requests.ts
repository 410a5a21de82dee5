import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import { EnvError } from "@/lib/env";

const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;

export type Serving = { readonly stop: () => Promise<void> };

/**
 * Answers requests on a port. `stop` refuses new connections and resolves when all that came in is answered; callers who keep their
 * connection are told in that answer to leave it, or they would go on for ever. @throws EnvError when the port is in use
 */
export async function serveRequests(handle: RequestListener, port: number): Promise<Serving> {
  const open = new Set<ServerResponse>();
  let isStopping = false;
  const server = createServer((request, response) => {
    response.shouldKeepAlive &&= !isStopping;
    open.add(response);
    response.once("close", () => open.delete(response));
    handle(request, response);
  });
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  await listenOn(server, port);
  return {
    stop: () => {
      isStopping = true;
      for (const response of open) response.shouldKeepAlive = false;
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new EnvError(`PORT ${port} is in use already`) : error),
    );
    server.listen(port, resolve);
  });
}

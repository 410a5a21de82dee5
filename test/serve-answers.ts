import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type ServedRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
};

/** What the server does with one request; an object is answered as JSON with 200. */
export type Served = object | ((response: ServerResponse, request: ServedRequest) => void);

export type AnswerServer = {
  readonly url: string;
  readonly requests: ServedRequest[];
  /** What comes next for a path ("GET /estimate"), one entry per request; the last one stays. */
  serve(route: string, ...answers: Served[]): void;
  close(): Promise<void>;
};

/** An HTTP server on a free port that gives exactly the answers it is told to, however odd: the far side of a client under test. */
export async function serveAnswers(): Promise<AnswerServer> {
  const routes = new Map<string, Served[]>();
  const requests: ServedRequest[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const { method = "", url = "", headers } = incoming;
      const request = { method, url, headers, body: Buffer.concat(chunks).toString() };
      requests.push(request);
      const left = routes.get(`${method} ${url.split("?")[0]}`) ?? [];
      const served = left.length > 1 ? left.shift() : left[0];
      if (typeof served === "function") served(response, request);
      else if (served) answerJson(served)(response);
      else response.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    serve: (route, ...answers) => void routes.set(route, answers),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** A JSON answer with any status and headers. */
export function answerJson(body: object, status = 200, headers: Record<string, string> = {}) {
  return (response: ServerResponse) =>
    void response
      .writeHead(status, { "content-type": "application/json", ...headers })
      .end(JSON.stringify(body));
}

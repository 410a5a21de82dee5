// A light HTTP client: as many connections as asked for, each sending its next request when the answer before it is there.
import { Agent, request } from "node:http";

export type Call = {
  method?: "GET" | "POST";
  path: string;
  headers?: Record<string, string>;
  body?: string;
};

export type Answer = { status: number; body: string };

export type Load = {
  baseUrl: string;
  connections: number;
  calls: readonly Call[];
  status: number;
};

/** Sends every call once; the rate, in calls a second. One answer with another status ends it: a fast refusal is no result. */
export async function sendAll({ baseUrl, connections, calls, status }: Load): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let next = 0;
  const visit = async () => {
    for (let call = calls[next++]; call; call = calls[next++]) {
      const answer = await send(baseUrl, call, agent);
      if (answer.status !== status)
        throw new Error(`${call.path} answered ${answer.status}: ${answer.body}`);
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: connections }, visit));
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  return calls.length / seconds;
}

/** One call and its whole answer. */
export function send(baseUrl: string, call: Call, agent?: Agent): Promise<Answer> {
  const { method = "GET", path, headers = {}, body } = call;
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const url = `${baseUrl}${path}`;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent, headers: { ...headers, ...length } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";

/** What to post, and how long to wait for the whole answer. */
export type Posting = {
  url: string;
  headers: Record<string, string>;
  body: string;
  timeoutMs: number;
};

const plain = { request: httpRequest, agent: new HttpAgent({ keepAlive: true }) };
const secure = { request: httpsRequest, agent: new HttpsAgent({ keepAlive: true }) };

/**
 * Posts JSON and reads the answer; redirects are answers, too. Rejects when none comes. (`fetch` would do, at several
 * times the cost, and a benchmark of the product must not measure its doubles.)
 */
export async function postJson(posting: Posting): Promise<{ status: number; body: string }> {
  try {
    return await attempt(posting);
  } catch (error) {
    // The other side closed an idle connection just as it was used again: nobody has seen this request.
    if (error instanceof StaleConnection) return attempt(posting);
    throw error;
  }
}

class StaleConnection extends Error {}

function attempt(posting: Posting): Promise<{ status: number; body: string }> {
  const { request: send, agent } = posting.url.startsWith("https:") ? secure : plain;
  return new Promise((resolve, reject) => {
    const request = send(posting.url, {
      method: "POST",
      agent,
      headers: {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(posting.body),
        ...posting.headers,
      },
      signal: AbortSignal.timeout(posting.timeoutMs),
    });
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    request.on("error", (error: NodeJS.ErrnoException) => {
      const isStale = request.reusedSocket && error.code === "ECONNRESET";
      reject(isStale ? new StaleConnection("idle connection closed", { cause: error }) : error);
    });
    request.end(posting.body);
  });
}

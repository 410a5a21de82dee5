import type { ServerResponse } from "node:http";

const GATHER_MS = 40;
const HEARTBEAT_MS = 15_000;

/** Tells open pages, as server-sent events, that there is something new to fetch. */
export class ChangeFeed {
  readonly #pages = new Set<ServerResponse>();
  readonly #heartbeat = setInterval(() => this.#write(": still here\n\n"), HEARTBEAT_MS);
  #timer: NodeJS.Timeout | null = null;

  constructor() {
    this.#heartbeat.unref();
  }

  /** Keeps the response open and writes to it from now on. */
  connect(response: ServerResponse): void {
    response.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      connection: "keep-alive",
    });
    response.write("data: hello\n\n");
    this.#pages.add(response);
    response.on("close", () => this.#pages.delete(response));
  }

  /** Something changed; many calls make one event. Costs nothing while no page is open. */
  notify(): void {
    if (this.#timer || this.#pages.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#write("data: changed\n\n");
    }, GATHER_MS);
  }

  /** Ends all streams. */
  close(): void {
    clearInterval(this.#heartbeat);
    if (this.#timer) clearTimeout(this.#timer);
    for (const page of this.#pages) page.end();
  }

  #write(text: string): void {
    for (const page of this.#pages) page.write(text);
  }
}

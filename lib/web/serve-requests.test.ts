import { Agent, get, request, type ServerResponse } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { EnvError } from "@/lib/env";
import { findFreePort } from "@/prisma/scratch-postgres";
import { type Serving, serveRequests } from "./serve-requests";

const CALLERS = 8;

type Answer = { readonly text: string; readonly connection: string | undefined };

/** Asks once, over a connection that is kept; null when no answer came, or not the whole of it. */
function ask(port: number, agent: Agent): Promise<Answer | null> {
  return new Promise((resolve) => {
    const request = get({ port, agent, host: "127.0.0.1" }, (answer) => {
      let text = "";
      answer.on("data", (part) => (text += part));
      const { connection } = answer.headers;
      answer.on("end", () => resolve(answer.complete ? { text, connection } : null));
      answer.on("error", () => resolve(null));
    });
    request.on("error", () => resolve(null));
  });
}

test("a stop answers all that came in, and ends although its callers keep their connections and go on asking", async () => {
  const port = await findFreePort();
  let begun = 0;
  let stopped: Promise<void> | null = null;
  const serving: Serving = await serveRequests((_, response) => {
    begun += 1;
    if (begun === 10 * CALLERS) stopped = serving.stop();
    response.write("half ");
    setTimeout(() => response.end("whole"), 5);
  }, port);
  const agent = new Agent({ keepAlive: true });
  let whole = 0;
  let isOver = false;
  const call = async () => {
    while (!isOver) {
      const answer = await ask(port, agent);
      if (answer?.text === "half whole") whole += 1;
      else if (stopped !== null) return; // refused, as it should be
    }
  };
  const callers = Array.from({ length: CALLERS }, call);
  await Promise.all(callers).finally(() => (isOver = true));
  await stopped;
  expect(whole).toBe(begun);
  agent.destroy();
});

test("a kept connection whose answer is still being written at the stop is not used again", async () => {
  const port = await findFreePort();
  let late: ServerResponse | undefined;
  const serving = await serveRequests((_, response) => (late = response), port);
  const agent = new Agent({ keepAlive: true });
  const answer = ask(port, agent);
  await expect.poll(() => late).toBeDefined();
  const stopped = serving.stop();
  late?.end("whole");
  expect(await answer).toEqual({ text: "whole", connection: "close" });
  await stopped;
  agent.destroy();
});

test("a port that another program has is refused in a line that names it", async () => {
  const port = await findFreePort();
  const serving = await serveRequests((_, response) => response.end(), port);
  await expect(serveRequests((_, response) => response.end(), port)).rejects.toThrow(
    new EnvError(`PORT ${port} is in use already`),
  );
  await serving.stop();
});

/** Begins a call and never ends it; the status that it is answered with, 0 where it is given up. */
function dawdle({ port, agent }: { port: number; agent: Agent }, path: string, cookie = "") {
  return new Promise<number>((resolve) => {
    const headers = cookie ? { cookie } : {};
    const options = { port, agent, host: "127.0.0.1", method: "PUT", path, headers };
    const call = request(options, (answer) => resolve(answer.statusCode ?? 0));
    call.on("error", () => resolve(0));
    call.write("never ends");
  });
}

test("whoever dawdles is cut off, except who uploads at work", async () => {
  const port = await findFreePort();
  const serving = await serveRequests((incoming) => void incoming.resume(), port, 100);
  const upload = "/api/admin/imports/imp_1/content";
  const [patient, hasty] = [new Agent(), new Agent()];
  const uploads = [
    upload,
    "/api/admin/products/prd_1/pictures",
    "/api/admin/stock/off_1/units",
    "/api/admin/stock/off_1/versions",
  ].map((path) => dawdle({ port, agent: patient }, path, "a=b"));
  const others = [
    dawdle({ port, agent: hasty }, "/api/me", "a=b"),
    dawdle({ port, agent: hasty }, upload),
    dawdle({ port, agent: hasty }, `${upload}/more`, "a=b"),
    dawdle({ port, agent: hasty }, "/api/admin/stock/off_1/void", "a=b"),
  ];
  expect(await Promise.all(others)).toEqual([408, 408, 408, 408]);
  await sleep(200); // twice what the others had
  patient.destroy();
  expect(await Promise.all(uploads)).toEqual([0, 0, 0, 0]);
  hasty.destroy();
  await serving.stop();
});

test("an upload that was refused holds its connection no longer than any other call", async () => {
  const port = await findFreePort();
  const serving = await serveRequests(
    (_, response) => response.writeHead(404).end("nothing here"),
    port,
    100,
  );
  const socket = connect(port, "127.0.0.1");
  const head = "PUT /api/admin/imports/imp_1/content HTTP/1.1\r\nhost: x\r\ncookie: a=b";
  socket.write(`${head}\r\ncontent-length: 1000\r\n\r\nno more`);
  let heard = "";
  socket.on("data", (part) => (heard += part));
  await expect.poll(() => socket.destroyed).toBe(true);
  expect(heard).toContain("404");
  await serving.stop();
});

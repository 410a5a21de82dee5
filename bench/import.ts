// What an owner waits for when they import a hundred thousand units: a text of so many lines goes to the production build as a browser sends it,
// is compared and put aside, committed as one batch, sent a second time, and the batch undone. Measured beside it: how much the memory of the
// server's process (its resident set, every tenth of a second) grows at most over what it holds before. Before: a shop that runs, in which
// somebody has just looked at a few pages and imported a hundred lines. From the moment the process has started, with no page looked at and no
// code loaded, is told. `--lines=10000` for a shorter one.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { makeOffer } from "@/test/factories";
import { countUnits } from "@/test/read-state";
import { makeStaff, signIn } from "@/test/sign-in";
import { note, report } from "./report";
import { type Server, startGround, startServer } from "./start-server";

const WARM_UP_LINES = 100;
const WARM_UP_PAGES = ["/", "/admin", "/admin/orders", "/admin/stock"];
const SAMPLE_MS = 100;
const MEGABYTE = 1024 * 1024;

const { values } = parseArgs({ options: { lines: { type: "string", default: "100000" } } });
const lines = Number(values.lines);

type Call = { method: string; body?: string | Blob };

const ground = await startGround();
try {
  const server = await startServer({ ground, worker: "inline" });
  const { headers } = await signIn(await makeStaff("manager"));
  const call = async <Answer>(path: string, { method, body }: Call): Promise<Answer> => {
    const answer = await fetch(`${server.url}/api/admin/${path}`, {
      method,
      headers: { ...headers, origin: server.url, "content-type": "application/json" },
      ...(body === undefined ? {} : { body }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text);
  };

  const read = async (offerId: string, content: Blob) => {
    const body = JSON.stringify({ offer_id: offerId, format: "lines" });
    const { id } = await call<{ id: string }>("imports", { method: "POST", body });
    return call<{ id: string; counts: Record<string, number> }>(`imports/${id}/content`, {
      method: "PUT",
      body: content,
    });
  };
  const commit = (id: string) =>
    call<{ id: string; unit_count: number }>(`imports/${id}/commit`, {
      method: "POST",
      body: JSON.stringify({ name: "Benchmark" }),
    });

  const cold = watchMemory(server);
  for (const path of WARM_UP_PAGES) {
    const page = await fetch(`${server.url}${path}`, { headers });
    if (!page.ok) throw new Error(`${path}: ${page.status}`);
    await page.text();
  }
  const { id: other } = await makeOffer({ units: 0 });
  const small = await commit((await read(other, makeLines(WARM_UP_LINES))).id);
  await call(`batches/${small.id}/undo`, { method: "POST" });

  const { id: offerId } = await makeOffer({ units: 0 });
  const content = makeLines(lines);
  const memory = watchMemory(server);
  const first = await timed(() => read(offerId, content));
  const committed = await timed(() => commit(first.result.id));
  const again = await timed(() => read(offerId, content));
  const undone = await timed(() =>
    call<{ removed: number }>(`batches/${committed.result.id}/undo`, { method: "POST" }),
  );
  const grown = memory.stop();
  const grownFromCold = cold.stop();
  note(
    `${lines} lines, ${(content.size / MEGABYTE).toFixed(1)} MB: read ${first.seconds.toFixed(1)} s, committed ${committed.seconds.toFixed(1)} s, ` +
      `read again ${again.seconds.toFixed(1)} s, undone ${undone.seconds.toFixed(1)} s`,
  );
  const title = `Import of ${lines} lines`;
  const spent = first.seconds + committed.seconds;
  report({ name: `${title}: read and committed`, measured: spent, unit: " s", below: 60 });
  report({ name: `${title}: memory grown by`, measured: grown / MEGABYTE, unit: " MB", below: 80 });
  report({
    name: "The same from the start of the process",
    measured: grownFromCold / MEGABYTE,
    unit: " MB",
  });
  report({
    name: `${title}: units missed`,
    measured: lines - committed.result.unit_count,
    below: 1,
  });
  report({ name: "The same again: new units", measured: again.result.counts.new ?? -1, below: 1 });
  report({ name: "Undo: units missed", measured: lines - undone.result.removed, below: 1 });
  report({ name: "Undo: units left", measured: await countUnits(offerId), below: 1 });
} finally {
  await ground.stop();
}

function makeLines(count: number): Blob {
  const codes = Array.from({ length: count }, () => randomBytes(15).toString("hex").toUpperCase());
  return new Blob([codes.join("\r\n")]);
}

async function timed<Result>(
  run: () => Promise<Result>,
): Promise<{ result: Result; seconds: number }> {
  const startedAt = performance.now();
  const result = await run();
  return { result, seconds: (performance.now() - startedAt) / 1000 };
}

/** Watches how much memory the server holds; `stop` tells by how many bytes it grew at most. */
function watchMemory({ pid }: Server): { stop: () => number } {
  const read = () => {
    const { stdout } = spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
    return Number(stdout) * 1024;
  };
  const before = read();
  let most = before;
  const sample = () => {
    most = Math.max(most, read());
  };
  const timer = setInterval(sample, SAMPLE_MS).unref();
  return {
    stop: () => {
      clearInterval(timer);
      sample();
      note(
        `the server held ${Math.round(before / MEGABYTE)} MB, at most ${Math.round(most / MEGABYTE)} MB`,
      );
      return most - before;
    },
  };
}

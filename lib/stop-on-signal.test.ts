import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { expect, test } from "vitest";

async function startStopping(stop: string): Promise<ChildProcess> {
  const script = `const { stopOnSignal } = await import("@/lib/stop-on-signal");
    const wait = setInterval(() => {}, 1_000);
    stopOnSignal(async () => { console.log("stopping"); ${stop} });
    console.log("ready");`;
  const args = ["--import", "tsx", "--input-type=module", "--eval", script];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
  await once(child.stdout, "data");
  return child;
}

test.each(["SIGTERM", "SIGINT"] as const)(
  "a process that hears %s twice stops once, in order",
  { timeout: 60_000 },
  async (signal) => {
    const child = await startStopping(
      `await new Promise((done) => setTimeout(done, 500)); console.log("stopped");`,
    );
    const said: string[] = [];
    child.stdout?.on("data", (line) => {
      said.push(String(line).trim());
      if (said.length === 1) child.kill(signal);
    });
    child.kill(signal);
    expect(await once(child, "close")).toEqual([0, null]);
    expect(said).toEqual(["stopping", "stopped"]);
  },
);

test("a stop that fails ends the process with 1", { timeout: 60_000 }, async () => {
  const child = await startStopping(`throw new Error("no");`);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([1, null]);
});

import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

it("a process that failed says so, although it had a PostgreSQL at hand", () => {
  const script = `await import("@/prisma/embedded-postgres"); process.exitCode = 3;`;
  const { status } = spawnSync("tsx", ["--eval", script, "--input-type=module"]);
  expect(status).toBe(3);
});

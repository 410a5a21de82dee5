// Writes the Prisma client. Prisma's CLI would download an engine binary it does not use here: any file it may call stands in for it.
import { spawnSync } from "node:child_process";
import process from "node:process";

const result = spawnSync(process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  },
  encoding: "utf8",
});
if (result.status !== 0) process.stderr.write(`${result.stdout}${result.stderr}`);
process.exitCode = result.status ?? 1;

import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "vitest/config";

const TESTS = "{app,bot,components,lib,prisma,sandbox,scripts,test,worker}/**/*.test.{ts,tsx}";

// A test that imports @/test/database gets a database of its own; every other one runs without any.
const databaseTests = globSync(TESTS).filter((file) =>
  /^(?:import|\} from) .*"@\/test\/database";$/m.test(readFileSync(file, "utf8")),
);

const shared = {
  alias: { "@": path.resolve(import.meta.dirname) },
  environment: "node",
  pool: "forks" as const,
  maxWorkers: 2,
  unstubEnvs: true,
  testTimeout: 60_000, // a busy machine fails no test
  hookTimeout: 60_000,
  expect: { poll: { timeout: 15_000 } },
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: "pure",
          include: [TESTS],
          exclude: ["node_modules", ...databaseTests],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: "database",
          include: databaseTests,
          globalSetup: "test/start-postgres.ts",
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

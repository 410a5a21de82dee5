import process from "node:process";
import { defineConfig, devices } from "@playwright/test";
import { findBrowser } from "@/scripts/find-browser";

const port = Number(process.env.E2E_PORT ?? 3931);
const sandboxPort = port + 1;
const isRoot = process.getuid?.() === 0;

const ALONE = [
  "storm.spec.ts",
  "accessibility.spec.ts",
  "admin-stock.spec.ts",
  "admin-settings.spec.ts",
  "admin-busy.spec.ts",
  "staff-chat.spec.ts",
];

const chromium = {
  ...devices["Desktop Chrome"],
  viewport: { width: 1280, height: 900 },
  launchOptions: {
    executablePath: findBrowser(),
    chromiumSandbox: !isRoot, // Chromium refuses its own sandbox to root
    args: [
      ...(isRoot ? ["--no-sandbox"] : []),
      "--disable-dev-shm-usage",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  },
};

export default defineConfig({
  testDir: "e2e",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  timeout: 240_000,
  expect: { timeout: 40_000 },
  use: {
    baseURL: `http://127.0.0.1:${sandboxPort}`,
    actionTimeout: 40_000,
    trace: { mode: "retain-on-failure", screenshots: false },
  },
  projects: [
    { name: "journeys", testIgnore: ALONE, use: chromium },
    // These change the sandbox, or the stock, for everybody, so they wait until nobody else is there.
    { name: "alone", testMatch: ALONE, dependencies: ["journeys"], workers: 1, use: chromium },
  ],
  webServer: {
    command: "tsx test/start-shop.ts",
    env: { PORT: String(port), SANDBOX_PORT: String(sandboxPort) },
    url: `http://127.0.0.1:${port}/api/health`,
    reuseExistingServer: false,
    stdout: "pipe",
    timeout: 180_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
  },
});

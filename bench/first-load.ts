// First opening of every screen of the Mini App, over the production build (`npm run build` first): gzip KB (1,000 bytes) of script
// and layout shift, each the worst of some rounds. Ports: PORT (3941) and the next one.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { type Browser, chromium } from "@playwright/test";
import { findBrowser } from "@/scripts/find-browser";
import { type FirstLoad, inviteShopper, openFirst, type Screen } from "@/test/first-load";

const ROUNDS = 3;
const START_LIMIT_MS = 90_000;
const VIEWPORT = { width: 390, height: 844 };

const port = Number(process.env.PORT ?? 3941);
const shop = { shopUrl: `http://127.0.0.1:${port}`, sandboxUrl: `http://127.0.0.1:${port + 1}` };

const server = spawn("tsx", ["test/start-shop.ts"], {
  env: { ...process.env, PORT: String(port), SANDBOX_PORT: String(port + 1) },
  stdio: ["ignore", "ignore", "inherit"],
});
try {
  await untilOpen(server);
  const { hash, screens } = await inviteShopper(shop);
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    chromiumSandbox: process.getuid?.() !== 0,
  });
  print("screen          KB gzip    CLS");
  for (const screen of screens) print(await rowOf({ browser, screen, hash }));
  await browser.close();
} finally {
  if (server.exitCode === null && server.kill("SIGTERM")) await once(server, "exit");
}

async function rowOf(given: { browser: Browser; screen: Screen; hash: string }): Promise<string> {
  const { browser, screen, hash } = given;
  const loads: FirstLoad[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    loads.push(await openOnce(browser, `${screen.path}#${hash}`, screen));
  const kilobytes = Math.max(...loads.map((load) => load.scriptBytes)) / 1000;
  const shift = Math.max(...loads.map((load) => load.layoutShift));
  return screen.name.padEnd(16) + kilobytes.toFixed(1).padStart(7) + shift.toFixed(3).padStart(7);
}

async function openOnce(browser: Browser, path: string, screen: Screen): Promise<FirstLoad> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    return await openFirst(page, shop.shopUrl + path, screen.whole(page));
  } finally {
    await context.close();
  }
}

async function untilOpen(process: ChildProcess): Promise<void> {
  const end = Date.now() + START_LIMIT_MS;
  while (process.exitCode === null && Date.now() < end) {
    const answer = await fetch(`${shop.shopUrl}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the shop did not open");
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

// `npm test` runs this before the journeys: it says which Chromium they will use, and installs one where there is none.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";
import { chromium } from "@playwright/test";

/** The browser to use: the one that is named, Playwright's own, or the system's. */
export function findBrowser(): string | undefined {
  return [
    process.env.CHROMIUM_PATH,
    chromium.executablePath(),
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ].find((candidate) => candidate && existsSync(candidate));
}

function installBrowser(): void {
  run("npx", ["playwright", "install", "chromium"]);
  if (findBrowser() || process.getuid?.() !== 0) return;
  run("apt-get", ["update"]);
  run("apt-get", ["install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"]);
}

function run(command: string, args: string[]): void {
  process.stdout.write(`No Chromium yet: ${command} ${args.join(" ")}\n`);
  spawnSync(command, args, {
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

if (import.meta.main) {
  if (!findBrowser()) installBrowser();
  const browser = findBrowser();
  process.stdout.write(
    browser
      ? `Browser: ${browser}\n`
      : "No Chromium could be installed: name one in CHROMIUM_PATH, or run `npx playwright install --with-deps chromium`\n",
  );
  process.exitCode = browser ? 0 : 1;
}

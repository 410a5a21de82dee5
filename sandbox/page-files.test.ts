import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "./start-sandbox";
import { startTestSandbox } from "./test-sandbox";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

test("the page, its script and its style are served, and nothing else", async () => {
  const load = async (path: string) => {
    const response = await fetch(`${sandbox.url}${path}`);
    return { type: response.headers.get("content-type"), text: await response.text() };
  };
  const page = await load("/");
  expect(page.type).toBe("text/html; charset=utf-8");
  for (const path of page.text.match(/(?<=(?:src|href)=")\/[^"]+/g) ?? [])
    expect((await fetch(`${sandbox.url}${path}`)).status).toBe(200);
  expect((await load("/main.js")).type).toBe("text/javascript; charset=utf-8");
  expect((await load("/styles.css")).type).toBe("text/css; charset=utf-8");
  expect((await fetch(`${sandbox.url}/main.ts`)).status).toBe(404);
  expect((await fetch(`${sandbox.url}/../package.json`)).status).toBe(404);
});

test("the page loads nothing from elsewhere", async () => {
  const texts = await Promise.all(
    ["/", "/main.js", "/styles.css"].map(async (path) =>
      (await fetch(`${sandbox.url}${path}`)).text(),
    ),
  );
  const addresses = texts.join("\n").match(/(?:src|href)="https?:|url\("?https?:|@import/g);
  expect(addresses).toBeNull();
});

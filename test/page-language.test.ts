import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import "@/test/database";
import { proxy } from "@/proxy";

// As Next writes down what a page will read instead of what was sent.
const READ = "x-middleware-request-accept-language";

async function readBy(page: string, headers: Record<string, string>): Promise<string | null> {
  const request = new NextRequest(`http://localhost${page}`, { headers });
  return (await proxy(request)).headers.get(READ);
}

test("a page comes in the language that the browser was told last, before what it reads", async () => {
  const headers = { "accept-language": "en-US,en", cookie: "other=1; language=ru" };
  expect(await readBy("/basket", headers)).toBe("ru");
});

test("without such a word, or with one that is no language of ours, it is what the browser reads", async () => {
  const sent = { "accept-language": "de-AT,de;q=0.9" };
  expect(await readBy("/", sent)).toBe("de-AT,de;q=0.9");
  for (const word of ["fr", "", "constructor", "<script>"])
    expect(await readBy("/", { ...sent, cookie: `language=${word}` })).toBe("de-AT,de;q=0.9");
});

test("whoever runs the shop reads English, whatever language they shop in", async () => {
  const headers = { "accept-language": "ar", cookie: "language=ar" };
  expect(await readBy("/admin/orders", headers)).toBe("en");
  expect(await readBy("/administrator", headers)).toBe("ar");
});

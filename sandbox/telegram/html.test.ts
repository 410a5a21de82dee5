import { describe, expect, test } from "vitest";
import { detectEntities, parseHtml } from "./html";

describe("parse_mode HTML", () => {
  test("markup becomes entities with UTF-16 offsets", () => {
    expect(
      parseHtml('😀 <b>bold <i>both</i></b> <a href="https://t.me/x?a=1&amp;b=2">link</a>'),
    ).toEqual({
      text: "😀 bold both link",
      entities: [
        { type: "bold", offset: 3, length: 9 },
        { type: "italic", offset: 8, length: 4 },
        { type: "text_link", offset: 13, length: 4, url: "https://t.me/x?a=1&b=2" },
      ],
    });
  });

  test("escapes, code with a language, spoilers and quotes are understood", () => {
    expect(parseHtml('<pre><code class="language-ts">a &lt; b</code></pre>')).toEqual({
      text: "a < b",
      entities: [{ type: "pre", offset: 0, length: 5, language: "ts" }],
    });
    expect(parseHtml("<tg-spoiler>x</tg-spoiler> &#8364;&#x20AC;").text).toBe("x €€");
    expect(parseHtml("<blockquote expandable>q</blockquote>").entities).toEqual([
      { type: "expandable_blockquote", offset: 0, length: 1 },
    ]);
  });

  test("white space at the ends goes, and formatting shrinks with it", () => {
    expect(parseHtml("\n <b> hi </b>\n")).toEqual({
      text: "hi",
      entities: [{ type: "bold", offset: 0, length: 2 }],
    });
  });

  test.each([
    ["<b>open", 'Can\'t find end tag corresponding to start tag "b"'],
    ["<b>x</i>", 'expected "</b>", found "</i>"'],
    ["</b>", "Unexpected end tag"],
    ["<h1>x</h1>", 'Unsupported start tag "h1"'],
    ["5 < 6", "Unclosed start tag"],
    ["a <script>x</script>", 'Unsupported start tag "script"'],
    ["<span>x</span>", "tg-spoiler"],
  ])("%j is refused", (source, reason) => {
    expect(() => parseHtml(source)).toThrow(reason);
    expect(() => parseHtml(source)).toThrow("Bad Request: can't parse entities");
  });
});

test("commands and links are found in plain text", () => {
  expect(detectEntities("/start p_tea then https://a.example/x/y. and/or")).toEqual([
    { type: "bot_command", offset: 0, length: 6 },
    { type: "url", offset: 18, length: 21 },
  ]);
});

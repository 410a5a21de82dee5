import { expect, test } from "vitest";
import { parseVariant, pictureUrl, sourcesOf, widthsOf } from "./rules";

test.each([
  [4000, [160, 320, 640, 1280]],
  [1280, [160, 320, 640, 1280]],
  [641, [160, 320, 640, 641]],
  [640, [160, 320, 640]],
  [100, [100]],
])("a picture of %i pixels is kept as %j", (width, widths) => {
  expect(widthsOf(width)).toEqual(widths);
});

test("the address of the widest variant names all the others", () => {
  expect(sourcesOf(pictureUrl({ id: "pic_1", width: 500 }))).toEqual([
    {
      type: "image/avif",
      srcSet:
        "/pictures/pic_1/160.avif 160w, /pictures/pic_1/320.avif 320w, /pictures/pic_1/500.avif 500w",
    },
    {
      type: "image/webp",
      srcSet:
        "/pictures/pic_1/160.webp 160w, /pictures/pic_1/320.webp 320w, /pictures/pic_1/500.webp 500w",
    },
  ]);
});

test.each([
  null,
  "/demo/tram.svg",
  "https://shop.example/pictures/pic_1/640.webp",
  "/pictures/x/640.webp",
])("%s has no variants", (url) => {
  expect(sourcesOf(url)).toEqual([]);
});

test("a file is a width and a format, and nothing else", () => {
  expect(parseVariant("640.avif")).toEqual({ width: 640, format: "avif" });
  expect(parseVariant("1280.webp")).toEqual({ width: 1280, format: "webp" });
  for (const file of [
    "640.svg",
    "640",
    "0640.webp",
    "64000.webp",
    "-640.webp",
    "640.webp.html",
    "6e2.webp",
    "",
  ])
    expect([file, parseVariant(file)]).toEqual([file, null]);
});

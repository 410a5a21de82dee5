import { readdirSync } from "node:fs";
import sharp from "sharp";
import { expect, test } from "vitest";
import "@/test/database";
import "./encode-picture"; // forbids SVG to the whole process
import { loadPhoto } from "./load-photo";

test("every picture that ships can be shown in a messenger, also after a picture was uploaded", async () => {
  const names = readdirSync("public/demo").filter((name) => name.endsWith(".svg"));
  expect(names.length).toBeGreaterThan(20);
  for (const name of names) {
    const photo = await loadPhoto(`/demo/${name}`);
    const { format, width } = await sharp(photo?.content).metadata();
    expect([name, format, width]).toEqual([name, "jpeg", 800]);
  }
});

test.each([
  "https://elsewhere.example/a.jpg",
  "/demo/../../.env.jpg",
  "/demo/none.svg",
  "/pictures/pic_none/640.webp",
])("%s is no picture of the shop", async (url) => {
  expect(await loadPhoto(url)).toBeNull();
});

import { expect, test } from "vitest";
import { makePictureFile } from "@/test/make-picture-file";
import { makeZip, type ZipEntry } from "@/test/make-zip";
import type { FoundUnit } from "./found-unit";
import { readArchive } from "./read-archive";

const PNG = await makePictureFile({ width: 4, height: 4, format: "png" });
const JPEG = await makePictureFile({ width: 4, height: 4, format: "jpeg" });

async function read(archive: Buffer): Promise<FoundUnit[]> {
  async function* source() {
    yield archive.subarray(0, 10);
    yield archive.subarray(10);
  }
  const found: FoundUnit[] = [];
  for await (const units of readArchive(source())) found.push(...units);
  return found;
}

/** What comes of each unit: its words and files, or its fault. */
async function outline(entries: readonly ZipEntry[]): Promise<unknown[]> {
  return (await read(makeZip(entries))).map((unit) =>
    "fault" in unit
      ? [unit.label, unit.fault]
      : [
          unit.label,
          unit.content.text,
          ...unit.content.files.map(({ name, mimeType }) => [name, mimeType]),
        ],
  );
}

test("files at the top are units, a folder is one with its photos and its instructions", async () => {
  const entries = [
    { name: "10.pdf", content: "%PDF-1.7" },
    { name: "2.png", content: PNG },
    { name: "locker 4/", content: "", isStored: true },
    { name: "locker 4/b.jpg", content: JPEG },
    { name: "locker 4/Instructions.txt", content: "\uFEFFBehind the plant. Größe L\n" },
    { name: "locker 4/a.png", content: PNG, isStored: true },
    { name: "locker 5/instructions.txt", content: "Ask for Ben." },
    { name: "__MACOSX/._2.png" },
    { name: "locker 4/.DS_Store" },
  ];
  expect(await outline(entries)).toEqual([
    ["2.png", "", ["2.png", "image/png"]],
    ["10.pdf", "", ["10.pdf", "application/pdf"]],
    ["locker 4", "Behind the plant. Größe L", ["a.png", "image/png"], ["b.jpg", "image/jpeg"]],
    ["locker 5", "Ask for Ben."],
  ]);
  const [first] = await read(makeZip([{ name: "2.png", content: PNG }]));
  expect(first).toMatchObject({ line: 1, content: { files: [{ content: PNG }] } });
});

test("one folder around everything is none", async () => {
  const entries = [
    { name: "stock/one/a.png", content: PNG },
    { name: "stock/two/instructions.txt", content: "Two" },
    { name: "stock/three.bin" },
  ];
  expect(await outline(entries)).toEqual([
    ["one", "", ["a.png", "image/png"]],
    ["three.bin", "", ["three.bin", "application/octet-stream"]],
    ["two", "Two"],
  ]);
});

test("a type is what the bytes are, whatever the name says", async () => {
  const html = "<html><script>alert(1)</script>";
  expect(
    await outline([
      { name: "a.png", content: html },
      { name: "b.html", content: html },
      { name: "c.svg", content: "<svg/>" },
      { name: "d.txt", content: "words" },
      { name: "e.txt", content: PNG },
      { name: "f.txt", content: "a\0b" },
    ]),
  ).toEqual([
    ["a.png", "", ["a.png", "application/octet-stream"]],
    ["b.html", "", ["b.html", "application/octet-stream"]],
    ["c.svg", "", ["c.svg", "application/octet-stream"]],
    ["d.txt", "", ["d.txt", "text/plain"]],
    ["e.txt", "", ["e.txt", "image/png"]],
    ["f.txt", "", ["f.txt", "application/octet-stream"]],
  ]);
});

test("names are kept short and without control characters", async () => {
  const long = `${"x".repeat(300)}.png`;
  const [unit, other] = await outline([
    { name: long, content: PNG },
    { name: 'con"\n.png', content: PNG },
  ]);
  expect(unit).toEqual(['con"_.png', "", ['con".png', "image/png"]]);
  expect(other).toEqual(["x".repeat(120), "", [`${"x".repeat(116)}.png`, "image/png"]]);
});

test("what cannot be one unit is a faulty line, the others are read", async () => {
  const photos = Array.from({ length: 21 }, (_, at) => ({ name: `many/${at}.png`, content: PNG }));
  expect(
    await outline([
      { name: "deep/er/a.png", content: PNG },
      { name: "empty.txt", content: "", isStored: true },
      { name: "game.zip", content: "PK\x03\x04" },
      { name: "half/a.jpg", content: JPEG.subarray(0, -40) },
      { name: "half/b.png", content: PNG },
      ...photos,
      { name: "ok.png", content: PNG },
      { name: "words/instructions.txt", content: Buffer.from([0xe4, 0xf6]) },
    ]),
  ).toEqual([
    ["deep", "nested_folder"],
    ["empty.txt", "empty_file"],
    ["game.zip", "nested_archive"],
    ["half", "broken_picture"],
    ["many", "too_many_files"],
    ["ok.png", "", ["ok.png", "image/png"]],
    ["words", "unreadable"],
  ]);
});

test("a file that is too large for the chat is faulty", async () => {
  const big = {
    name: "big.bin",
    content: Buffer.alloc(20 * 1024 * 1024 + 1, "0123456789abcdefghijklmnop"),
    isStored: true,
  };
  expect(await outline([big])).toEqual([["big.bin", "too_large"]]);
});

const OK = { name: "ok.png", content: PNG };

test.each<[title: string, fault: string, entries: readonly ZipEntry[]]>([
  ["a name that climbs out", "zip_unsafe_name", [OK, { name: "../../etc/passwd" }]],
  ["a name that climbs out from within", "zip_unsafe_name", [OK, { name: "a/../../b" }]],
  ["an absolute name", "zip_unsafe_name", [OK, { name: "/etc/passwd" }]],
  ["a name on a drive", "zip_unsafe_name", [OK, { name: "C:/x" }]],
  ["a name that climbs out by backslashes", "zip_unsafe_name", [OK, { name: "..\\..\\x" }]],
  [
    "a symbolic link",
    "zip_link",
    [OK, { name: "link", content: "/etc/passwd", unixMode: 0o120777 }],
  ],
  ["a device", "zip_link", [OK, { name: "null", unixMode: 0o020666 }]],
  ["an encrypted entry", "zip_encrypted", [OK, { name: "a.txt", flags: 1 }]],
  ["a strongly encrypted entry", "zip_encrypted", [OK, { name: "a.txt", flags: 0x41 }]],
  ["two entries of one name", "zip_same_name", [OK, { name: "OK.png" }]],
  ["a bomb", "zip_too_large", [OK, { name: "a.txt", content: Buffer.alloc(2_000_000) }]],
  [
    "a bomb that claims to be small",
    "zip_broken",
    [{ name: "a.txt", content: Buffer.alloc(2_000_000), claimedSize: 10 }],
  ],
  ["a size that is a lie", "zip_broken", [{ name: "a.txt", content: "words", claimedSize: 9 }]],
  ["a checksum that is wrong", "zip_broken", [{ name: "a.txt", content: "words", claimedCrc: 1 }]],
  [
    "more entries than are read",
    "zip_too_many",
    Array.from({ length: 5_001 }, (_, at) => ({ name: `${at}.txt` })),
  ],
])("%s makes the whole archive unusable (%s)", async (_title, fault, entries) => {
  await expect(read(makeZip(entries))).rejects.toMatchObject({ fault });
});

test("many entries that are too much together are refused before any is unpacked", async () => {
  const content = Buffer.from(Array.from({ length: 9_000_000 }, (_, at) => (at * 7919) % 251));
  const entries = Array.from({ length: 12 }, (_, at) => ({ name: `${at}.bin`, content }));
  await expect(read(makeZip(entries))).rejects.toMatchObject({ fault: "zip_too_large" });
});

test("what is no archive, or only a part of one, is refused", async () => {
  const whole = makeZip([OK]);
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.from("PK"),
    Buffer.from("%PDF-1.7"),
    whole.subarray(0, -30),
    whole.subarray(20),
  ])
    await expect(read(bytes)).rejects.toMatchObject({ fault: "zip_broken" });
});

test("a name that is cut off is not cut through a character", async () => {
  const long = `${"x".repeat(119)}\u{1f511}tail`;
  const [unit] = await read(makeZip([{ name: `${long}/${long}.png`, content: PNG }]));
  expect(unit?.label).toBe("x".repeat(119));
  const found = await read(
    makeZip([{ name: `${"x".repeat(115)}\u{1f511}tail.png`, content: PNG }]),
  );
  const names = found.flatMap((one) =>
    "fault" in one ? [] : one.content.files.map(({ name }) => name),
  );
  expect(names).toEqual([`${"x".repeat(111)}\u{1f511}tail.png`]);
});

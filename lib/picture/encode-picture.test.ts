import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it, test } from "vitest";
import { makePictureFile, paint } from "@/test/make-picture-file";
import { encodePicture } from "./encode-picture";
import { PICTURE_FORMATS } from "./rules";

// What stands where in the widest variant: the red side of the painting, or the blue one.
async function colourAt(content: Buffer, at: { left: number; top: number }) {
  const { data } = await sharp(content)
    .extract({ ...at, width: 1, height: 1 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return (data[0] ?? 0) > (data[2] ?? 0) ? "red" : "blue";
}

/** What the processor has worked for this process since then, in all threads: a busy machine changes nothing about it. */
function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000_000;
}

const refusalOf = (upload: Buffer) =>
  encodePicture(upload).then(
    () => "accepted",
    (error: { code?: string }) => error.code ?? String(error),
  );

describe("a picture", () => {
  it.each(["jpeg", "png", "webp", "avif", "gif"] as const)(
    "in %s is kept in four widths as AVIF and WebP, in its own proportions",
    async (format) => {
      const upload = await makePictureFile({ width: 1600, height: 1200, format });
      const { variants, ...size } = await encodePicture(upload);
      expect(size).toEqual({ width: 1280, height: 960 });
      const read = await Promise.all(
        variants.map(async (variant) => {
          const {
            format: kind,
            compression,
            width,
            height,
          } = await sharp(variant.content).metadata();
          return [variant.format, compression ?? kind, variant.width, width, height];
        }),
      );
      const wanted = [160, 320, 640, 1280].flatMap((width) =>
        [["avif", "av1"] as const, ["webp", "webp"] as const].map((kind) => [
          ...kind,
          width,
          width,
          width * 0.75,
        ]),
      );
      expect(read).toEqual(wanted);
    },
  );

  it("is never made larger than it is", async () => {
    const { variants, ...size } = await encodePicture(
      await makePictureFile({ width: 200, height: 100 }),
    );
    expect(size).toEqual({ width: 200, height: 100 });
    expect(variants.map(({ width, format }) => `${width}.${format}`)).toEqual([
      "160.avif",
      "160.webp",
      "200.avif",
      "200.webp",
    ]);
  });

  it("stands upright, and tells neither where nor with what it was taken", async () => {
    const upload = await paint({ width: 400, height: 200 })
      .withExif({
        IFD0: { Make: "SecretCamera", Copyright: "Ada" },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "38/1 42/1 0/1" },
      })
      .withMetadata({ orientation: 6 }) // to be turned to the right by a quarter
      .jpeg()
      .toBuffer();
    expect(upload.includes("SecretCamera")).toBe(true);
    const { variants, ...size } = await encodePicture(upload);
    expect(size).toEqual({ width: 200, height: 400 });
    for (const { content } of variants) {
      const { exif, xmp, iptc, icc, orientation } = await sharp(content).metadata();
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
      for (const word of ["SecretCamera", "Exif", "GPS"])
        expect(content.includes(word)).toBe(false);
    }
    const widest = variants.at(-1)?.content ?? Buffer.alloc(0);
    expect(await colourAt(widest, { left: 100, top: 20 })).toBe("red");
    expect(await colourAt(widest, { left: 100, top: 380 })).toBe("blue");
  });

  it("keeps what is transparent, and comes out of grey, 16 bits and CMYK as colours of the web", async () => {
    const glass = { background: { r: 255, g: 0, b: 0, alpha: 0.5 } };
    const paintings = {
      transparent: sharp({ create: { ...glass, width: 200, height: 200, channels: 4 } }).png(),
      grey: paint({ width: 200, height: 200 }).greyscale().png(),
      deep: paint({ width: 200, height: 200 }).toColourspace("rgb16").png(),
      print: paint({ width: 200, height: 200 }).toColourspace("cmyk").jpeg(),
    };
    for (const [name, painting] of Object.entries(paintings)) {
      const { variants } = await encodePicture(await painting.toBuffer());
      for (const { content } of variants) {
        const { space, depth, hasAlpha } = await sharp(content).metadata();
        expect([name, space, depth, hasAlpha]).toEqual([
          name,
          "srgb",
          "uchar",
          name === "transparent",
        ]);
      }
    }
  });

  it("that moves is shown by its first frame", async () => {
    const frames = ["#ff0000", "#0000ff"].map((background) => ({
      create: { width: 200, height: 200, channels: 3 as const, background },
    }));
    const moving = await sharp(
      await Promise.all(frames.map((frame) => sharp(frame).png().toBuffer())),
      {
        join: { animated: true },
      },
    )
      .gif()
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    const { variants, ...size } = await encodePicture(moving);
    expect(size).toEqual({ width: 200, height: 200 });
    for (const { content } of variants) {
      expect((await sharp(content).metadata()).pages ?? 1).toBe(1);
      expect(await colourAt(content, { left: 9, top: 9 })).toBe("red");
    }
  });

  it("of nearly as many pixels as are accepted is made too", async () => {
    const create = { width: 8_000, height: 6_200, channels: 3, background: "#888" } as const;
    const { width, height } = await encodePicture(await sharp({ create }).jpeg().toBuffer());
    expect([width, height]).toEqual([1280, 992]);
  });
});

describe("what is no picture", () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><script>alert(1)</script></svg>';
  it.each([
    ["nothing", ""],
    ["HTML under the name of a picture", "<!doctype html><script>alert(1)</script>"],
    ["SVG with a script", svg],
    ["SVG behind an XML declaration", `<?xml version="1.0"?>\n<!DOCTYPE svg>\n${svg}`],
    [
      "SVG that reads a file",
      svg.replace("<script>", '<image href="file:///etc/hostname"/><script>'),
    ],
    ["PDF", "%PDF-1.7\n1 0 obj"],
    ["a program", "MZ\u0090\0\u0003"],
    ["a format of the library's own", "\u00b6\u00a6\u00f2\b0000000000000000000"],
    ["only the beginning of a PNG", "\u0089PNG\r\n\u001a\n"],
    ["BMP", "BM\u0046\0\0\0\0\0\0\0\u0036\0\0\0"],
  ])("is refused: %s", async (_name, text) => {
    expect(await refusalOf(Buffer.from(text, "latin1"))).toMatch(
      /^(UNSUPPORTED_MEDIA_TYPE|MALFORMED)$/,
    );
  });

  it("is refused: TIFF, which can hold anything", async () => {
    expect(await refusalOf(await paint({ width: 200, height: 200 }).tiff().toBuffer())).toBe(
      "UNSUPPORTED_MEDIA_TYPE",
    );
  });

  it.each(["jpeg", "png", "webp", "avif", "gif"] as const)(
    "is refused: %s that breaks off",
    async (format) => {
      const noise = { type: "gaussian", mean: 128, sigma: 40 } as const;
      const create = { width: 300, height: 200, channels: 3, background: "#888", noise } as const;
      const whole = await sharp({ create }).toFormat(format, { effort: 1 }).toBuffer();
      expect(await refusalOf(whole)).toBe("accepted");
      for (const part of [0.05, 0.5, 0.95])
        expect([part, await refusalOf(whole.subarray(0, Math.floor(whole.length * part)))]).toEqual(
          [part, "MALFORMED"],
        );
    },
  );

  it("is refused: a few bytes that claim to be 30,000 × 30,000 pixels, at once", async () => {
    const start = process.cpuUsage();
    const before = process.memoryUsage().rss;
    expect(await refusalOf(pngOf(30_000, 30_000))).toBe("MALFORMED");
    expect(secondsSince(start)).toBeLessThan(1);
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  it("is refused: a real picture with more than 50 million pixels", async () => {
    const create = { width: 7_200, height: 7_000, channels: 3, background: "#888" } as const;
    expect(await refusalOf(await sharp({ create }).jpeg().toBuffer())).toBe("MALFORMED");
  });

  it.each([
    [99, 400],
    [400, 99],
    [100, 401],
    [1, 1],
  ])("is refused: %i × %i pixels, which nobody could show", async (width, height) => {
    expect(await refusalOf(await makePictureFile({ width, height, format: "png" }))).toBe(
      "MALFORMED",
    );
  });
});

test("a picture that is a script too is only a picture afterwards", async () => {
  const script = "/*<script>alert(document.cookie)</script><?php system($_GET[0]) ?>*/";
  const gif = await makePictureFile({ format: "gif" });
  const jpeg = await makePictureFile({ format: "jpeg" });
  const comment = Buffer.concat([
    Buffer.from([0xff, 0xfe, 0, script.length + 2]),
    Buffer.from(script),
  ]);
  for (const polyglot of [
    Buffer.concat([gif, Buffer.from(script)]),
    Buffer.concat([jpeg, Buffer.from(`PK\u0003\u0004${script}`)]),
    Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]),
  ]) {
    const { variants } = await encodePicture(polyglot);
    expect(variants.length).toBeGreaterThan(0);
    for (const { content } of variants) {
      expect(content.includes("script")).toBe(false);
      expect(content.includes("php")).toBe(false);
    }
  }
});

test("a moving picture of 10,000 frames costs no more than its first one", async () => {
  const still = await makePictureFile({ width: 100, height: 100, format: "gif" });
  const moving = repeatFrame(still, 10_000);
  const start = process.cpuUsage();
  expect((await encodePicture(moving)).width).toBe(100);
  expect(secondsSince(start)).toBeLessThan(5);
});

test("whoever comes while a dozen are waiting hears to try again, and the others are served", async () => {
  const upload = await makePictureFile();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => refusalOf(upload)));
  expect(outcomes.filter((outcome) => outcome === "accepted")).toHaveLength(13);
  expect(outcomes.filter((outcome) => outcome === "RATE_LIMITED")).toHaveLength(7);
  expect(await refusalOf(upload)).toBe("accepted");
});

test("every format the database knows is made", async () => {
  const { variants } = await encodePicture(await makePictureFile());
  expect(new Set(variants.map(({ format }) => format))).toEqual(new Set(PICTURE_FORMATS));
});

// A PNG with a correct header of these dimensions, and next to no pixels.
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = deflateSync(Buffer.alloc(100_000));
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

// The frame of a still GIF as often as wished: everything between its header and its trailer.
function repeatFrame(still: Buffer, times: number): Buffer {
  const colours = still.readUInt8(10);
  const start = 13 + (colours & 0x80 ? 3 * 2 ** ((colours & 7) + 1) : 0);
  const frame = still.subarray(start, -1);
  return Buffer.concat([
    still.subarray(0, start),
    ...Array<Buffer>(times).fill(frame),
    still.subarray(-1),
  ]);
}

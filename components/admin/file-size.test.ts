import { expect, test } from "vitest";
import { fileSize } from "./file-size";

test("a size is told in the unit that suits it", () => {
  const sizes = [1, 1_023, 1_024, 1_536, 49_152, 5_242_880, 52_428_800];
  expect(sizes.map((bytes) => fileSize(bytes))).toEqual([
    "1 byte",
    "1,023 bytes",
    "1 kB",
    "1.5 kB",
    "48 kB",
    "5 MB",
    "50 MB",
  ]);
});

import { expect, it } from "vitest";
import "@/test/database";
import { diffHere } from "@/test/diff-here";

it("the migrations lead exactly to schema.prisma", async () => {
  expect(await diffHere()).toBe("");
});

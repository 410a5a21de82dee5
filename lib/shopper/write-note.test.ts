import { expect, it } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import { makeShopper } from "@/test/factories";
import { readActs, signIn } from "@/test/sign-in";
import { noteChange } from "./schema";
import { writeNote } from "./write-note";

async function start() {
  const { caller } = await signIn();
  const { id: shopperId } = await makeShopper();
  const write = (note: string, previousNote: string) =>
    writeNote({ caller, shopperId, note, previousNote });
  const read = async () =>
    (await query({ text: "SELECT note FROM shopper WHERE id = $1", values: [shopperId] }))[0]?.note;
  return { shopperId, write, read };
}

it("keeps a note, changes it and takes it away", async () => {
  const { shopperId, write, read } = await start();
  await write("Asks for receipts", "");
  expect(await read()).toBe("Asks for receipts");
  await write("Asks for receipts\nby mail", "Asks for receipts");
  await write("", "Asks for receipts\nby mail");
  expect(await read()).toBeNull();
  expect(await readActs(shopperId)).toEqual(["shopper.note", "shopper.note", "shopper.note"]);
});

it("is not written over what somebody else wrote meanwhile", async () => {
  const { shopperId, write, read } = await start();
  const tries = await Promise.allSettled([write("one", ""), write("other", "")]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(write("third", "")).rejects.toMatchObject({ code: "CHANGED_MEANWHILE" });
  expect(["one", "other"]).toContain(await read());
  expect(await readActs(shopperId)).toEqual(["shopper.note"]);
});

it("is no act when it says that already", async () => {
  const { shopperId, write } = await start();
  await expect(write("", "")).rejects.toMatchObject({ code: "ALREADY_DONE" });
  expect(await readActs(shopperId)).toEqual([]);
});

it("knows nobody who never came", async () => {
  const { caller } = await signIn();
  const note = { caller, shopperId: "shp_nobody", note: "x", previousNote: "" };
  await expect(writeNote(note)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it.each([
  ["n".repeat(2_001), false],
  ["n".repeat(2_000), true],
  ["two\nlines", true],
  ["nul\0", false],
])("takes a note of at most 2,000 plain characters (%#)", (note, isTaken) => {
  expect(noteChange.safeParse({ note, previous_note: "" }).success).toBe(isTaken);
});

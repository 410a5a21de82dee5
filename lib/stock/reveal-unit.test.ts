import { beforeEach, expect, test } from "vitest";
import { queryOne } from "@/lib/db";
import type { Caller } from "@/lib/staff/rules";
import { setEnv } from "@/test/database";
import { makeOffer } from "@/test/factories";
import { readActs, signIn } from "@/test/sign-in";
import { revealFile } from "./reveal-file";
import { revealUnit } from "./reveal-unit";
import { stockUnits } from "./stock-units";

let caller: Caller;
let offerId = "";
let unitId = "";

beforeEach(async () => {
  setEnv();
  ({ caller } = await signIn());
  offerId = (await makeOffer({ units: 0 })).id;
  const files = [
    { name: "map.png", mimeType: "image/png", content: Buffer.from("pixels") },
    { name: "key.txt", mimeType: "text/plain", content: Buffer.from("1734") },
  ];
  await stockUnits({ caller, offerId, units: [{ text: "Locker 4", files }] });
  const row = await queryOne<{ id: string }>({
    text: "SELECT id FROM stock_unit WHERE offer_id = $1",
    values: [offerId],
  });
  unitId = row.id;
});

test("a unit is shown once it is written down who looked, each time", async () => {
  const shown = await revealUnit({ caller, unitId });
  expect(shown.text).toBe("Locker 4");
  expect(shown.files.map(({ name, size_bytes: size }) => [name, size])).toEqual([
    ["map.png", 6],
    ["key.txt", 4],
  ]);
  await revealUnit({ caller, unitId });
  expect(await readActs(unitId)).toEqual(["stock.reveal", "stock.reveal"]);
  const entry = await queryOne({
    text: "SELECT actor::text, role, after, address FROM audit_entry WHERE subject = $1 LIMIT 1",
    values: [unitId],
  });
  expect(entry).toEqual({
    actor: caller.telegramId.toString(),
    role: "owner",
    after: { offer_id: offerId },
    address: caller.address,
  });
});

test("a file of it is handed out likewise", async () => {
  const { files } = await revealUnit({ caller, unitId });
  const file = await revealFile({ caller, unitId, fileId: files[1]?.id ?? "" });
  expect({ ...file, content: file.content.toString() }).toEqual({
    name: "key.txt",
    mimeType: "text/plain",
    content: "1734",
  });
  expect(await readActs(unitId)).toEqual(["stock.reveal", "stock.reveal_file"]);
});

test("a version of an unlimited offer is shown, too", async () => {
  const unlimited = await makeOffer({ isUnlimited: true });
  const { id } = await queryOne<{ id: string }>({
    text: "SELECT id FROM shared_payload WHERE offer_id = $1",
    values: [unlimited.id],
  });
  expect(await revealUnit({ caller, unitId: id })).toEqual({ text: "The file", files: [] });
  expect(await readActs(id)).toEqual(["stock.reveal"]);
});

test("a unit or a file that is none, or another unit's file, is not there", async () => {
  const [other = ""] = (await makeOffer({ units: 1 })).unitIds;
  const { files } = await revealUnit({ caller, unitId });
  const fileId = files[0]?.id ?? "";
  for (const reveal of [
    () => revealUnit({ caller, unitId: "unt_nowhere" }),
    () => revealFile({ caller, unitId, fileId: "fil_nowhere" }),
    () => revealFile({ caller, unitId: other, fileId }),
  ])
    await expect(reveal()).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect([await readActs(other), await readActs(unitId)]).toEqual([[], ["stock.reveal"]]);
});

test("what cannot be unsealed is not shown, and nobody is written down for it", async () => {
  const { files } = await revealUnit({ caller, unitId });
  setEnv({ ENCRYPTION_KEY: Buffer.alloc(32, 8).toString("base64") });
  await expect(revealUnit({ caller, unitId })).rejects.toMatchObject({ code: "IMPOSSIBLE" });
  await expect(revealFile({ caller, unitId, fileId: files[0]?.id ?? "" })).rejects.toMatchObject({
    code: "IMPOSSIBLE",
  });
  expect(await readActs(unitId)).toEqual(["stock.reveal"]);
});

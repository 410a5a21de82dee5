import { expect, test } from "vitest";
import { callRoute } from "@/test/call-route";
import { countRows } from "@/test/count-rows";
import "@/test/database";
import { GET as listBatches } from "@/app/api/admin/batches/route";
import { makeOffer } from "@/test/factories";
import { makeImport, makeReadImport } from "@/test/make-batch";
import { makeZip } from "@/test/make-zip";
import { countUnits } from "@/test/read-state";
import { makeStaff, signIn } from "@/test/sign-in";
import { POST as commit } from "./[id]/commit/route";
import { PUT as send } from "./[id]/content/route";
import { GET as exportFaults } from "./[id]/faults/route";
import { GET as listLines } from "./[id]/lines/route";
import { GET as get } from "./[id]/route";
import { POST as open } from "./route";

const signed = async () => (await signIn(await makeStaff("manager"))).headers;

test("an import goes from a file to a batch, and its faulty lines can be taken home", async () => {
  const headers = await signed();
  const { id: offerId } = await makeOffer({ units: 0 });
  const body = { offer_id: offerId, format: "csv", source_name: "july.csv" };
  const opened = await callRoute(open, { method: "POST", headers, body });
  expect([opened.status, opened.json]).toMatchObject([
    201,
    { state: "waiting", source_name: "july.csv" },
  ]);
  const params = { id: String(opened.json.id) };
  const csv = 'code,note\nA-1,x\n"B-2" =cmd,y\nA-1,x\n';
  const sent = await callRoute(send, {
    ...{ method: "PUT", params, body: csv },
    headers: { ...headers, "content-type": "application/octet-stream" },
  });
  expect([sent.status, sent.json]).toMatchObject([
    200,
    { state: "ready", counts: { new: 1, duplicate_here: 1, faulty: 1 } },
  ]);
  expect((await callRoute(get, { params, headers })).json).toEqual(sent.json);
  const lines = await callRoute(listLines, { params, headers, path: "/?status=faulty" });
  expect(lines.json).toMatchObject({
    items: [{ line_number: 3, fault: "stray_quote" }],
    next_cursor: null,
  });
  const faults = await callRoute(exportFaults, { params, headers });
  expect(faults.headers.get("content-disposition")).toMatch(/^attachment; filename="faulty-lines-/);
  expect(faults.text).toBe(
    "Line,What is wrong,Name in the archive\r\n3,A quotation mark stands where none may stand.,\r\n",
  );
  const committed = await callRoute(commit, {
    ...{ method: "POST", params, headers },
    body: { name: "July", unit_cost: "0.40", supplier: "Acme" },
  });
  expect([committed.status, committed.json]).toMatchObject([
    201,
    { name: "July", unit_cost: "0.40", free: 1 },
  ]);
  const list = await callRoute(listBatches, { headers, path: `/?offer_id=${offerId}` });
  expect(list.json).toMatchObject({ items: [{ id: committed.json.id }], next_cursor: null });
  expect(await countUnits(offerId)).toBe(1);
});

test.each<[title: string, status: number, headers: Record<string, string>]>([
  ["a compressed body", 415, { "content-encoding": "gzip" }],
  ["a form", 415, { "content-type": "multipart/form-data; boundary=x" }],
  ["more than is taken, announced", 413, { "content-length": String(50 * 1024 * 1024 + 1) }],
])("%s is refused with %i and the import waits on", async (...[, status, more]) => {
  const headers = { ...(await signed()), ...more };
  const params = { id: await makeImport() };
  const before = await countRows();
  const answer = await callRoute(send, { method: "PUT", params, headers, body: "A-1" });
  expect([answer.status, await countRows()]).toEqual([status, before]);
  expect((await callRoute(get, { params, headers })).json.state).toBe("waiting");
});

test("a hostile archive is refused in words, and an empty body, too", async () => {
  const headers = await signed();
  const zip = makeZip([{ name: "../../etc/passwd" }]);
  const params = { id: await makeImport({ format: "zip" }) };
  const answer = await callRoute(send, { method: "PUT", params, headers, body: zip });
  expect([answer.status, answer.json]).toMatchObject([
    400,
    { code: "MALFORMED", errors: { content: ["A name in the archive leads out of it."] } },
  ]);
  const other = { id: await makeImport() };
  const empty = await callRoute(send, { method: "PUT", params: other, headers });
  expect([empty.status, empty.json.code]).toEqual([400, "MALFORMED"]);
});

test.each([
  [{ name: "" }, "name"],
  [{ name: " " }, "name"],
  [{ name: "x".repeat(101) }, "name"],
  [{ name: "a\nb" }, "name"],
  [{ name: "July", unit_cost: "-1" }, "unit_cost"],
  [{ name: "July", unit_cost: "1e9" }, "unit_cost"],
  [{ name: "July", unit_cost: 2.5 }, "unit_cost"],
  [{ name: "July", supplier: "x".repeat(201) }, "supplier"],
  [{ name: "July", sellable_until: "tomorrow" }, "sellable_until"],
  [{ name: "July", offer_id: "off_x" }, "_"],
])("a commit with %j names the field that is wrong and adds nothing", async (body, field) => {
  const headers = await signed();
  const params = { id: await makeReadImport(["A-1"]) };
  const before = await countRows();
  const answer = await callRoute(commit, { method: "POST", params, headers, body });
  expect([answer.status, Object.keys(answer.json.errors as object)]).toEqual([400, [field]]);
  expect(await countRows()).toEqual(before);
});

import { expect, test } from "vitest";
import "@/test/database";
import { UPLOAD_BYTES_MAX } from "@/lib/picture/rules";
import { callRoute } from "@/test/call-route";
import { countRows } from "@/test/count-rows";
import { makeOffer } from "@/test/factories";
import { openDoor } from "@/test/list-doors";
import { makePictureFile } from "@/test/make-picture-file";
import { makeStaff, type SignedIn, signIn } from "@/test/sign-in";
import { GET, POST, PUT } from "./route";

const ONE = "app/api/admin/products/[id]/pictures/[picture_id]/route.ts";
const FILE = "app/pictures/[id]/[file]/route.ts";

type Wanted = { id: string; body: unknown; more?: object };

const upload = ({ headers }: SignedIn, { id, body, more }: Wanted) =>
  callRoute(POST, { method: "POST", headers: { ...headers, ...more }, params: { id }, body });

test("a picture is uploaded, described, put first, shown to anybody, and removed", async () => {
  const owner = await signIn();
  const { productId: id, slug } = await makeOffer();
  const { headers } = owner;
  const first = await upload(owner, { id, body: await makePictureFile() });
  const second = await upload(owner, {
    ...{ id, body: await makePictureFile({ format: "webp" }) },
    more: { "content-type": "text/html" }, // nobody asks for it
  });
  expect([first.status, second.status]).toEqual([201, 201]);
  const was = [first.json.id, second.json.id];
  const put = await callRoute(PUT, {
    ...{ method: "PUT", headers, params: { id } },
    body: { was, ids: was.toReversed() },
  });
  expect([put.status, put.json]).toEqual([200, { items: [second.json, first.json] }]);
  const params = { id, picture_id: String(second.json.id) };
  const patch = await callRoute(await openDoor(ONE, "PATCH"), {
    ...{ method: "PATCH", headers, params, body: { was: "", alt: "  A cup " } },
  });
  expect([patch.status, patch.json]).toEqual([200, { ...second.json, alt: "A cup" }]);

  const shown = await callRoute(await openDoor("app/api/catalog/[slug]/route.ts", "GET"), {
    params: { slug },
  });
  expect(shown.json).toMatchObject({
    image_url: second.json.url,
    image_urls: [second.json.url, first.json.url],
    image_alts: ["A cup", ""],
  });
  const [, , pictureId = "", file = ""] = String(second.json.url).split("/");
  const seen = await callRoute(await openDoor(FILE, "GET"), { params: { id: pictureId, file } });
  expect([seen.status, seen.headers.get("content-type")]).toEqual([200, "image/webp"]);

  const removed = await callRoute(await openDoor(ONE, "DELETE"), {
    ...{ method: "DELETE", headers, params },
  });
  expect(removed.status).toBe(204);
  const left = await callRoute(GET, { headers, params: { id } });
  expect(left.json).toEqual({ items: [first.json] });
});

test("what is too large, packed, or no picture is refused by name and changes nothing", async () => {
  const owner = await signIn();
  const { productId: id } = await makeOffer();
  const before = await countRows();
  const large = Buffer.alloc(UPLOAD_BYTES_MAX + 1);
  const cases: [unknown, object, number, string][] = [
    [large, {}, 413, "BODY_TOO_LARGE"],
    ["x", { "content-length": String(large.length) }, 413, "BODY_TOO_LARGE"],
    [await makePictureFile(), { "content-encoding": "gzip" }, 415, "UNSUPPORTED_MEDIA_TYPE"],
    [
      "<svg xmlns='http://www.w3.org/2000/svg'/>",
      { "content-type": "image/png" },
      415,
      "UNSUPPORTED_MEDIA_TYPE",
    ],
    ["", {}, 415, "UNSUPPORTED_MEDIA_TYPE"],
    [(await makePictureFile()).subarray(0, 900), {}, 400, "MALFORMED"],
  ];
  for (const [body, headers, status, code] of cases) {
    const answer = await upload(owner, { id, body, more: headers });
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  }
  const told = await upload(owner, { id, body: "GIF90a" });
  expect(told.json.errors).toEqual({ picture: [expect.stringContaining("JPEG, PNG")] });
  expect(await countRows()).toEqual(before);
});

test.each([
  ["PUT", { was: ["img_1"], ids: ["<script>"] }],
  ["PUT", { was: [], ids: Array(21).fill("img_1") }],
  ["PUT", { ids: [] }],
  ["PATCH", { was: "", alt: "x".repeat(201) }],
  ["PATCH", { was: "", alt: "two\nlines" }],
  ["PATCH", { alt: "A cup" }],
])("%s %j is malformed", async (method, body) => {
  const { headers } = await signIn();
  const { productId: id } = await makeOffer();
  const file = method === "PUT" ? ONE.replace("/[picture_id]", "") : ONE;
  const answer = await callRoute(await openDoor(file, method), {
    ...{ method, headers, body, params: { id, picture_id: "img_1" } },
  });
  expect([answer.status, answer.json.code]).toEqual([400, "MALFORMED"]);
});

test("after 60 uploads in a minute somebody waits, however small they are", async () => {
  const hasty = await signIn(await makeStaff("manager"));
  const send = () => upload(hasty, { id: "prd_none", body: "x" });
  for (let at = 0; at < 60; at += 1) expect((await send()).status).toBe(404);
  const { status, json } = await send();
  expect([status, json.code]).toEqual([429, "RATE_LIMITED"]);
});

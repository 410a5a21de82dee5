import { expect, test } from "vitest";
import "@/test/database";
import { addPicture } from "@/lib/picture/add-picture";
import { callRoute } from "@/test/call-route";
import { makeOffer } from "@/test/factories";
import { makePictureFile } from "@/test/make-picture-file";
import { signIn } from "@/test/sign-in";
import { GET } from "./route";

async function makePicture(): Promise<string> {
  const { caller } = await signIn();
  const { productId } = await makeOffer();
  const { url } = await addPicture({ caller, productId, upload: await makePictureFile() });
  return url.split("/")[2] ?? "";
}

test("a variant is kept by browsers for good, and is only ever a picture", async () => {
  const id = await makePicture();
  const { status, headers } = await callRoute(GET, { params: { id, file: "320.avif" } });
  expect(status).toBe(200);
  expect(Object.fromEntries(headers)).toMatchObject({
    "content-type": "image/avif",
    "cache-control": "public, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'",
  });
});

test("whoever has it is told so without its bytes", async () => {
  const id = await makePicture();
  const params = { id, file: "320.webp" };
  const etag = (await callRoute(GET, { params })).headers.get("etag") ?? "";
  for (const tag of [etag, `W/${etag}`, `"x", ${etag}`]) {
    const again = await callRoute(GET, { params, headers: { "if-none-match": tag } });
    expect([again.status, again.text, again.headers.get("etag")]).toEqual([304, "", etag]);
  }
  const other = await callRoute(GET, { params: { id, file: "160.webp" } });
  expect(other.headers.get("etag")).not.toBe(etag);
  const anew = await callRoute(GET, { params, headers: { "if-none-match": '"x"' } });
  expect(anew.status).toBe(200);
});

test("what is not there is not found, and nobody remembers that", async () => {
  const id = await makePicture();
  for (const params of [
    { id, file: "641.webp" },
    { id, file: "320.svg" },
    { id: "pic_none", file: "320.webp" },
    { id: "../../etc", file: "passwd" },
    { id: "' OR 1=1--", file: "320.webp" },
    { id: "\0", file: "\0" },
  ]) {
    const answer = await callRoute(GET, { params });
    expect([params, answer.status, answer.json.code]).toEqual([params, 404, "NOT_FOUND"]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  }
});

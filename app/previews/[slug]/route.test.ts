import sharp from "sharp";
import { beforeEach, expect, test } from "vitest";
import { query } from "@/lib/db";
import { callRoute } from "@/test/call-route";
import { setEnv } from "@/test/database";
import { makeOffer } from "@/test/factories";
import { GET } from "./route";

beforeEach(() => setEnv());

async function makePictured(url: string | null): Promise<string> {
  const { slug, productId } = await makeOffer();
  if (url)
    await query({
      text: "INSERT INTO product_image (id, product_id, position, url) VALUES ('img_' || $1, $1, 0, $2)",
      values: [productId, url],
    });
  return slug;
}

const get = (slug: string) => callRoute(GET, { method: "GET", params: { slug } });

test("a product's picture is there as JPEG for messengers, whatever it was drawn in", async () => {
  const slug = await makePictured("/demo/cafe-voucher.svg");
  for (let time = 0; time < 2; time += 1) {
    const response = await GET(new Request(`https://shop.example/previews/${slug}`), {
      params: Promise.resolve({ slug }),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("public, max-age=3600");
    const { format, width } = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    expect([format, (width ?? 0) <= 1_000]).toEqual(["jpeg", true]);
  }
});

test.each([null, "/demo/no-such-picture.svg", "https://elsewhere.example/a.png", "/../secret.svg"])(
  "there is none where the product's picture is %j",
  async (url) => {
    const answer = await get(await makePictured(url));
    expect([answer.status, answer.json.code]).toEqual([404, "NOT_FOUND"]);
  },
);

test("there is none of a product that is not on sale, nor in a shop for invited people", async () => {
  const slug = await makePictured("/demo/cafe-voucher.svg");
  expect((await get("no-such-product")).status).toBe(404);
  setEnv({ INVITE_ONLY: "on" });
  expect((await get(slug)).status).toBe(404);
});

import sharp from "sharp";
import { describe, expect, it } from "vitest";
import "@/test/database";
import { query } from "@/lib/db";
import { pruneRecords } from "@/lib/prune-records";
import { countRows } from "@/test/count-rows";
import { makeOffer } from "@/test/factories";
import { makePictureFile } from "@/test/make-picture-file";
import { readActs, signIn } from "@/test/sign-in";
import { addPicture } from "./add-picture";
import { describePicture } from "./describe-picture";
import { getVariant } from "./get-variant";
import { listPictures } from "./list-pictures";
import { orderPictures } from "./order-pictures";
import { removePicture } from "./remove-picture";
import { PICTURES_MAX, widthsOf } from "./rules";

const refusalOf = (act: Promise<unknown>) =>
  act.then(
    () => "done",
    (error: { code?: string }) => error.code ?? String(error),
  );

/** A product with some pictures, one after the other, and whoever added them. */
async function makeShown(count: number) {
  const { caller } = await signIn();
  const { productId } = await makeOffer();
  const upload = await makePictureFile({ width: 200, height: 150 });
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1)
    ids.push((await addPicture({ caller, productId, upload })).id);
  return { caller, productId, upload, ids };
}

const idsOf = async (productId: string) => (await listPictures({ productId })).map(({ id }) => id);

const pictureIdOf = (url: string) => url.split("/")[2] ?? "";

describe("adding a picture", () => {
  it("puts it behind the others, and every variant can be read as what its address says", async () => {
    const { caller, productId } = await makeShown(1);
    const upload = await makePictureFile({ width: 1000, height: 500, format: "png" });
    const added = await addPicture({ caller, productId, upload });
    expect(added).toMatchObject({ alt: "", width: 1000, height: 500 });
    expect(added.url).toMatch(/^\/pictures\/pic_[0-9a-z]+\/1000\.webp$/);
    expect((await listPictures({ productId })).at(-1)).toEqual(added);
    for (const width of widthsOf(1000))
      for (const format of ["avif", "webp"]) {
        const pictureId = pictureIdOf(added.url);
        const { content, mimeType } = await getVariant({ pictureId, file: `${width}.${format}` });
        const read = await sharp(content).metadata();
        expect([mimeType, read.width, read.height]).toEqual([`image/${format}`, width, width / 2]);
      }
    expect(await readActs(productId)).toEqual(["picture.add", "picture.add"]);
  });

  it("of a file that is none leaves nothing behind, in the log neither", async () => {
    const { caller, productId } = await makeShown(1);
    const before = await countRows();
    const upload = Buffer.from("<svg/>");
    expect(await refusalOf(addPicture({ caller, productId, upload }))).toBe(
      "UNSUPPORTED_MEDIA_TYPE",
    );
    expect(await countRows()).toEqual(before);
  });

  it("to a product that is none is refused before any work", async () => {
    const { caller, upload } = await makeShown(0);
    const before = await countRows();
    const productId = "prd_none";
    expect(await refusalOf(addPicture({ caller, productId, upload }))).toBe("NOT_FOUND");
    expect(await countRows()).toEqual(before);
  });

  it("beyond the tenth is refused, also to one of two who add the tenth at once", async () => {
    const { caller, productId, upload } = await makeShown(PICTURES_MAX - 1);
    const add = () => refusalOf(addPicture({ caller, productId, upload }));
    expect((await Promise.all([add(), add()])).sort()).toEqual(["WRONG_STATE", "done"]);
    expect(await add()).toBe("WRONG_STATE");
    expect(await readActs(productId)).toHaveLength(PICTURES_MAX);
    expect(await idsOf(productId)).toHaveLength(PICTURES_MAX);
    const [{ pictures } = { pictures: 0 }] = await query<{ pictures: number }>({
      text: "SELECT count(*)::int AS pictures FROM picture WHERE NOT EXISTS (SELECT FROM product_image i WHERE i.picture_id = picture.id)",
    });
    expect(pictures).toBe(0);
  });
});

describe("ordering pictures", () => {
  it("puts them as told, in one act", async () => {
    const { caller, productId, ids } = await makeShown(3);
    const order = ids.toReversed();
    await orderPictures({ caller, productId, was: ids, ids: order });
    expect(await idsOf(productId)).toEqual(order);
    expect((await readActs(productId)).slice(3)).toEqual(["picture.order"]);
  });

  it("by two at once is done for one; the other is told", async () => {
    const { caller, productId, ids } = await makeShown(3);
    const [first, second, third] = ids as [string, string, string];
    const orders = [
      [third, second, first],
      [second, third, first],
    ];
    const outcomes = await Promise.all(
      orders.map((order) => refusalOf(orderPictures({ caller, productId, was: ids, ids: order }))),
    );
    expect(outcomes.toSorted()).toEqual(["CHANGED_MEANWHILE", "done"]);
    expect(await idsOf(productId)).toEqual(orders[outcomes.indexOf("done")]);
    expect((await readActs(productId)).slice(3)).toEqual(["picture.order"]);
  });

  it("of others, of fewer, of one twice, or of none is refused and moves nothing", async () => {
    const { caller, productId, ids } = await makeShown(2);
    const [first, second] = ids as [string, string];
    const other = await makeShown(1);
    const order = (was: string[], wanted: string[], product = productId) =>
      refusalOf(orderPictures({ caller, productId: product, was, ids: wanted }));
    const before = await countRows();
    expect(await order(ids, [first])).toBe("MALFORMED");
    expect(await order(ids, [first, first])).toBe("MALFORMED");
    expect(await order(ids, [second, ...other.ids])).toBe("MALFORMED");
    expect(await order([], [])).toBe("CHANGED_MEANWHILE");
    expect(await order([first], [first])).toBe("CHANGED_MEANWHILE");
    expect(await order(other.ids, other.ids)).toBe("CHANGED_MEANWHILE");
    expect(await order(ids, ids)).toBe("ALREADY_DONE");
    expect(await order(ids, ids, "prd_none")).toBe("NOT_FOUND");
    expect(await countRows()).toEqual(before);
    expect(await idsOf(productId)).toEqual(ids);
  });
});

describe("describing a picture", () => {
  it("is done for the one who saw what was there", async () => {
    const { caller, productId, ids } = await makeShown(1);
    const imageId = ids[0] ?? "";
    const say = (was: string, alt: string) =>
      refusalOf(describePicture({ caller, productId, imageId, was, alt }));
    const outcomes = await Promise.all([say("", "A red cup"), say("", "A cup on a table")]);
    expect(outcomes.toSorted()).toEqual(["CHANGED_MEANWHILE", "done"]);
    const said = ["A red cup", "A cup on a table"][outcomes.indexOf("done")] ?? "";
    expect((await listPictures({ productId }))[0]?.alt).toBe(said);
    expect(await say(said, said)).toBe("ALREADY_DONE");
    expect((await readActs(productId)).slice(1)).toEqual(["picture.describe"]);
  });

  it("of another product is refused", async () => {
    const { caller, ids } = await makeShown(1);
    const { productId } = await makeShown(1);
    const imageId = ids[0] ?? "";
    const act = describePicture({ caller, productId, imageId, was: "", alt: "A cup" });
    expect(await refusalOf(act)).toBe("NOT_FOUND");
  });
});

describe("removing a picture", () => {
  it("takes it out of its product once, by whoever is first", async () => {
    const { caller, productId, ids } = await makeShown(2);
    const remove = () => refusalOf(removePicture({ caller, productId, imageId: ids[0] ?? "" }));
    expect((await Promise.all([remove(), remove()])).sort()).toEqual(["NOT_FOUND", "done"]);
    expect(await idsOf(productId)).toEqual([ids[1]]);
    expect((await readActs(productId)).slice(2)).toEqual(["picture.remove"]);
  });

  it("leaves room for another, behind those that stay", async () => {
    const { caller, productId, upload, ids } = await makeShown(3);
    await removePicture({ caller, productId, imageId: ids[0] ?? "" });
    const { id } = await addPicture({ caller, productId, upload });
    expect(await idsOf(productId)).toEqual([ids[1], ids[2], id]);
  });

  it("keeps the file for a day, for whoever still has the page open; then it is gone", async () => {
    const { caller, productId, ids } = await makeShown(2);
    const [gone, kept] = await listPictures({ productId });
    const read = (url = "") =>
      refusalOf(getVariant({ pictureId: pictureIdOf(url), file: "160.avif" }));
    // Both were uploaded long ago; one of them is taken away now.
    await query({ text: "UPDATE picture SET unused_at = now() - interval '9 days'" });
    await pruneRecords(); // what the tests before left
    await removePicture({ caller, productId, imageId: ids[0] ?? "" });
    expect(await pruneRecords()).toMatchObject({ pictures: 0 });
    expect(await read(gone?.url)).toBe("done");
    await query({
      text: "UPDATE picture SET unused_at = now() - interval '25 hours' WHERE id = $1",
      values: [pictureIdOf(gone?.url ?? "")],
    });
    expect(await pruneRecords()).toMatchObject({ pictures: 1 });
    expect([await read(gone?.url), await read(kept?.url)]).toEqual(["NOT_FOUND", "done"]);
  });
});

describe("the database", () => {
  const refuses = (text: string, values: unknown[]) =>
    query({ text, values }).then(
      () => "done",
      (error: { code?: string }) => error.code,
    );

  it("keeps a picture that any product shows, a copy too, and no address of a picture that is none", async () => {
    const { productId } = await makeShown(1);
    const other = await makeOffer();
    const url = (await listPictures({ productId }))[0]?.url ?? "";
    const copy = "INSERT INTO product_image (product_id, position, url) VALUES ($1, 0, $2)";
    expect(await refuses(copy, [other.productId, "/pictures/pic_none/640.webp"])).toBe("23503");
    expect(await refuses(copy, [other.productId, url])).toBe("done");
    await query({ text: "DELETE FROM product_image WHERE product_id = $1", values: [productId] });
    await query({ text: "UPDATE picture SET unused_at = now() - interval '9 days'" });
    await pruneRecords();
    expect((await listPictures({ productId: other.productId }))[0]).toMatchObject({
      url,
      width: 200,
    });
    expect(await refuses("DELETE FROM picture WHERE id = $1", [pictureIdOf(url)])).toBe("23001");
  });
});

it.each(["640.webp", "159.avif", "160.svg", "160", "../160.avif", "160.avif?x", ""])(
  "a variant that is none is not found: %s",
  async (file) => {
    const { productId } = await makeShown(1);
    const url = (await listPictures({ productId }))[0]?.url ?? "";
    expect(await refusalOf(getVariant({ pictureId: pictureIdOf(url), file }))).toBe("NOT_FOUND");
  },
);

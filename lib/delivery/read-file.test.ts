import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { addUnits } from "@/lib/stock/add-units";
import { setEnv } from "@/test/database";
import { addSharedPayload, makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { listDeliveries } from "./list-deliveries";
import { readFile } from "./read-file";

const content = randomBytes(3000);
const refused = expect.objectContaining({ code: "NOT_FOUND" });

beforeEach(() => setEnv());

async function buyFile() {
  const shopper = await makeShopper({ balanceMinor: 10_000n });
  const offer = await makeOffer({ title: "Guide", units: 0 });
  const file = { name: "guide.pdf", mimeType: "application/pdf", content };
  await addUnits({ offerId: offer.id, units: [{ text: `Enjoy ${shopper.id}`, files: [file] }] });
  const order = await placeOrder({ shopperId: shopper.id, offerId: offer.id, isFromBalance: true });
  const [delivery] = await listDeliveries({ orderId: order.id });
  const fileId = delivery?.files[0]?.url.split("/").at(-1) ?? "";
  return { shopperId: shopper.id, orderId: order.id, fileId, offer };
}

describe("listDeliveries", () => {
  it("shows what a paid order contains, and where its files are", async () => {
    const { orderId, shopperId, fileId } = await buyFile();
    expect(await listDeliveries({ orderId })).toEqual([
      {
        title: "Guide",
        text: `Enjoy ${shopperId}`,
        files: [{ name: "guide.pdf", url: `/api/orders/${orderId}/files/${fileId}` }],
      },
    ]);
  });

  it("shows the version of an unlimited offer that was bought, whatever came after", async () => {
    const shopper = await makeShopper({ balanceMinor: 10_000n });
    const offer = await makeOffer({ isUnlimited: true });
    const order = await placeOrder({
      shopperId: shopper.id,
      offerId: offer.id,
      isFromBalance: true,
    });
    await addSharedPayload(offer.id, "The second edition");
    expect(await listDeliveries({ orderId: order.id })).toMatchObject([{ text: "The file" }]);
  });

  it("shows nothing of an order that is not paid", async () => {
    const shopper = await makeShopper();
    const offer = await makeOffer();
    const order = await placeOrder({ shopperId: shopper.id, offerId: offer.id });
    await expect(listDeliveries({ orderId: order.id })).rejects.toEqual(refused);
    await expect(listDeliveries({ orderId: "ord_none" })).rejects.toEqual(refused);
  });

  it("never shows a part as empty when the key is wrong", async () => {
    const { orderId } = await buyFile();
    setEnv({ ENCRYPTION_KEY: Buffer.alloc(32, 9).toString("base64") });
    await expect(listDeliveries({ orderId })).rejects.toMatchObject({ code: "IMPOSSIBLE" });
  });
});

describe("readFile", () => {
  it("gives the buyer the very bytes that were sold", async () => {
    const bought = await buyFile();
    const file = await readFile(bought);
    expect(file).toMatchObject({ name: "guide.pdf", mimeType: "application/pdf" });
    expect(file.content.equals(content)).toBe(true);
  });

  it("gives it to nobody else, and not by way of another order", async () => {
    const bought = await buyFile();
    const other = await buyFile();
    await expect(readFile({ ...bought, shopperId: other.shopperId })).rejects.toEqual(refused);
    await expect(readFile({ ...other, fileId: bought.fileId })).rejects.toEqual(refused);
    await expect(readFile({ ...bought, fileId: "fil_none" })).rejects.toEqual(refused);
  });

  it("gives nothing before the order is paid", async () => {
    const { fileId, offer } = await buyFile();
    const shopper = await makeShopper();
    const file = { name: "g.pdf", mimeType: "application/pdf", content: randomBytes(10) };
    await addUnits({ offerId: offer.id, units: [{ text: "x", files: [file] }] });
    const order = await placeOrder({ shopperId: shopper.id, offerId: offer.id });
    const asked = { orderId: order.id, shopperId: shopper.id, fileId };
    await expect(readFile(asked)).rejects.toEqual(refused);
  });
});

import { readDelivery } from "./read-delivery";
import type { DeliveryView } from "./rules";

/**
 * What a paid order delivers, unit by unit, for the Mini App. The caller has made sure that the order is the shopper's.
 * @throws AppError NOT_FOUND for an order that is not paid
 */
export async function listDeliveries({ orderId }: { orderId: string }): Promise<DeliveryView[]> {
  const { lines } = await readDelivery({ orderId });
  return lines.flatMap((line) =>
    line.items.map((item) => ({
      title: line.title,
      text: item.text,
      files: item.files.map((file) => ({
        name: file.name,
        url: `/api/orders/${orderId}/files/${file.id}`,
      })),
    })),
  );
}

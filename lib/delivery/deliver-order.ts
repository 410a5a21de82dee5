import { env } from "@/lib/env";
import type { Outgoing } from "@/lib/telegram/send-message";
import { chatText } from "@/lib/text/chat-text";
import { composeDelivery, type Part, type PartFile } from "./compose-delivery";
import { listPickupHours } from "./list-pickup-hours";
import { readDelivery } from "./read-delivery";
import { openFile } from "./read-file";

/** A part of a delivery that loads its files when it is its turn, so that one at a time is in memory. */
export type LazyPart = {
  /** How much its files weigh together. */
  readonly bytes: number;
  /** As how many messages the chat shows it: an album is one for each of its files. */
  readonly messages: number;
  readonly load: () => Promise<Outgoing>;
};

/**
 * A paid order as the messages that deliver it, always the same ones.
 * @throws AppError NOT_FOUND for an order that is not paid · IMPOSSIBLE when something cannot be unsealed
 */
export async function deliverOrder({
  orderId,
  unitId,
  language,
}: {
  orderId: string;
  /** Only this unit, that replaces a faulty one. */
  unitId?: string | undefined;
  language: string;
}): Promise<LazyPart[]> {
  const words = wordsFor(language, unitId !== undefined);
  const [delivery, hours] = await Promise.all([
    readDelivery({ orderId, unitId }),
    listPickupHours({ orderId }),
  ]);
  const parts = composeDelivery(delivery, words, hours);
  const url = `${env().PUBLIC_URL ?? ""}/orders/${orderId}`;
  return parts.map((part, index) => ({
    bytes: part.type === "text" ? 0 : part.files.reduce((sum, file) => sum + file.sizeBytes, 0),
    messages: part.type === "text" ? 1 : part.files.length,
    load: async () => {
      const loaded = await loadPart(part);
      const isLastText = loaded.type === "text" && index === parts.length - 1;
      return isLastText ? { ...loaded, buttons: [[{ label: words.view, url }]] } : loaded;
    },
  }));
}

function wordsFor(language: string, isReplacement: boolean) {
  const { delivery } = chatText(language);
  return isReplacement ? { ...delivery, title: delivery.replacement } : delivery;
}

async function loadPart(part: Part): Promise<Outgoing> {
  if (part.type === "text") return part;
  const files: { name: string; content: Buffer }[] = [];
  for (const file of part.files) files.push({ name: file.name, content: await contentOf(file) });
  return { type: part.type, caption: part.caption, files };
}

async function contentOf(file: PartFile): Promise<Buffer> {
  return "text" in file ? Buffer.from(file.text) : (await openFile(file.fileId)).content;
}

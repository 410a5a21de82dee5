import { badRequest } from "./bot-api-error";
import { captionOf } from "./content";
import type { TelegramDouble } from "./double";
import { asDocument, asPhoto } from "./files";
import type { ApiCall, Message } from "./types";

/** One piece of an album, or what a message is changed into. */
export type InputMedia = {
  type: string;
  media: string;
  caption?: string;
  parse_mode?: string;
  caption_entities?: unknown;
};

/** A photo or a document with its caption, as a message carries it. */
export async function readMedia(
  double: TelegramDouble,
  call: ApiCall,
  item: InputMedia,
): Promise<Pick<Message, "photo" | "document" | "caption" | "caption_entities">> {
  if (typeof item?.media !== "string") throw badRequest('field "media" must be a String');
  const file = await double.files.resolve(call, { name: "media", value: item.media });
  const caption = captionOf(item.caption ?? "", {
    parseMode: item.parse_mode,
    entities: item.caption_entities,
  });
  if (item.type === "photo") return { photo: asPhoto(file), ...caption };
  if (item.type === "document") return { document: asDocument(file), ...caption };
  throw badRequest(`the sandbox shows no media of type ${item.type}`);
}

import type { PayloadFile, UnitPayload } from "@/lib/stock/rules";
import {
  isShownExactly,
  lengthOf,
  type RichText,
  type Run,
  splitText,
} from "@/lib/telegram/rich-text";
import { CAPTION_MAX, TEXT_MAX } from "@/lib/telegram/rules";
import type { ChatText } from "@/lib/text/chat-text";
import { type DeliveredLine, type Delivery, isPhoto, type PickupHours } from "./rules";

/** A file of a message: sealed in stock, or written from a text. */
export type PartFile =
  | { readonly name: string; readonly sizeBytes: number; readonly fileId: string }
  | { readonly name: string; readonly sizeBytes: number; readonly text: string };

/** One message of a delivery, its files not yet loaded. */
export type Part =
  | { readonly type: "text"; readonly text: RichText }
  | {
      readonly type: "photos" | "documents";
      readonly caption: RichText;
      readonly files: readonly PartFile[];
    };

type Words = ChatText["delivery"];

const NUMBER_ROOM = 16; // "12/34" and its line break
const ALBUM_MAX = 10;
const ALBUM_BYTES_MAX = 48 * 1024 * 1024; // one upload of a bot is at most 50 MB
const COPIED_FROM = 4_000; // a longer text is cut in the chat, so it comes as a file too
const SHOWN_MAX = 12_000; // a longer one comes as a file only

/**
 * Puts a delivery into messages that keep within Telegram's limits. Always the same messages for the same delivery, so that after an
 * interruption it can go on at the part it had come to.
 */
export function composeDelivery(
  delivery: Delivery,
  words: Words,
  hours: readonly PickupHours[] = [],
): Part[] {
  const draft = new Draft(words);
  draft.write([{ text: words.title, tag: "b" }, { text: `\n${words.order(delivery.orderId)}` }]);
  for (const line of delivery.lines) composeLine(draft, line, words);
  // Last of all: should they change in an interruption, what went out before is still the same.
  if (hours.length > 0) draft.writeUncut(hoursOf(hours, words));
  draft.flush();
  return draft.parts;
}

function composeLine(draft: Draft, line: DeliveredLine, words: Words): void {
  const count = line.items.length > 1 ? ` × ${line.items.length}` : "";
  draft.write([{ text: "\n\n" }, { text: line.title, tag: "b" }, { text: count }]);
  if (line.kind === "pickup") draft.write([{ text: `\n${words.pickup}` }]);
  line.items.forEach((item, index) => {
    const number = line.items.length > 1 ? `\n${index + 1}. ` : "\n";
    draft.writeUncut([{ text: number }, ...wordsOf(item, words)]);
    draft.attach(item);
  });
}

function hoursOf(hours: readonly PickupHours[], words: Words): Run[] {
  const heading: Run[] = [{ text: "\n\n" }, { text: words.openingHours, tag: "b" }];
  const places = hours.map(({ place, text }): Run => ({ text: `\n${place}: ${text}` }));
  return [...heading, ...places];
}

/** A code without spaces can be copied with one tap; anything else is read as text. */
function wordsOf({ text }: UnitPayload, words: Words): Run[] {
  if (text.length > SHOWN_MAX) return [{ text: words.inFile }];
  const shown: Run = /^\S+$/.test(text) ? { text, tag: "code" } : { text };
  return needsCopy(text) ? [shown, { text: `\n${words.exactFile}` }] : [shown];
}

function needsCopy(text: string): boolean {
  return text.length > COPIED_FROM || !isShownExactly(text);
}

/** The messages so far, and the words that wait for the next one. */
class Draft {
  readonly parts: Part[] = [];
  readonly #words: Words;
  #pending: Run[] = [];
  #copies = 0;

  constructor(words: Words) {
    this.#words = words;
  }

  write(text: RichText): void {
    this.#pending.push(...text);
  }

  /** Words that should not be cut in two: where they do not fit any more they begin the next message. */
  writeUncut(text: RichText): void {
    const room = TEXT_MAX - NUMBER_ROOM;
    const isCutAnyway = lengthOf(text) > room;
    if (!isCutAnyway && lengthOf(this.#pending) + lengthOf(text) > room) this.flush();
    this.write(text);
  }

  /** Files go out at once, below the words that belong to them. */
  attach(item: UnitPayload): void {
    const photos = item.files.filter(isPhoto).map(toPartFile);
    const documents = item.files.filter((file) => !isPhoto(file)).map(toPartFile);
    if (needsCopy(item.text)) documents.push(this.#copyOf(item.text));
    if (photos.length + documents.length === 0) return;
    if (lengthOf(this.#pending) > CAPTION_MAX) this.flush();
    this.#attachAll("photos", photos);
    this.#attachAll("documents", documents);
  }

  flush(): void {
    const text = this.#take();
    if (lengthOf(text) === 0) return;
    const whole = splitText(text, TEXT_MAX);
    const pieces = whole.length > 1 ? splitText(text, TEXT_MAX - NUMBER_ROOM) : whole;
    pieces.forEach((piece, index) => {
      const number: RichText = [
        { text: `${index + 1}/${pieces.length}`, tag: "i" },
        { text: "\n" },
      ];
      this.parts.push({ type: "text", text: pieces.length > 1 ? [...number, ...piece] : piece });
    });
  }

  #attachAll(type: "photos" | "documents", files: readonly PartFile[]): void {
    for (const album of toAlbums(files))
      this.parts.push({ type, caption: this.#take(), files: album });
  }

  #copyOf(text: string): PartFile {
    this.#copies += 1;
    return { name: this.#words.fileName(this.#copies), sizeBytes: Buffer.byteLength(text), text };
  }

  #take(): Run[] {
    const taken = this.#pending;
    this.#pending = [];
    return taken;
  }
}

function toPartFile({ id, name, size_bytes }: PayloadFile): PartFile {
  return { fileId: id, name, sizeBytes: size_bytes };
}

/** At most ten at once, and no more bytes than one upload may have. */
function toAlbums(files: readonly PartFile[]): PartFile[][] {
  const albums: PartFile[][] = [];
  let bytes = 0;
  for (const file of files) {
    const album = albums.at(-1);
    bytes += file.sizeBytes;
    if (album && album.length < ALBUM_MAX && bytes <= ALBUM_BYTES_MAX) album.push(file);
    else {
      albums.push([file]);
      bytes = file.sizeBytes;
    }
  }
  return albums;
}

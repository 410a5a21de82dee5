import { TEXT_LENGTH_MAX } from "@/lib/stock/rules";

const PIECE_BYTES = 8 * 1024;

/** A line without its end. One that is too long to be read has no text. */
export type Line = { readonly number: number; readonly text: string; readonly isTooLong: boolean };

/**
 * Cuts a text into lines as it streams in, holding no more than one of them: UTF-8, or UTF-16 where it says so by its first two bytes; lines end
 * by LF, CRLF or CR. Bytes that are no text become U+FFFD.
 */
export async function* splitLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<Line[]> {
  const splitter = new Splitter();
  for await (const text of decode(inSmallPieces(source))) {
    const lines = splitter.take(text);
    if (lines.length > 0) yield lines;
  }
  yield splitter.end();
}

/** So that few lines are under way at a time. */
async function* inSmallPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of source)
    for (let at = 0; at < chunk.length; at += PIECE_BYTES)
      yield chunk.subarray(at, at + PIECE_BYTES);
}

async function* decode(source: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let first: Uint8Array = new Uint8Array();
  for await (const chunk of source) {
    if (decoder) {
      yield decoder.decode(chunk, { stream: true });
      continue;
    }
    first = Buffer.concat([first, chunk]);
    if (first.length < 2) continue;
    decoder = new TextDecoder(encodingOf(first));
    yield decoder.decode(first, { stream: true });
  }
  yield decoder ? decoder.decode() : new TextDecoder().decode(first);
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

class Splitter {
  #number = 0;
  #rest = "";
  #isTooLong = false;
  #isAfterReturn = false;

  take(text: string): Line[] {
    // A CRLF may lie across two pieces.
    const fresh = this.#isAfterReturn && text.startsWith("\n") ? text.slice(1) : text;
    if (text !== "") this.#isAfterReturn = text.endsWith("\r");
    const pieces = fresh.split(/\r\n|\n|\r/);
    const last = pieces.pop() ?? "";
    const lines = pieces.map((piece) => this.#finish(piece));
    this.#hold(last);
    return lines;
  }

  end(): Line[] {
    return this.#rest !== "" || this.#isTooLong ? [this.#finish("")] : [];
  }

  #hold(piece: string): void {
    this.#isTooLong ||= this.#rest.length + piece.length > TEXT_LENGTH_MAX;
    this.#rest = this.#isTooLong ? "" : this.#rest + piece;
  }

  #finish(piece: string): Line {
    this.#hold(piece);
    this.#number += 1;
    const line = { number: this.#number, text: this.#rest, isTooLong: this.#isTooLong };
    this.#rest = "";
    this.#isTooLong = false;
    return line;
  }
}

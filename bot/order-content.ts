import type { DeliveryView } from "@/lib/delivery/rules";
import { isShownExactly, lengthOf, type RichText, type Run } from "@/lib/telegram/rich-text";
import type { ChatText } from "@/lib/text/chat-text";

type Words = ChatText["account"]["purchases"];

/** What the content of a purchase comes to in one message: `isWhole` where it is all there, to be read and copied. */
type Content = { readonly text: RichText; readonly isWhole: boolean };

/**
 * What a purchase holds, in at most `room` characters: unit by unit, never a part of one, since half a code looks like a whole one. Files are
 * named; they and what did not fit are sent anew.
 */
export function presentContent(
  units: readonly DeliveryView[],
  { words, room }: { words: Words; room: number },
): Content {
  if (units.length === 0) return { text: [], isWhole: true };
  const rest: Run = { text: `\n\n${words.rest}` };
  const text: Run[] = [{ text: "\n\n" }, { text: words.content, tag: "b" }];
  let isWhole = units.every(({ text: own, files }) => files.length === 0 && isShownExactly(own));
  for (const [index, unit] of units.entries()) {
    const runs = runsOf(unit, words, units[index - 1]);
    if (lengthOf(text) + lengthOf(runs) + lengthOf([rest]) > room) {
      text.push(rest);
      isWhole = false;
      break;
    }
    text.push(...runs);
  }
  return { text, isWhole };
}

/**
 * A code without spaces can be copied with one tap; anything else is read as text. Codes stand one below the other; what takes several lines
 * stands apart from the unit before it.
 */
function runsOf(unit: DeliveryView, words: Words, before: DeliveryView | undefined): Run[] {
  const { title, text, files } = unit;
  const names = files.map(({ name }) => name).join(", ");
  const isApart = before !== undefined && (isLong(before) || isLong(unit));
  return [
    ...(isApart ? [{ text: "\n" }] : []),
    ...(title === before?.title ? [] : [{ text: `\n${title}`, tag: "i" } as const]),
    ...(text === "" ? [] : [{ text: "\n" }, /^\S+$/.test(text) ? code(text) : { text }]),
    ...(names !== "" ? [{ text: `\n${words.files(names)}` }] : []),
  ];
}

function isLong({ text, files }: DeliveryView): boolean {
  return files.length > 0 || text.includes("\n");
}

function code(text: string): Run {
  return { text, tag: "code" };
}

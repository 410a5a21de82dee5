import { plural } from "./plural";

/** What the pages of those who run the shop say about pictures, in English. */
export const PICTURES_EN = {
  board: {
    title: "Pictures",
    add: "Add pictures",
    addHint: "Choose, drop or paste. JPEG, PNG, WebP, AVIF or GIF, up to 15 MB each.",
    emptyTitle: "No picture yet",
    emptyText: "A good picture sells more than any description.",
    full: "Ten of ten: remove one to add another.",
    count: (count: number) => `${count} of 10`,
    cover: "Cover",
    open: (position: number, alt: string) => `Picture ${position}${alt ? `: ${alt}` : ""}`,
    move: (position: number) => `Move picture ${position}`,
    sending: (name: string) => `Uploading ${name}`,
    refused: (name: string) => `${name} was not added`,
    retry: "Try again",
    giveUp: "Dismiss",
    tooLarge: "It is larger than 15 MB.",
    noRoom: (count: number) =>
      plural("en", count, {
        one: "# picture was left out: a product has ten at most.",
        other: "# pictures were left out: a product has ten at most.",
      }),
    added: "The picture was added.",
    ordered: "The new order is saved.",
    described: "The description is saved.",
    removed: "The picture was removed.",
    stale: "Somebody else has changed these pictures. This is how they stand now; try again.",
  },
  dialog: {
    title: (position: number, count: number) => `Picture ${position} of ${count}`,
    alt: "What it shows",
    altHint: "Read aloud to those who do not see it. In the language of your shop.",
    save: "Save",
    earlier: "Earlier",
    later: "Later",
    remove: "Remove",
    removeTitle: "Remove this picture?",
    removeText: "Shoppers no longer see it. The file itself is deleted a day later.",
  },
  drag: {
    instructions:
      "To move a picture, press the space bar, then the arrow keys, and the space bar again to put it down. Escape leaves it where it was.",
    held: (picture: number, place: number) => `Holding picture ${picture}, at place ${place}.`,
    dropped: (position: number) => `Put down in place ${position}.`,
    left: "Left where it was.",
  },
  acts: {
    "picture.add": "Added a picture",
    "picture.order": "Reordered the pictures",
    "picture.describe": "Described a picture",
    "picture.remove": "Removed a picture",
  },
  refusals: {
    unknown: "This file is no picture that can be shown: use JPEG, PNG, WebP, AVIF or GIF.",
    heic: "Pictures in HEIC cannot be read here: save it as JPEG first.",
    damaged: "This file is damaged: it cannot be read to its end.",
    pixels: "This picture has more than 50 million pixels: make it smaller first.",
    small: "This picture is too small: each side needs 100 pixels, better 1000.",
    long: "This picture is too long: at most four times as long as it is wide.",
    order: "These are not the pictures this product has.",
    full: "This product has 10 pictures already: remove one first.",
  },
};

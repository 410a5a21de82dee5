/** What the pages of those who run the shop say about pictures, in English. */
export const PICTURES_EN = {
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

type Rgb = readonly [number, number, number];

/** Reads "#rrggbb"; null for anything else. */
export function parseColor(text: string): Rgb | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text.trim());
  if (!match) return null;
  const [, red = "", green = "", blue = ""] = match;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}

/** Whether light text belongs on a colour; weighed as in theme-script.ts, so that no scheme flips when the page wakes up. */
export function isDark(color: string): boolean {
  const [red, green, blue] = parseColor(color) ?? [255, 255, 255];
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}

/** WCAG 2 contrast of two colours, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/**
 * The colour nearest to `color` that can be read on `against` (4.5 : 1), moved towards black or white. With a `tint` it can
 * also be read on a ground that has so much of the colour itself. Themes are made by anyone; many are too pale for small text.
 */
export function readable({
  color,
  against,
  tint = 0,
}: {
  color: string;
  against: string;
  tint?: number;
}): string {
  const from = parseColor(color);
  const ground = parseColor(against);
  if (!from || !ground) return color;
  const target: Rgb = luminance(ground) > 0.18 ? [0, 0, 0] : [255, 255, 255];
  for (let step = 0; step <= 20; step += 1) {
    const mixed = mix([from, target], step / 20);
    const tinted = mix([ground, mixed], tint);
    if (Math.min(contrast(mixed, ground), contrast(mixed, tinted)) >= 4.5) return toHex(mixed);
  }
  return toHex(target);
}

function mix([from, to]: readonly [Rgb, Rgb], share: number): Rgb {
  const blend = (a: number, b: number) => Math.round(a + (b - a) * share);
  return [blend(from[0], to[0]), blend(from[1], to[1]), blend(from[2], to[2])];
}

function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function toHex(color: Rgb): string {
  return `#${color.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

import sharp from "sharp";
import type { OutgoingFile } from "@/lib/telegram/send-message";

const WIDTH = 640;
const HEIGHT = 240;
const MODULE = 12; // pixels, as in a QR code
const CODE = 15; // modules across
const [PAPER, PALE, DARK] = [244, 205, 120];

/** What stands in place of a QR code that nobody is to scan any more: a PNG picture of the three corners of one, crossed out. */
export async function drawClosedCode(): Promise<OutgoingFile> {
  const pixels = Buffer.alloc(WIDTH * HEIGHT, PAPER);
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) pixels[y * WIDTH + x] = shadeAt(x, y);
  const raw = { width: WIDTH, height: HEIGHT, channels: 1 } as const;
  return { name: "closed.png", content: await sharp(pixels, { raw }).png().toBuffer() };
}

function shadeAt(x: number, y: number): number {
  const side = CODE * MODULE;
  const [left, top] = [x - (WIDTH - side) / 2, y - (HEIGHT - side) / 2];
  const slash = Math.abs(left + top - side); // from the lower left to the upper right corner
  if (slash < MODULE && Math.abs(left - top) < side * 1.1) return DARK;
  if (slash < 2 * MODULE || left < 0 || top < 0) return PAPER;
  return isCorner(Math.floor(left / MODULE), Math.floor(top / MODULE)) ? PALE : PAPER;
}

// Squares of seven modules with a ring of one around a core of three, in all corners but the last.
function isCorner(column: number, row: number): boolean {
  if (column >= CODE || row >= CODE) return false;
  const [across, down] = [fold(column), fold(row)];
  if (across === null || down === null || (column >= 8 && row >= 8)) return false;
  const reach = Math.max(Math.abs(across - 3), Math.abs(down - 3));
  return reach !== 2;
}

function fold(module: number): number | null {
  if (module < 7) return module;
  return module >= 8 ? module - 8 : null;
}

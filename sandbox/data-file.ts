import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

const QUIET_MS = 250;
/** A save may take at most this share of the time, however large the file grows. */
const SAVE_SHARE = 10;

/** One JSON file that follows a changing state: written whole, beside the old one, then put in its place. */
export class DataFile {
  readonly #path: string;
  readonly #read: () => unknown;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();
  #delayMs = QUIET_MS;
  #isClosed = false;

  constructor(path: string, read: () => unknown) {
    this.#path = path;
    this.#read = read;
  }

  /** What the file holds, or null when there is none yet. */
  load(): unknown {
    return existsSync(this.#path) ? JSON.parse(readFileSync(this.#path, "utf8")) : null;
  }

  /** Saves soon; many calls make one save. */
  touch(): void {
    if (this.#timer || this.#isClosed) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#writing = this.#writing.then(() => this.#save());
    }, this.#delayMs);
  }

  /** Saves now and for the last time. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#writing;
    await mkdir(dirname(this.#path), { recursive: true });
    writeFileSync(`${this.#path}.new`, JSON.stringify(this.#read()));
    renameSync(`${this.#path}.new`, this.#path);
  }

  async #save(): Promise<void> {
    const startedAt = performance.now();
    const text = JSON.stringify(this.#read());
    this.#delayMs = Math.max(QUIET_MS, (performance.now() - startedAt) * SAVE_SHARE);
    await mkdir(dirname(this.#path), { recursive: true });
    await writeFile(`${this.#path}.new`, text);
    await rename(`${this.#path}.new`, this.#path);
  }
}

import type { LogEntry } from "./context";

const KEPT = 300;

/** The last things that happened, newest last. */
export class EventLog {
  readonly entries: LogEntry[] = [];
  #lastId = 0;

  /** Notes one. */
  add(entry: Pick<LogEntry, "source" | "text" | "tone">): void {
    this.#lastId += 1;
    this.entries.push({ id: this.#lastId, at: Date.now(), ...entry });
    if (this.entries.length > KEPT) this.entries.splice(0, KEPT / 3);
  }
}

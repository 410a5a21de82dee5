/** Fields of one event; the protocol gives them names of its own. */
export type EventData = Record<string, unknown>;

/** What the phone does for the Mini App. Each name is an event of Telegram's web protocol. */
export type BridgeHandlers = Readonly<Record<string, (data: EventData) => void>>;

/** The wire to the Mini App in the frame. */
export type Bridge = { post: (eventType: string, eventData?: unknown) => void; close: () => void };

/**
 * Speaks Telegram's web protocol with the frame: JSON text with `eventType` and `eventData` both ways. Only messages of
 * this frame, from the Mini App's own origin, are heard.
 */
export function createBridge(
  frame: HTMLIFrameElement,
  origin: string,
  handlers: BridgeHandlers,
): Bridge {
  const listen = (event: MessageEvent<unknown>) => {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    const message = parseMessage(event.data);
    if (!message) return;
    const handle = Object.hasOwn(handlers, message.eventType)
      ? handlers[message.eventType]
      : undefined;
    handle?.(message.eventData);
  };
  window.addEventListener("message", listen);
  return {
    post: (eventType, eventData) =>
      frame.contentWindow?.postMessage(JSON.stringify({ eventType, eventData }), origin),
    close: () => window.removeEventListener("message", listen),
  };
}

function parseMessage(data: unknown): { eventType: string; eventData: EventData } | null {
  if (typeof data !== "string") return null;
  try {
    const message = JSON.parse(data) as { eventType?: unknown; eventData?: unknown };
    if (typeof message.eventType !== "string") return null;
    return { eventType: message.eventType, eventData: (message.eventData ?? {}) as EventData };
  } catch {
    // Other scripts may post what they like to the page; that is no event of the protocol.
    return null;
  }
}

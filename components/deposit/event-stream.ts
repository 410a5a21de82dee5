export type StreamEvent = { readonly event: string; readonly data: string };

/**
 * Reads server-sent events out of text that arrives in pieces. Own code, since the browser's EventSource cannot
 * send the header that says who is asking. Comments are left out; CR, LF and CRLF all end a line.
 */
export function createEventReader(): (piece: string) => StreamEvent[] {
  let rest = "";
  let event = "message";
  let data: string[] = [];
  return (piece) => {
    const events: StreamEvent[] = [];
    const text = rest + piece;
    // A CR at the very end may be half of a CRLF: wait for what follows.
    const end = text.endsWith("\r") ? text.length - 1 : text.length;
    const lines = text.slice(0, end).split(/\r\n|\r|\n/);
    rest = (lines.pop() ?? "") + text.slice(end);
    for (const line of lines) {
      if (line === "") {
        if (data.length > 0) events.push({ event, data: data.join("\n") });
        event = "message";
        data = [];
      } else if (line.startsWith("event:")) event = fieldOf(line);
      else if (line.startsWith("data:")) data.push(fieldOf(line));
    }
    return events;
  };
}

function fieldOf(line: string): string {
  return line.slice(line.indexOf(":") + 1).replace(/^ /, "");
}

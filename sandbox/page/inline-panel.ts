import type { Room } from "@/sandbox/telegram/types";
import { control } from "./api";
import { h, toast } from "./dom";
import { currentState, currentUserId } from "./store";

const TYPING_PAUSE_MS = 250;

type Found = {
  query_id: string;
  next_offset: string;
  button: { text: string; start_parameter?: string; web_app?: { url: string } } | null;
  results: {
    id: string;
    title: string;
    description: string;
    has_thumbnail: boolean;
    text: string;
  }[];
};

/** What the panel needs from the chat around it. */
export type InlineHost = {
  room: Room;
  chosen: () => void;
  openStart: (parameter: string) => void;
  openWebApp: (url: string) => void;
};

/** What somebody looks for with "@bot words", or null for a text that is no such thing. */
export function inlineQueryOf(text: string): string | null {
  const { username } = currentState().bot;
  const match = new RegExp(`^@${username}(?:\\s(.*))?$`, "is").exec(text);
  return match ? (match[1] ?? "").trim() : null;
}

/** The list above the text field of what the bot finds while somebody types. */
export function createInlinePanel(host: InlineHost) {
  const list = h("div", { class: "inline-results", role: "list" });
  const element = h(
    "div",
    { class: "inline-panel", role: "region", "aria-label": "What the bot found", hidden: true },
    list,
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: string | null = null;

  const note = (words: string) => list.replaceChildren(h("p", { class: "inline-note" }, words));
  const search = async (query: string, offset = "") => {
    const found = await control<Found | null>("inline", {
      ...{ user_id: currentUserId(), room: host.room, query },
      ...(offset !== "" && { offset }),
    });
    if (asked !== query) return; // somebody has typed on
    if (!found) note("The bot does not answer.");
    else if (found.results.length === 0 && offset === "" && !found.button) note("Nothing found.");
    else show(found, { query, offset });
  };
  const show = (found: Found, { query, offset }: { query: string; offset: string }) => {
    if (offset === "") list.replaceChildren();
    list.querySelector(".inline-more")?.remove();
    if (found.button && offset === "") list.append(drawTopButton(found.button, host));
    list.append(...found.results.map((result) => drawResult(found.query_id, result, host)));
    if (found.next_offset === "") return;
    const onclick = () => void search(query, found.next_offset);
    list.append(h("button", { type: "button", class: "inline-more", onclick }, "More"));
  };
  /** Follows what stands in the text field. */
  const update = (text: string) => {
    const query = inlineQueryOf(text);
    if (query === asked) return;
    asked = query;
    clearTimeout(timer);
    element.hidden = query === null;
    if (query === null) return;
    note("Looking…");
    timer = setTimeout(() => void search(query), TYPING_PAUSE_MS);
  };
  return { element, update };
}

function drawTopButton(button: NonNullable<Found["button"]>, host: InlineHost): HTMLElement {
  const onclick = () => {
    if (button.web_app) host.openWebApp(button.web_app.url);
    else host.openStart(button.start_parameter ?? "");
  };
  return h("button", { type: "button", class: "inline-more", dir: "auto", onclick }, button.text);
}

function drawResult(
  queryId: string,
  result: Found["results"][number],
  host: InlineHost,
): HTMLElement {
  const onclick = async () => {
    try {
      await control("choose-inline", { query_id: queryId, result_id: result.id });
      host.chosen();
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  };
  const query = new URLSearchParams({ query_id: queryId, result_id: result.id });
  const title = result.title || result.text;
  const letter = h("span", { class: "inline-letter", "aria-hidden": "true" }, title.slice(0, 1));
  const picture = h("img", {
    src: result.has_thumbnail && `/control/thumbnail?${query}`,
    alt: "",
    width: 48,
    height: 48,
    onerror: () => picture.replaceWith(letter), // an address at which there is nothing to see
  });
  return h(
    "button",
    { type: "button", class: "inline-result", onclick: () => void onclick() },
    result.has_thumbnail ? picture : letter,
    h(
      "span",
      { class: "inline-words" },
      h("b", { dir: "auto" }, title),
      h("small", { dir: "auto" }, result.description),
    ),
  );
}

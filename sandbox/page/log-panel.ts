import type { PageState } from "@/sandbox/control/state";
import { byId, drawList, h } from "./dom";

const SOURCES = {
  wallet: "Wallet",
  gateway: "Gateway",
  ipn: "Notification",
  telegram: "Telegram",
  update: "Chat",
};

/** Draws what happened, newest first. */
export function drawLog(state: PageState): void {
  const host = byId("log");
  if (state.log.length === 0) {
    const line = h("li", { class: "log-empty" }, "Quiet so far.");
    if (host.textContent !== line.textContent) host.replaceChildren(line);
    return;
  }
  drawList(host, state.log, {
    key: (entry) => String(entry.id),
    version: (entry) => String(entry.id),
    render: (entry) =>
      h(
        "li",
        { class: `log-line is-${entry.tone}` },
        h("span", { class: "log-source" }, SOURCES[entry.source]),
        h("time", {}, new Date(entry.at).toLocaleTimeString()),
        h("p", {}, entry.text),
      ),
  });
}

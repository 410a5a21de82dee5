import { h } from "./dom";

/** A button of a popup; `ok`, `close` and `cancel` bring their own words. */
export type PopupButton = { id: string; type?: string; text?: string };

const WORDS: Readonly<Record<string, string>> = { ok: "OK", close: "Close", cancel: "Cancel" };

/** Shows a native-looking popup over the phone; resolves with the pressed button's id, or null when dismissed. */
export function showPopup(
  screen: HTMLElement,
  popup: { title?: string; message: string; buttons: PopupButton[] },
): Promise<string | null> {
  return new Promise((resolve) => {
    const finish = (id: string | null) => {
      layer.remove();
      resolve(id);
    };
    const buttons = popup.buttons.map((button) =>
      h(
        "button",
        {
          type: "button",
          class: button.type === "destructive" ? "is-destructive" : "",
          onclick: () => finish(button.id),
        },
        button.text || (WORDS[button.type ?? ""] ?? "OK"),
      ),
    );
    const box = h(
      "div",
      {
        class: "popup",
        role: "alertdialog",
        "aria-modal": "true",
        "aria-label": popup.title || popup.message,
      },
      popup.title ? h("b", { dir: "auto" }, popup.title) : null,
      h("p", { dir: "auto" }, popup.message),
      h("div", { class: "popup-buttons" }, ...buttons),
    );
    const onclick = (event: Event) => event.target === layer && finish(null);
    const layer = h("div", { class: "popup-layer", onclick }, box);
    screen.append(layer);
    buttons.at(-1)?.focus();
  });
}

import type { EventData } from "./bridge";
import { h } from "./dom";

type ButtonState = {
  isVisible: boolean;
  isActive: boolean;
  isBusy: boolean;
  text: string;
  color: string;
  textColor: string;
  hasShine: boolean;
  position: string;
};

/** The main and the secondary button below the Mini App. `set` takes what the protocol sends. */
export type BottomButtons = {
  element: HTMLElement;
  set: (which: "main" | "secondary", data: EventData) => void;
  reset: () => void;
};

const HIDDEN: ButtonState = {
  isVisible: false,
  isActive: true,
  isBusy: false,
  text: "",
  color: "",
  textColor: "",
  hasShine: false,
  position: "left",
};

/** Builds both buttons, hidden until the Mini App shows them. */
export function createBottomButtons(press: (which: "main" | "secondary") => void): BottomButtons {
  const states = { main: HIDDEN, secondary: HIDDEN };
  const buttons = {
    main: createButton(() => press("main")),
    secondary: createButton(() => press("secondary")),
  };
  buttons.main.classList.add("is-main");
  const element = h("div", { class: "bottom-buttons" }, buttons.secondary, buttons.main);
  const draw = () => {
    for (const which of ["main", "secondary"] as const) drawButton(buttons[which], states[which]);
    element.dataset.position = states.secondary.position;
    element.hidden = !states.main.isVisible && !states.secondary.isVisible;
  };
  draw();
  return {
    element,
    set: (which, data) => {
      states[which] = merge(states[which], data);
      draw();
    },
    reset: () => {
      states.main = HIDDEN;
      states.secondary = HIDDEN;
      draw();
    },
  };
}

function createButton(onclick: () => void): HTMLButtonElement {
  return h("button", { type: "button", class: "bottom-button", onclick });
}

function drawButton(button: HTMLButtonElement, state: ButtonState): void {
  button.hidden = !state.isVisible;
  button.disabled = !state.isActive;
  button.classList.toggle("has-shine", state.hasShine && state.isActive);
  button.style.backgroundColor = state.color;
  button.style.color = state.textColor;
  button.setAttribute("aria-busy", String(state.isBusy));
  button.replaceChildren(state.text, state.isBusy ? h("span", { class: "spinner" }) : "");
}

/** The Mini App sends only what changes. */
function merge(before: ButtonState, data: EventData): ButtonState {
  const flag = (name: string, old: boolean) => (name in data ? data[name] === true : old);
  const word = (name: string, old: string) => (typeof data[name] === "string" ? data[name] : old);
  return {
    isVisible: flag("is_visible", before.isVisible),
    isActive: flag("is_active", before.isActive),
    isBusy: flag("is_progress_visible", before.isBusy),
    hasShine: flag("has_shine_effect", before.hasShine),
    text: word("text", before.text),
    color: word("color", before.color),
    textColor: word("text_color", before.textColor),
    position: word("position", before.position),
  };
}

import type { PageState } from "@/sandbox/control/state";
import { control } from "./api";
import { byId, h } from "./dom";
import { icon } from "./icons";
import { currentState, switchUser } from "./store";

const USERS_SHOWN = 4;

let drawnFor = "";

/** Draws who holds the phone and the switch between light and dark. */
export function drawControls(state: PageState): void {
  document.documentElement.dataset.scheme = state.scheme;
  const version = JSON.stringify([
    state.users.map(({ id, first_name }) => [id, first_name]),
    state.user?.id,
    state.scheme,
  ]);
  if (version === drawnFor) return;
  drawnFor = version;
  byId("controls").replaceChildren(drawUsers(state), drawScheme());
}

function drawUsers(state: PageState): HTMLElement {
  const others = state.users.filter(({ id }) => id !== state.user?.id);
  const shown = state.user ? [state.user, ...others] : others;
  const order = (user: { id: number }) => state.users.findIndex(({ id }) => id === user.id);
  const listed = shown.slice(0, USERS_SHOWN).sort((one, other) => order(one) - order(other));
  const buttons = listed.map((user) =>
    h(
      "button",
      {
        type: "button",
        "aria-pressed": String(user.id === state.user?.id),
        title: `Hand the phone to ${user.first_name}`,
        onclick: () => switchUser(user.id),
      },
      h("span", { class: "avatar", "aria-hidden": "true" }, user.first_name.slice(0, 1)),
      user.first_name,
    ),
  );
  return h(
    "div",
    { class: "users", role: "group", "aria-label": "Who holds the phone" },
    ...buttons,
  );
}

function drawScheme(): HTMLElement {
  const next = currentScheme() === "dark" ? "light" : "dark";
  const onclick = () => void control("theme", { scheme: next });
  const label = `Switch Telegram to ${next} colours`;
  return h(
    "button",
    { type: "button", class: "round-button", "aria-label": label, title: label, onclick },
    icon(next === "dark" ? "moon" : "sun"),
  );
}

function currentScheme(): string {
  return currentState().scheme;
}

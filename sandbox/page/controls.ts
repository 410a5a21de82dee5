import type { PageState } from "@/sandbox/control/state";
import { control } from "./api";
import { byId, h } from "./dom";
import { icon } from "./icons";
import { currentState, switchUser } from "./store";

const USERS_SHOWN = 4;
/** The languages in which somebody may read Telegram, each in its own words. */
const LANGUAGES: Readonly<Record<string, string>> = {
  en: "English",
  de: "Deutsch",
  ru: "Русский",
  ar: "العربية",
  "pt-br": "Português (Brasil)",
};

let drawnFor = "";

/** Draws who holds the phone, their language and the switch between light and dark. */
export function drawControls(state: PageState): void {
  document.documentElement.dataset.scheme = state.scheme;
  const version = JSON.stringify([
    state.users.map(({ id, first_name }) => [id, first_name]),
    state.user?.id,
    state.user?.language_code,
    state.scheme,
  ]);
  if (version === drawnFor) return;
  drawnFor = version;
  byId("controls").replaceChildren(drawUsers(state), drawLanguage(state), drawScheme());
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

function drawLanguage({ user }: PageState): HTMLElement {
  const code = user?.language_code ?? "en";
  const known = code in LANGUAGES ? LANGUAGES : { ...LANGUAGES, [code]: code };
  const options = Object.entries(known).map(([value, name]) =>
    h("option", { value, selected: value === code }, name),
  );
  const label = "Language of Telegram";
  const select = h("select", { class: "language", "aria-label": label, title: label }, ...options);
  select.addEventListener("change", () => {
    void control("language", { user_id: user?.id, language_code: select.value });
  });
  return select;
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

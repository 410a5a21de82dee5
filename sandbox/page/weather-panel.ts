import type { PageState } from "@/sandbox/control/state";
import { calmWeather, type Weather } from "@/sandbox/weather";
import { control } from "./api";
import { byId, h } from "./dom";

type Switch = { label: string; hint: string; bad: Partial<Weather> };

const GROUPS: readonly [title: string, switches: Switch[]][] = [
  [
    "Payment gateway",
    [
      { label: "Slow", hint: "Every answer takes two seconds.", bad: { gatewayDelayMs: 2000 } },
      { label: "Errors", hint: "Every second request gets a 500.", bad: { gatewayErrorRate: 0.5 } },
      {
        label: "Too many requests",
        hint: "Every second request gets a 429.",
        bad: { gatewayTooManyRate: 0.5 },
      },
      {
        label: "Lost answers",
        hint: "An invoice is made, but the shop never hears of it.",
        bad: { gatewayLoseAnswerRate: 0.5 },
      },
    ],
  ],
  [
    "Its notifications",
    [
      {
        label: "Dropped",
        hint: "None arrives; the shop has to ask by itself.",
        bad: { ipnDropRate: 1 },
      },
      { label: "Doubled", hint: "Each arrives twice.", bad: { ipnDouble: true } },
      {
        label: "Out of order",
        hint: "They arrive in any order, seconds apart.",
        bad: { ipnReorder: true },
      },
      {
        label: "Forged",
        hint: "Somebody adds false ones that say “paid”.",
        bad: { ipnForge: true },
      },
    ],
  ],
  [
    "Telegram",
    [
      { label: "Slow", hint: "Every message takes two seconds.", bad: { telegramDelayMs: 2000 } },
      {
        label: "Errors",
        hint: "Every second message gets a 500.",
        bad: { telegramErrorRate: 0.5 },
      },
      {
        label: "Too many messages",
        hint: "Every second one is told to wait three seconds.",
        bad: { telegramTooManyRate: 0.5, telegramRetryAfterSeconds: 3 },
      },
      {
        label: "Real limits",
        hint: "30 messages a second in all, and one to each chat.",
        bad: { telegramLimits: true },
      },
      {
        label: "Refused",
        hint: "Everybody seems to have blocked the bot.",
        bad: { telegramForbidden: true },
      },
      {
        label: "Lost answers",
        hint: "The message is shown, but the shop never hears so.",
        bad: { telegramLoseAnswerRate: 0.5 },
      },
    ],
  ],
];

const inputs: { input: HTMLInputElement; bad: Partial<Weather> }[] = [];

/** Builds the switches and the button that calms everything. */
export function createWeatherPanel(): void {
  const groups = GROUPS.map(([title, switches]) =>
    h(
      "fieldset",
      { class: "weather-group" },
      h("legend", {}, title),
      ...switches.map((each) => drawSwitch(title, each)),
    ),
  );
  byId("weather").replaceChildren(...groups);
  const onclick = () => void control("weather", calmWeather());
  byId("calm").replaceChildren(h("button", { type: "button", class: "calm", onclick }, "All calm"));
}

/** Puts every switch where the sandbox says it is. */
export function updateWeatherPanel(state: PageState): void {
  for (const { input, bad } of inputs) input.checked = isBad(state.weather, bad);
  byId("calm").hidden = !inputs.some(({ input }) => input.checked);
}

function drawSwitch(group: string, { label, hint, bad }: Switch): HTMLElement {
  const name = `${group}: ${label}`;
  const input = h("input", { type: "checkbox", role: "switch", "aria-label": name });
  inputs.push({ input, bad });
  input.addEventListener("change", () => {
    const calm: Partial<Record<string, unknown>> = calmWeather();
    const good = Object.fromEntries(Object.keys(bad).map((name) => [name, calm[name]]));
    void control("weather", input.checked ? bad : good);
  });
  return h(
    "label",
    { class: "switch" },
    h("span", { class: "switch-words" }, h("b", {}, label), h("small", {}, hint)),
    input,
  );
}

function isBad(weather: Weather, bad: Partial<Weather>): boolean {
  const [name] = Object.keys(bad) as (keyof Weather)[];
  return name !== undefined && weather[name] === bad[name];
}

type Child = Node | string | null | undefined | false;
type Props = Record<string, unknown>;

/** Makes an element: keys that start with "on" are handlers, all others attributes; false and undefined leave one out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false || value === null) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value as EventListener);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** The element of that id, which the page is known to have. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

/** How a list draws its items; `version` tells when an item must be drawn anew (default: its JSON). */
export type ListView<T> = {
  key: (item: T) => string;
  render: (item: T) => HTMLElement;
  version?: (item: T) => string;
};

const drawn = new WeakMap<HTMLElement, Map<string, { version: string; node: HTMLElement }>>();

/** Draws a list and touches only what changed, so that focus, hover and open menus survive. */
export function drawList<T>(host: HTMLElement, items: readonly T[], view: ListView<T>): void {
  const before = drawn.get(host) ?? new Map<string, { version: string; node: HTMLElement }>();
  const after = new Map<string, { version: string; node: HTMLElement }>();
  for (const item of items) {
    const key = view.key(item);
    const version = view.version ? view.version(item) : JSON.stringify(item);
    const old = before.get(key);
    after.set(key, old?.version === version ? old : { version, node: view.render(item) });
  }
  drawn.set(host, after);
  const nodes = [...after.values()].map(({ node }) => node);
  const kept = new Set<Element>(nodes);
  for (const child of [...host.children]) if (!kept.has(child)) child.remove();
  // What stays is not even taken out and put back: a press that has begun on it would come to nothing.
  for (const [at, node] of nodes.entries()) {
    const there = host.children[at] ?? null;
    if (there !== node) host.insertBefore(node, there);
  }
}

const versions = new WeakMap<HTMLElement, string>();

/** Draws what is in the host anew only where something it shows has changed, so that nothing goes from under a finger that presses it. */
export function drawAnew(host: HTMLElement, shown: unknown, draw: () => HTMLElement[]): void {
  const version = JSON.stringify(shown);
  if (versions.get(host) === version) return;
  versions.set(host, version);
  host.replaceChildren(...draw());
}

/** Shows a short line at the bottom of the page. */
export function toast(text: string): void {
  const line = h("div", { class: "toast", dir: "auto" }, text);
  byId("toasts").append(line);
  setTimeout(() => line.remove(), 3500);
}

/** Puts text on the clipboard and says so. */
export async function copyText(text: string, what: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  toast(`${what} copied`);
}

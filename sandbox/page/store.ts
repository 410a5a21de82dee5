import type { PageState } from "@/sandbox/control/state";
import { fetchState } from "./api";
import { byId } from "./dom";

const USER_KEY = "sandbox-user";
const RETRY_MS = 1500;

type Listener = (state: PageState) => void;

const listeners: Listener[] = [];
let current: PageState | null = null;
let userId = Number(localStorage.getItem(USER_KEY) ?? 0);
let isFetching = false;
let isStale = false;

/** Calls the listener with each new state. */
export function subscribe(listener: Listener): void {
  listeners.push(listener);
}

/** Who holds the phone. */
export function currentUserId(): number {
  return userId;
}

/** The last state; only after the first one came. */
export function currentState(): PageState {
  if (!current) throw new Error("nothing was loaded yet");
  return current;
}

/** Hands the phone to somebody else. */
export function switchUser(id: number): void {
  userId = id;
  localStorage.setItem(USER_KEY, String(id));
  void refresh();
}

/** Loads the first state and follows the changes from then on. */
export function startStore(): void {
  const source = new EventSource("/control/events");
  source.onmessage = () => void refresh();
  source.onopen = () => {
    byId("offline").hidden = true;
  };
  source.onerror = () => {
    byId("offline").hidden = false;
  };
  void refresh();
}

/** Fetches the state and draws it; calls that come meanwhile make one more round. */
export async function refresh(): Promise<void> {
  if (isFetching) {
    isStale = true;
    return;
  }
  isFetching = true;
  try {
    await load();
  } catch {
    // The stream of changes reports the outage; here it only means: once more, later.
    setTimeout(() => void refresh(), RETRY_MS);
  } finally {
    isFetching = false;
  }
  if (isStale) {
    isStale = false;
    void refresh();
  }
}

async function load(): Promise<void> {
  let state = await fetchState(userId);
  const first = state.users[0];
  if (!state.user && first) {
    userId = first.id;
    state = await fetchState(userId);
  }
  current = state;
  for (const listener of listeners) listener(state);
}

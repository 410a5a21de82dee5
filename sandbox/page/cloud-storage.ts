import type { EventData } from "./bridge";

/** Telegram's per-user key-value store, here in the browser; answers `custom_method_invoked`. */
export function invokeStorage(userId: number, call: EventData): EventData {
  const { req_id, method, params } = call as {
    req_id: string;
    method: string;
    params: { key?: string; value?: string; keys?: string[] };
  };
  const prefix = `cloud/${userId}/`;
  const keys = params?.keys ?? [];
  if (method === "saveStorageValue") {
    localStorage.setItem(`${prefix}${params.key}`, params.value ?? "");
    return { req_id, result: true };
  }
  if (method === "getStorageValues") {
    const values = keys.map((key) => [key, localStorage.getItem(`${prefix}${key}`) ?? ""]);
    return { req_id, result: Object.fromEntries(values) };
  }
  if (method === "deleteStorageValues") {
    for (const key of keys) localStorage.removeItem(`${prefix}${key}`);
    return { req_id, result: true };
  }
  if (method === "getStorageKeys") {
    const found = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    return { req_id, result: found.map((key) => key.slice(prefix.length)) };
  }
  return { req_id, error: "UNKNOWN_METHOD" };
}

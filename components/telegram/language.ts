import { LANGUAGE_COOKIE, type Language } from "@/lib/shopper/rules";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

let said: Language | null = null;

/** Whether this browser was told a language before. */
export function hasKeptLanguage(): boolean {
  return document.cookie.split("; ").some((cookie) => cookie.startsWith(`${LANGUAGE_COOKIE}=`));
}

/**
 * Keeps the language where the server reads it (proxy.ts), so that the next page comes in it. A frame of Telegram Web keeps a cookie only if it
 * is partitioned, which needs https.
 */
export function keepLanguage(language: Language): void {
  const isHttps = window.location.protocol === "https:";
  const scope = isHttps ? "SameSite=None; Secure; Partitioned" : "SameSite=Lax";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is too young for many a Telegram client.
  document.cookie = `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${YEAR_SECONDS}; ${scope}`;
  if (said || !hasKeptLanguage()) sayWithEveryQuestion(language);
}

/** Where a frame keeps no cookie at all, what the router asks says the language itself. The router takes no headers from us. */
function sayWithEveryQuestion(language: Language): void {
  const ask = window.fetch;
  if (!said)
    window.fetch = (input, init) => {
      const headers = new Headers(init?.headers);
      if (said) headers.set("Accept-Language", said);
      return ask(input, { ...init, headers });
    };
  said = language;
}

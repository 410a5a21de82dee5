import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/env";
import { findLanguage, LANGUAGE_COOKIE } from "@/lib/shopper/rules";
import { limitStaffPage } from "@/lib/web/limit-staff-page";

const TELEGRAM = ["https://web.telegram.org", "https://*.telegram.org"];

const ADMIN = /^\/admin(\/|$)/;

/**
 * Gives every page its security headers, with a script nonce of its own. Files and the API set theirs elsewhere. Whoever runs the shop and loads
 * too many pages gets one that says to wait.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64");
  const policy = contentPolicy(nonce);
  const sent = new Headers(request.headers);
  sent.set("x-nonce", nonce);
  // Next reads the nonce out of this header and puts it on its own scripts.
  sent.set("content-security-policy", policy);
  const isAdmin = ADMIN.test(request.nextUrl.pathname);
  // The pages read one header: whoever runs the shop reads English, and a shopper's choice comes before what their browser reads.
  const language = isAdmin ? "en" : findLanguage(request.cookies.get(LANGUAGE_COOKIE)?.value);
  if (language) sent.set("accept-language", language);
  const wait = isAdmin ? await limitStaffPage(request) : null;
  const response = wait
    ? NextResponse.rewrite(new URL("/busy", request.url), {
        status: 429,
        request: { headers: sent },
      })
    : NextResponse.next({ request: { headers: sent } });
  if (wait) response.headers.set("Retry-After", String(wait));
  const { headers } = response;
  headers.set("Content-Security-Policy", policy);
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Referrer-Policy", "no-referrer");
  headers.set(
    "Permissions-Policy",
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-read=()",
  );
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  if (isHttps()) headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  return response;
}

/** No X-Frame-Options beside it: that would shut out Telegram Web, which frames the Mini App. */
function contentPolicy(nonce: string): string {
  const rules = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment() ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
    "frame-src 'none'",
    `frame-ancestors ${["'self'", ...TELEGRAM, ...env().FRAME_ANCESTORS].join(" ")}`,
  ];
  if (isHttps()) rules.push("upgrade-insecure-requests");
  return rules.join("; ");
}

function isHttps(): boolean {
  return env().PUBLIC_URL?.startsWith("https://") ?? false;
}

/** React's error overlay evaluates code; production never does. */
function isDevelopment(): boolean {
  // biome-ignore lint/style/noProcessEnv: Next replaces this one by a constant at build time.
  return process.env.NODE_ENV === "development";
}

export const config = {
  matcher: ["/((?!api/|webhook|health|_next/|demo/|pictures/|icon\\.svg|favicon\\.ico).*)"],
};

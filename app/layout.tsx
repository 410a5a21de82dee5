import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { THEME_SCRIPT } from "@/components/telegram/theme-script";
import { env } from "@/lib/env";
import { directionOf } from "@/lib/text/languages";
import { pageText } from "@/lib/text/page-text";
import { readLanguage } from "@/lib/web/read-language";
import "./globals.css";

/** Asked at every request: the owner may have given the shop another name. */
export async function generateMetadata(): Promise<Metadata> {
  const name = env().SHOP_NAME;
  return {
    title: { default: name, template: `%s · ${name.replaceAll("%", "％")}` },
    description: pageText(await readLanguage()).shopLine,
    icons: { icon: { url: "/icon.svg", type: "image/svg+xml" } },
    formatDetection: { telephone: false, email: false, address: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  interactiveWidget: "resizes-content",
};

/** Every page: the document, the theme before the first paint, and who may frame us. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const language = await readLanguage();
  return (
    // Telegram's colours are written onto <html> before React wakes up.
    <html lang={language} dir={directionOf(language)} suppressHydrationWarning>
      <head>
        <meta
          name="kiosk-frame-origins"
          content={["https://*.telegram.org", ...env().FRAME_ANCESTORS].join(" ")}
        />
        <script
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of our own; as a file it would delay the first paint.
          dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }}
        />
      </head>
      <body>{children}</body>
    </html>
  );
}

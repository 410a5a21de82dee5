import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  // Pictures are small SVGs, or uploads that are already sized; nothing is gained by a second encoder.
  images: { unoptimized: true },
  // Pages set theirs in proxy.ts, the API in lib/web/respond.ts; this one is for files too.
  headers: async () => [
    { source: "/:path*", headers: [{ key: "X-Content-Type-Options", value: "nosniff" }] },
  ],
};

export default config;

import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  // Pictures are small SVGs, or uploads that are already sized; nothing is gained by a second encoder.
  images: { unoptimized: true },
};

export default config;

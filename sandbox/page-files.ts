import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Answer, Call } from "./http";

const PAGE_FOLDER = fileURLToPath(new URL("./page/", import.meta.url));
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
};

let bundle: Promise<Map<string, string>> | null = null;

/** Answers the page and its two files; they are built on the first request, so tests that need no page pay nothing. */
export async function answerPage(call: Call): Promise<Answer> {
  bundle ??= buildPage();
  const files = await bundle;
  const name = call.path === "/" ? "index.html" : call.path.slice(1);
  const content = files.get(name);
  if (call.method !== "GET" || content === undefined)
    return { status: 404, body: { error: "not found" } };
  const extension = name.split(".").at(-1) ?? "";
  const headers = {
    "content-type": CONTENT_TYPES[extension] ?? "text/plain",
    "cache-control": "no-store",
    "referrer-policy": "origin",
  };
  return { status: 200, body: content, headers };
}

async function buildPage(): Promise<Map<string, string>> {
  const result = await build({
    entryPoints: [`${PAGE_FOLDER}main.ts`, `${PAGE_FOLDER}styles.css`, `${PAGE_FOLDER}index.html`],
    loader: { ".html": "copy" },
    outdir: PAGE_FOLDER,
    tsconfigRaw: { compilerOptions: { paths: { "@/*": [`${PAGE_FOLDER}../../*`] } } },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    logLevel: "silent",
  });
  return new Map(
    result.outputFiles.map((file) => [file.path.split(/[\\/]/).at(-1) ?? "", file.text]),
  );
}

import { readFileSync } from "node:fs";

/** Node's arguments in `npm run serve`, for those who start the server without npm in between, so that a signal reaches it. */
export function serveArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  const [node, ...serve]: string[] = scripts.serve.split(" ");
  if (node !== "node" || !serve.includes("server.ts"))
    throw new Error("npm run serve is another command now");
  return serve;
}

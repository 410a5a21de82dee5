import { inject } from "vitest";
import { diffSchema } from "@/prisma/write-migration";

/** What schema.prisma asks for beyond the migrations, both read under the working directory. The engine starts once a process: one call a file. */
export function diffHere(): Promise<string> {
  const url = new URL(inject("adminUrl"));
  return diffSchema({
    host: url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
  });
}

import { globSync } from "node:fs";
import path from "node:path";
import type { callRoute } from "./call-route";

export type Door = Parameters<typeof callRoute<Record<string, string>>>[0];

/** Every route file of the shop, with the methods it exports. */
export async function listDoors(): Promise<{ file: string; methods: Record<string, Door> }[]> {
  const files = globSync("app/**/route.ts").sort();
  return Promise.all(
    files.map(async (file) => ({ file, methods: await import(path.resolve(file)) })),
  );
}

/** The method of one route file. */
export async function openDoor(file: string, method: string): Promise<Door> {
  const door = ((await import(path.resolve(file))) as Record<string, Door>)[method];
  if (!door) throw new Error(`${file} has no ${method}`);
  return door;
}

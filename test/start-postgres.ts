import { randomUUID } from "node:crypto";
import process from "node:process";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { applyMigrations } from "@/prisma/apply-migrations";
import { startScratchPostgres } from "@/prisma/scratch-postgres";
import { databaseUrl } from "./database-url";

declare module "vitest" {
  export interface ProvidedContext {
    adminUrl: string;
    template: string;
  }
}

/** One PostgreSQL for the whole run, migrated once into a template that every test file clones. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_ADMIN_URL;
  const scratch = given ? undefined : await startScratchPostgres();
  const adminUrl = given ?? scratch?.url ?? "";
  const template = `kiosk_template_${randomUUID().replaceAll("-", "")}`;
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${template}`);
  await fillTemplate(databaseUrl(adminUrl, template));
  project.provide("adminUrl", adminUrl);
  project.provide("template", template);
  return async () => {
    await admin.query(`DROP DATABASE ${template} WITH (FORCE)`);
    await admin.end();
    await scratch?.stop();
  };
}

async function fillTemplate(url: string): Promise<void> {
  await applyMigrations(url);
  const client = new pg.Client(url);
  await client.connect();
  await client.query("SELECT initialise_shop('EUR', ARRAY['nowpayments'])");
  await client.end();
}

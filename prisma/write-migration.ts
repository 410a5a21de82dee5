// Development only: `npm run migration -- NAME` writes what schema.prisma asks for beyond the migrations; `-- --check` exits 2 if there is any.
// Prisma's schema engine runs as WebAssembly here, so that nobody downloads an engine binary.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as engineGlue from "@prisma/schema-engine-wasm/schema_engine_bg";
import { readMigrations } from "@/prisma/apply-migrations";
import { startScratchPostgres } from "@/prisma/scratch-postgres";

// Four defects of @prisma/adapter-pg 7.10.1 are got round below: executeScript cuts at every `;` also inside function
// bodies; `connectionString` wins over `database`, so the shadow database would be the database; connectToShadowDb drops
// the shadow before closing its pool; and columns of type "char" are refused by the describer.
const CHAR_OID = 18;
const TEXT_OID = 1042;

type Config = { host: string; port: number; user: string; password: string; database: string };
// biome-ignore lint/suspicious/noExplicitAny: the adapter's inner client and raw query result have no exported types
type Loose = any;

class ShadowFactory extends PrismaPg {
  readonly #config: Config;

  constructor(config: Config) {
    super(config);
    this.#config = config;
  }

  override async connect(): Promise<Loose> {
    const adapter: Loose = await super.connect();
    adapter.executeScript = async (sql: string) => {
      await adapter.client.query(sql);
    };
    return adapter;
  }

  override async connectToShadowDb(): Promise<Loose> {
    const outer = await this.connect();
    const database = `shadow_${crypto.randomUUID().replaceAll("-", "")}`;
    await outer.executeScript(`CREATE DATABASE "${database}"`);
    const shadow: Loose = await new ShadowFactory({ ...this.#config, database }).connect();
    readCharAsText(shadow);
    const end = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await end();
      await outer.executeScript(`DROP DATABASE "${database}" WITH (FORCE)`);
      await outer.dispose();
    };
    return shadow;
  }
}

function readCharAsText(shadow: Loose): void {
  const performIO = shadow.performIO.bind(shadow);
  const queryRaw = shadow.queryRaw.bind(shadow);
  let isChar: boolean[] = [];
  shadow.performIO = async (query: unknown) => {
    const result = await performIO(query);
    isChar = (result.fields ?? []).map((field: { dataTypeID: number }) => {
      if (field.dataTypeID !== CHAR_OID) return false;
      field.dataTypeID = TEXT_OID;
      return true;
    });
    return result;
  };
  shadow.queryRaw = async (query: unknown) => {
    const result = await queryRaw(query);
    isChar.forEach((yes, index) => {
      if (yes) result.columnTypes[index] = ColumnTypeEnum.Character;
    });
    return result;
  };
}

async function loadEngine(config: Config, schema: string): Promise<Loose> {
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => process.stderr.write(`${message}\n`),
    },
  });
  const glue: Loose = engineGlue;
  const wasm = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm")
    .replace("schema_engine.js", "schema_engine_bg.wasm");
  const instance: Loose = await WebAssembly.instantiate(
    await WebAssembly.compile(readFileSync(wasm)),
    { "./schema_engine_bg.js": glue },
  );
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue.SchemaEngine.new(
    { datamodels: [["schema.prisma", schema]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(new ShadowFactory(config)),
  );
}

/** The SQL that leads from the migrations to schema.prisma; empty when they agree. */
export async function diffSchema(config: Config): Promise<string> {
  const schema = readFileSync("prisma/schema.prisma", "utf8");
  const engine = await loadEngine(config, schema);
  const migrationDirectories = readMigrations().map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
  }));
  const { exitCode, stdout } = await engine.diff({
    from: {
      tag: "migrations",
      baseDir: "prisma/migrations",
      lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
      shadowDbInitScript: "",
      migrationDirectories,
    },
    to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] },
    script: true,
    shadowDatabaseUrl: null,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  return exitCode ? stdout : "";
}

async function main(name: string): Promise<void> {
  const scratch = await startScratchPostgres();
  try {
    const url = new URL(scratch.url);
    const sql = await diffSchema({
      host: url.hostname,
      port: Number(url.port),
      user: url.username,
      password: url.password,
      database: "postgres",
    });
    if (!sql) return void process.stdout.write("schema.prisma and migrations agree\n");
    if (name === "--check") {
      process.stdout.write(`schema.prisma asks for what no migration does:\n${sql}\n`);
      process.exitCode = 2;
      return;
    }
    const folder = path.join(
      "prisma/migrations",
      `${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}_${name}`,
    );
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "migration.sql"), sql);
    writeFileSync("prisma/migrations/migration_lock.toml", 'provider = "postgresql"\n');
    process.stdout.write(`${folder}\n`);
  } finally {
    await scratch.stop();
  }
}

if (import.meta.main) {
  await main(process.argv[2] ?? "change");
  process.exit();
}

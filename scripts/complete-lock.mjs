// After `npm install` behind a mirror that does not carry the builds of other systems: npm leaves those optional packages out of
// package-lock.json, and then refuses `npm ci`. This writes them in, by the exact version that their parent asks for.
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";

const SYSTEMS = ["android", "darwin", "freebsd", "linux", "openharmony", "win32"];
const CPUS = ["arm64", "arm", "ia32", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const added = [];

for (const { optionalDependencies = {} } of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const entry = readPlatform(name, version);
    if (lock.packages[`node_modules/${name}`] || !entry) continue;
    lock.packages[`node_modules/${name}`] = entry;
    added.push(name);
  }
}

/** What a platform's package says of itself follows from its name; null for any other package. */
function readPlatform(name, version) {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = CPUS.filter((kind) => words.includes(kind));
  if (cpu.length === 0 || !/^\d/.test(version)) return null;
  const isMusl = words.some((word) => word.startsWith("musl"));
  const libc = os[0] === "linux" && (isMusl ? ["musl"] : ["glibc"]);
  return { version, cpu, ...(libc && { libc }), optional: true, ...(os.length > 0 && { os }) };
}

const [root, ...rest] = Object.entries(lock.packages);
lock.packages = Object.fromEntries([root, ...rest.sort(([a], [b]) => a.localeCompare(b, "en"))]);
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added.length} packages of other systems written into package-lock.json\n`);

import { crc32, deflateRawSync } from "node:zlib";

/** An entry as an archive should claim it; what is left out is told truly. */
export type ZipEntry = {
  readonly name: string;
  readonly content?: string | Buffer;
  readonly isStored?: boolean;
  readonly flags?: number;
  readonly unixMode?: number;
  readonly claimedSize?: number;
  readonly claimedCrc?: number;
};

const UTF8 = 0x800;

/** A ZIP archive, also one that no honest program would write. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { name, local, central } = writeEntry(entry, offset);
    locals.push(local);
    centrals.push(central, name);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function writeEntry(entry: ZipEntry, offset: number) {
  const name = Buffer.from(entry.name);
  const content = Buffer.from(entry.content ?? "x");
  const packed = entry.isStored ? content : deflateRawSync(content);
  const facts = Buffer.alloc(26); // what both headers say
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE((entry.flags ?? 0) | UTF8, 2);
  facts.writeUInt16LE(entry.isStored ? 0 : 8, 4);
  facts.writeUInt32LE(entry.claimedCrc ?? crc32(content), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(entry.claimedSize ?? content.length, 18);
  facts.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), facts, name, packed]);
  const madeBy = Buffer.from([20, 3]); // on Unix
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(((entry.unixMode ?? 0o100644) << 16) >>> 0, 6);
  rest.writeUInt32LE(offset, 10);
  return {
    name,
    local,
    central: Buffer.concat([Buffer.from("PK\x01\x02"), madeBy, facts, rest]),
  };
}

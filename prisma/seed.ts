// `npm run seed` loads the demo shop into DATABASE_URL, `npm run seed -- FILE.json` any other; twice without harm.
import path from "node:path";
import process from "node:process";
import { closeDatabase, pool, prisma } from "@/lib/db";
import { EnvError, env, requireEnv } from "@/lib/env";
import { newId } from "@/lib/id";
import { requireMoney } from "@/lib/money";
import { addUnits } from "@/lib/stock/add-units";
import { setSharedPayload } from "@/lib/stock/set-shared-payload";
import { prepareDatabase } from "@/prisma/prepare-database";
import {
  readSeedFile,
  readUnit,
  SeedError,
  type SeedFile,
  type SeedOffer,
} from "@/prisma/seed-file";

const LOCK = 726_002;
export const DEMO_SHOP = "prisma/demo-shop.json";

type Product = SeedFile["products"][number];
type Report = { products: number; offers: number; unitsAdded: number };

/**
 * Loads a seed file into a shop that is migrated and initialised: titles, texts and prices become those of the file, units are only ever
 * added, and only those that were never there. What the file does not name stays, and so do the pictures of a product that has an uploaded one. @throws SeedError before anything is written
 */
export async function seedShop({ file }: { file: string }): Promise<Report> {
  const seed = readSeedFile(file);
  const folder = path.dirname(path.resolve(file));
  // Read before anything is written, so that a missing file leaves no half a shop.
  for (const { units } of seed.products.flatMap((product) => product.offers))
    for (const unit of units) readUnit(unit, folder);
  const client = await pool().connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    return await load(seed, folder);
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [LOCK]);
    client.release();
  }
}

async function load(seed: SeedFile, folder: string): Promise<Report> {
  const report: Report = { products: 0, offers: 0, unitsAdded: 0 };
  await loadPlaces(seed);
  for (const product of seed.products) {
    const productId = await loadProduct(product);
    report.products += 1;
    for (const [position, offer] of product.offers.entries()) {
      const offerId = await loadOffer({ productId, offer, position });
      report.offers += 1;
      const units = offer.units.map((unit) => readUnit(unit, folder));
      if (!offer.unlimited) report.unitsAdded += await addUnits({ offerId, units });
      else for (const content of units) await setSharedPayload({ offerId, content });
    }
  }
  return report;
}

async function loadPlaces({ locations, categories }: SeedFile): Promise<void> {
  // Cities first: a district names its city.
  const ordered = [...locations.entries()].sort(
    ([, left], [, right]) => Number(Boolean(left.parent)) - Number(Boolean(right.parent)),
  );
  for (const [position, { id, name, names, parent }] of ordered) {
    const values = { name, position, parentId: parent ?? null };
    await prisma().location.upsert({ where: { id }, create: { id, ...values }, update: values });
    for (const [language, translated] of Object.entries(names))
      await prisma().locationTranslation.upsert({
        where: { locationId_language: { locationId: id, language } },
        create: { locationId: id, language, name: translated },
        update: { name: translated },
      });
  }
  for (const [position, category] of categories.entries()) await loadCategory(category, position);
}

async function loadCategory(category: SeedFile["categories"][number], position: number) {
  const { slug, title, titles } = category;
  const { id } = await prisma().category.upsert({
    where: { slug },
    create: { id: slug, slug, title, position },
    update: { title, position },
  });
  for (const [language, translated] of Object.entries(titles))
    await prisma().categoryTranslation.upsert({
      where: { categoryId_language: { categoryId: id, language } },
      create: { categoryId: id, language, title: translated },
      update: { title: translated },
    });
}

async function loadProduct(product: Product): Promise<string> {
  const { slug, title, description, kind } = product;
  const category = await prisma().category.findUniqueOrThrow({ where: { slug: product.category } });
  const values = { title, description, kind, categoryId: category.id };
  const known = await prisma().product.findUnique({
    where: { slug },
    include: { images: { orderBy: { position: "asc" } } },
  });
  const id = known?.id ?? newId("product");
  if (known) await prisma().product.update({ where: { id }, data: values });
  else await prisma().product.create({ data: { id, slug, ...values } });
  const urls = known?.images.map((image) => image.url) ?? [];
  const isOwners = known?.images.some(({ pictureId }) => pictureId !== null);
  if (!isOwners && JSON.stringify(urls) !== JSON.stringify(product.images)) {
    const images = product.images.map((url, position) => ({ productId: id, position, url }));
    await prisma().$transaction([
      prisma().productImage.deleteMany({ where: { productId: id } }),
      prisma().productImage.createMany({ data: images }),
    ]);
  }
  return id;
}

async function loadOffer({
  productId,
  offer,
  position,
}: {
  productId: string;
  offer: SeedOffer;
  position: number;
}): Promise<string> {
  const priceMinor = requireMoney(offer.price, env().SHOP_CURRENCY).amount;
  const values = { priceMinor, position, isUnlimited: Boolean(offer.unlimited) };
  const key = { productId, locationId: offer.location ?? null, title: offer.title };
  const known = await prisma().offer.findFirst({ where: key });
  if (known) await prisma().offer.update({ where: { id: known.id }, data: values });
  const id = known?.id ?? newId("offer");
  if (!known) await prisma().offer.create({ data: { id, ...key, ...values } });
  return id;
}

async function main(file: string): Promise<void> {
  try {
    requireEnv("DATABASE_URL");
    requireEnv("ENCRYPTION_KEY");
    await prepareDatabase();
    const { products, offers, unitsAdded } = await seedShop({ file });
    process.stdout.write(`${products} products, ${offers} offers, ${unitsAdded} new units\n`);
  } catch (error) {
    if (!(error instanceof SeedError || error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } finally {
    await closeDatabase();
  }
}

if (import.meta.main) await main(process.argv[2] ?? DEMO_SHOP);

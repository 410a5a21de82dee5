import { addUnits, makeOffer } from "@/test/factories";

/** Offers at 25.00 with sealed units; their ids. */
export async function fillOffers({
  offers,
  unitsEach,
}: {
  offers: number;
  unitsEach: number;
}): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 1; n <= offers; n += 1) {
    const { id } = await makeOffer({ priceMinor: 2_500n, units: 0 });
    await addUnits(
      id,
      Array.from({ length: unitsEach }, (_, unit) => `CODE-${n}-${unit}-`),
    );
    ids.push(id);
  }
  return ids;
}

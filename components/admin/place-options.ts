import type { LocationItem } from "@/lib/catalog/rules";

/** Places to choose from: each city, then its districts under it. */
export function placeOptions(
  places: readonly LocationItem[],
): { readonly value: string; readonly title: string }[] {
  return places
    .filter((place) => place.parent_id === null)
    .flatMap((city) => [
      { value: city.id, title: city.name },
      ...places
        .filter((place) => place.parent_id === city.id)
        .map(({ id, name }) => ({ value: id, title: `${city.name} · ${name}` })),
    ]);
}

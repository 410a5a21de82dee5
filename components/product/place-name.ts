import type { LocationView } from "@/lib/catalog/rules";

/** What a place is called, a district with its city; null for none. */
export function placeName(id: string | null, locations: readonly LocationView[]): string | null {
  const place = locations.find((location) => location.id === id);
  if (!place) return null;
  const city = locations.find((location) => location.id === place.parent_id);
  return city ? `${city.name} · ${place.name}` : place.name;
}

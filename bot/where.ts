import { createHash } from "node:crypto";
import { listProducts } from "@/lib/catalog/list-products";
import {
  type CatalogPage,
  type CategoryView,
  findTextLanguage,
  type LocationView,
} from "@/lib/catalog/rules";
import type { BotContext } from "./context";

/** Where in the catalogue somebody is. Nulls: everywhere, of every category. */
export type Where = {
  readonly place: LocationView | null;
  readonly category: CategoryView | null;
};

/** What the button of the shop comes back with. */
export const SHOP_BUTTON = "shop";

/** Nowhere in particular. */
export const ANY = "-";

/** How many places or categories one screen offers: a message has a hundred buttons at most. All of them are in the Mini App. */
export const CHOICES_MAX = 90;

/** In a regular expression: a place or a category in what a button comes back with, whose 64 bytes their ids might not fit. */
export const CODE = "(-|[A-Za-z0-9_-]{8})";

const CODE_LENGTH = 8;

/** A place or a category in what a button comes back with. */
export function codeOf(thing: { readonly id: string } | null): string {
  if (!thing) return ANY;
  return createHash("sha256").update(thing.id).digest("base64url").slice(0, CODE_LENGTH);
}

/** Where somebody is, as every button of theirs carries it on: 17 bytes at most. */
export function writeWhere({ place, category }: Where): string {
  return `${codeOf(place)}:${codeOf(category)}`;
}

/** The catalogue from its start, for its places and categories, in the shopper's language. */
export function readPlaces(ctx: BotContext): Promise<CatalogPage> {
  return listProducts({ language: languageOf(ctx) });
}

/** The language in which the shopper reads titles and names. */
export function languageOf(ctx: BotContext) {
  return findTextLanguage(ctx.shopper.language);
}

/** What two codes name; undefined when either is no more in the catalogue, or never was. */
export function readWhere(
  catalog: CatalogPage,
  placeCode: string,
  categoryCode: string,
): Where | undefined {
  const place = find(catalog.locations, placeCode);
  const category = find(catalog.categories, categoryCode);
  return place === undefined || category === undefined ? undefined : { place, category };
}

function find<T extends { readonly id: string }>(
  things: readonly T[],
  code: string,
): T | null | undefined {
  return code === ANY ? null : things.find((thing) => codeOf(thing) === code);
}

const LENGTH_MAX = 61;

/** A slug for a title: its letters without their marks; empty where none are Latin. */
export function toSlug(title: string): string {
  return title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, LENGTH_MAX)
    .replace(/-$/, "");
}

/** The query of an address; a filter left empty in its form is none, one that is there several times is a list with commas. */
export function readQuery(request: Request): Record<string, string> {
  const { searchParams } = new URL(request.url);
  const given = [...new Set(searchParams.keys())].map((name): [string, string] => [
    name,
    searchParams
      .getAll(name)
      .filter((value) => value !== "")
      .join(","),
  ]);
  return Object.fromEntries(given.filter(([, value]) => value !== ""));
}

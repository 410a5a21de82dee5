/** The query of an address; a filter left empty in its form is none. */
export function readQuery(request: Request): Record<string, string> {
  const given = [...new URL(request.url).searchParams].filter(([, value]) => value !== "");
  return Object.fromEntries(given);
}

const PATHS = {
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  send: "M4 12l16-8-5 16-4-6-7-2z",
  link: "M9 15L19 5M12 5h7v7",
  app: "M5 5h14v14H5zM5 9h14",
  share: "M13 5l7 6-7 6v-4C8 13 5 15 4 19c0-7 3-10 9-10z",
  copy: "M9 9h10v10H9zM5 15V5h10",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  sun: "M12 8a4 4 0 100 8 4 4 0 000-8zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2",
  moon: "M20 14A8 8 0 0110 4a8 8 0 1010 10z",
  slash: "M15 5L9 19",
  ban: "M12 3a9 9 0 100 18 9 9 0 000-18zM6 6l12 12",
  reload: "M20 11A8 8 0 105 17M20 4v7h-7",
} as const;

/** The names of the drawings. */
export type IconName = keyof typeof PATHS;

/** A line drawing of 24 by 24 in the current colour; for eyes only. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

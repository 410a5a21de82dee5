import type { ReactNode, SVGProps } from "react";
import { classNames } from "./class-names";

/** Line icons on a 24-unit grid. Drawn here, so that no icon pack travels to the browser. */
const PATHS = {
  shop: (
    <path d="M4 10v9.5h16V10M3 10l1.8-5.5h14.4L21 10a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0Zm7 9.500v-5h4v5" />
  ),
  basket: (
    <path d="M4 9.500h16l-1.700 10H5.700L4 9.500Zm4 0 3-5.500m5 5.500-3-5.500M9.500 13v3.500m5-3.500v3.500" />
  ),
  orders: (
    <path d="M12 3.500 4.500 7.250v9.500L12 20.500l7.500-3.750v-9.500L12 3.500ZM4.500 7.250 12 11l7.500-3.750M12 11v9.500M8.250 5.400l7.500 3.750" />
  ),
  profile: (
    <path d="M12 12.500a4.250 4.250 0 1 0 0-8.500 4.250 4.250 0 0 0 0 8.500Zm-8 8c.600-3.500 3.800-5.500 8-5.500s7.400 2 8 5.500" />
  ),
  search: (
    <path d="M10.750 17.500a6.750 6.750 0 1 0 0-13.500 6.750 6.750 0 0 0 0 13.500Zm5-1.750L20.500 20.500" />
  ),
  close: <path d="m6.500 6.500 11 11m0-11-11 11" />,
  chevron: <path d="m9.500 6 6 6-6 6" />,
  check: <path d="m5 12.500 4.500 4.500L19 7.500" />,
  copy: <path d="M9 9h10v11H9zM15 9V5H5v11h4" />,
  clock: <path d="M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17ZM12 7.500V12l3 2" />,
  alert: (
    <path d="M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17ZM12 7.800v5m0 3.200v.010" />
  ),
  minus: <path d="M6 12h12" />,
  plus: <path d="M6 12h12M12 6v12" />,
  trash: (
    <path d="M5 7h14M10 7V4.500h4V7m-7.500 0 .800 13h9.400l.800-13M10.200 10.500v6m3.600-6v6" />
  ),
  pin: (
    <path d="M12 21c4.300-4.500 6.500-8 6.500-11a6.500 6.500 0 1 0-13 0c0 3 2.200 6.500 6.500 11Zm0-8.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z" />
  ),
  chat: (
    <path d="M12 4c5 0 8.500 3.200 8.500 7.500S17 19 12 19c-1 0-2-.150-2.900-.400L4.500 20l1.300-3.600C4.300 15.200 3.500 13.400 3.500 11.500 3.500 7.200 7 4 12 4Z" />
  ),
  file: <path d="M6 3.500h8l4.500 4.500v12.500H6zM14 3.500V8h4.500M9 12.500h6.500M9 16h6.500" />,
  wallet: (
    <path d="M4 7.500h14.500a1.500 1.500 0 0 1 1.500 1.500v9a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 18V6.500A1.500 1.500 0 0 1 5.500 5H17v2.500M16 13.500h.010" />
  ),
  globe: (
    <path d="M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17ZM3.500 12h17M12 3.500c2.500 2.500 3.500 5.300 3.500 8.500s-1 6-3.500 8.500c-2.500-2.500-3.500-5.300-3.500-8.500s1-6 3.500-8.500Z" />
  ),
  reload: <path d="M19 12a7 7 0 1 1-2.200-5.100M17.500 3.500v4h-4" />,
  bag: <path d="M5.500 8.500h13l1 12h-15l1-12ZM8.500 11V7a3.500 3.500 0 0 1 7 0v4" />,
  plane: (
    <path d="M21 4 3 11.200l6 2.300m12-9.500-12 9.500m12-9.500-3.500 16L12 15.700M9 13.500v6l3-3.800" />
  ),
  eye: (
    <path d="M2.500 12c2.300-4.300 5.500-6.500 9.500-6.500s7.200 2.200 9.500 6.500c-2.300 4.300-5.500 6.500-9.500 6.500S4.800 16.300 2.500 12Zm9.500 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z" />
  ),
  bolt: <path d="M13 3 5 13.500h6L10.500 21 19 10.500h-6.500L13 3Z" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof PATHS;

/** A decorative icon: the words beside it, or the label of its button, say what it means. */
export function Icon({ name, className, ...rest }: { name: IconName } & DrawingProps) {
  // The way on lies where the line runs to.
  const mirrored = name === "chevron" && "rtl:-scale-x-100";
  return (
    <Drawing {...rest} className={classNames(mirrored, className)}>
      {PATHS[name]}
    </Drawing>
  );
}

type DrawingProps = { size?: number } & SVGProps<SVGSVGElement>;

/** The lines of an icon, drawn as all of them are. */
export function Drawing({ size = 24, children, ...rest }: DrawingProps) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      {...rest}
    >
      {children}
    </svg>
  );
}

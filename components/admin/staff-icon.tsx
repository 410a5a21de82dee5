import type { ComponentProps, ReactNode } from "react";
import { Drawing, Icon, type IconName } from "@/components/ui/icon";

/** Icons that only the pages of those who run the shop draw: no shopper loads them. */
const PATHS = {
  settings: (
    <path d="M4 7.500h9m4 0h3M4 16.500h3m4 0h9M15 10a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Zm-6 9a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z" />
  ),
  plot: <path d="M4 20.500h16M6.500 17v-5m5.500 5V6.500m5.500 10.500v-7.500" />,
  stock: (
    <path d="M4.500 20.500v-17m15 17v-17m-15 7h15m-15 7.500h15M8 10.500v-4h4.500v4m-1 7.500v-4H16v4" />
  ),
  picture: (
    <path d="M4 5h16v14H4zM4 16l4.500-4.500 3.500 3.500 3-3L20 16.500M9 9.500a.750.750 0 1 1-1.500 0 .750.750 0 0 1 1.500 0" />
  ),
  staff: (
    <path d="M14.500 13.500a4.500 4.500 0 1 0-4.300-3.200L4 16.500v3.500h3.500v-2.500H10V15l1-1M15.500 8.500v.010" />
  ),
  grip: (
    <path d="M9 6v.010M9 12v.010M9 18v.010M15 6v.010M15 12v.010M15 18v.010" strokeWidth={2.6} />
  ),
} satisfies Record<string, ReactNode>;

export type StaffIconName = IconName | keyof typeof PATHS;

type Props = Omit<ComponentProps<typeof Icon>, "name"> & { name: StaffIconName };

/** A decorative icon: one of the shop's, or one of their own. */
export function StaffIcon({ name, ...rest }: Props) {
  return isOwn(name) ? <Drawing {...rest}>{PATHS[name]}</Drawing> : <Icon name={name} {...rest} />;
}

function isOwn(name: StaffIconName): name is keyof typeof PATHS {
  return name in PATHS;
}

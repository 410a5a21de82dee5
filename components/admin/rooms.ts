import { isAllowed, type Right, type StaffRole } from "@/lib/staff/rules";
import { BATCH_EN } from "@/lib/text/admin-batch-en";
import { CATALOG_EN } from "@/lib/text/admin-catalog-en";
import { ADMIN_CODES_EN } from "@/lib/text/admin-codes-en";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { ADMIN_LISTS_EN } from "@/lib/text/admin-lists-en";
import { ADMIN_REVIEWS_EN } from "@/lib/text/admin-reviews-en";
import { ADMIN_SETTINGS_EN } from "@/lib/text/admin-settings-en";
import { ADMIN_SUPPORT_EN } from "@/lib/text/admin-support-en";
import type { StaffIconName } from "./staff-icon";

type Room = {
  readonly href: string;
  readonly title: string;
  readonly icon: StaffIconName;
  readonly right: Right;
};

const ROOMS: readonly Room[] = [
  { href: "/admin", title: ADMIN_EN.rooms.overview, icon: "plot", right: "read" },
  { href: "/admin/orders", title: ADMIN_LISTS_EN.rooms.orders, icon: "orders", right: "read" },
  { href: "/admin/payments", title: ADMIN_LISTS_EN.rooms.payments, icon: "wallet", right: "read" },
  { href: "/admin/shoppers", title: ADMIN_LISTS_EN.rooms.shoppers, icon: "profile", right: "read" },
  {
    href: "/admin/shoppers/codes",
    title: ADMIN_CODES_EN.title,
    icon: "staff",
    right: "settle",
  },
  { href: "/admin/support", title: ADMIN_SUPPORT_EN.title, icon: "chat", right: "read" },
  { href: "/admin/reviews", title: ADMIN_REVIEWS_EN.title, icon: "alert", right: "read" },
  { href: "/admin/catalog", title: CATALOG_EN.title, icon: "bag", right: "read" },
  { href: "/admin/stock", title: ADMIN_EN.rooms.stock, icon: "stock", right: "read" },
  { href: "/admin/stock/batches", title: BATCH_EN.room, icon: "copy", right: "stock" },
  {
    href: "/admin/settings",
    title: ADMIN_SETTINGS_EN.title,
    icon: "settings",
    right: "settings",
  },
  { href: "/admin/staff", title: ADMIN_EN.rooms.staff, icon: "staff", right: "staff" },
  { href: "/admin/sessions", title: ADMIN_EN.rooms.sessions, icon: "globe", right: "read" },
  { href: "/admin/audit", title: ADMIN_EN.rooms.audit, icon: "file", right: "audit" },
];

/** The pages a role may see, in the order of the navigation. The pages themselves check again. */
export function roomsOf(role: StaffRole): readonly Room[] {
  return ROOMS.filter(({ right }) => isAllowed(role, right));
}

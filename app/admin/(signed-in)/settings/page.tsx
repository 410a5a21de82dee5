import { SettingsScreen } from "@/components/admin/settings-screen";
import { listLocations } from "@/lib/catalog/list-locations";
import { env } from "@/lib/env";
import { listSettings } from "@/lib/setting/list-settings";
import { ADMIN_SETTINGS_EN } from "@/lib/text/admin-settings-en";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

export const generateMetadata = () => staffPageTitle("settings", ADMIN_SETTINGS_EN.title);

/** What the owner may set. */
export default async function SettingsPage() {
  await requireStaffPage("settings");
  const [{ items }, { items: places }] = await Promise.all([listSettings(), listLocations()]);
  return <SettingsScreen items={items} places={places} currency={env().SHOP_CURRENCY} />;
}

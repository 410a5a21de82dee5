import { classNames } from "@/components/ui/class-names";
import type { SettingGroup, SettingView, VariableSetting } from "@/lib/setting/rules";
import { SettingsCard } from "./settings-card";
import { SettingsField } from "./settings-field";
import { type Group, useSettingsGroup } from "./use-settings-group";

type Variable = SettingView & { readonly name: VariableSetting };
type Props = Group & { id: Exclude<SettingGroup, "texts" | "currencies">; currency: string };

/** A group of single values, two beside each other where there is room. */
export function SettingsFields({ id, currency, ...group }: Props) {
  const { card, change, errorOf, valueFor } = useSettingsGroup(id, group);
  const isWide = group.items.length > 2;
  return (
    <SettingsCard {...card}>
      <div className={classNames("grid gap-x-6 gap-y-5", isWide && "md:grid-cols-2")}>
        {group.items.map((item) => (
          <SettingsField
            key={item.name}
            item={item as Variable}
            currency={currency}
            value={valueFor(item)}
            error={errorOf(item.name)}
            onChange={(value) => change(item, value)}
          />
        ))}
      </div>
    </SettingsCard>
  );
}

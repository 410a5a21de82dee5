"use client";

import { useState } from "react";
import type { LocationItem } from "@/lib/catalog/rules";
import type { SettingGroup, SettingView } from "@/lib/setting/rules";
import { ADMIN_SETTINGS_EN as words } from "@/lib/text/admin-settings-en";
import { Heading } from "./heading";
import { SettingsCoins } from "./settings-coins";
import { SettingsFields } from "./settings-fields";
import { SettingsHours } from "./settings-hours";
import { SettingsTexts } from "./settings-texts";
import { useUnsavedGuard } from "./use-unsaved-guard";

type GroupId = keyof typeof words.groups;
type Props = {
  items: readonly SettingView[];
  places: readonly LocationItem[];
  currency: string;
};

const ORDER: readonly GroupId[] = [
  "shop",
  "hours",
  "texts",
  "payments",
  "limits",
  "currencies",
  "access",
  "alerts",
];

/** Everything the owner may set, group by group; each is saved by itself. */
export function SettingsScreen({ items: rendered, places, currency }: Props) {
  const [items, setItems] = useState(rendered);
  const [unsaved, setUnsaved] = useState<ReadonlySet<GroupId>>(new Set());
  const question = useUnsavedGuard(unsaved.size > 0);
  const mark = (id: GroupId) => (isUnsaved: boolean) =>
    setUnsaved((known) => {
      if (known.has(id) === isUnsaved) return known;
      const next = new Set(known);
      if (isUnsaved) next.add(id);
      else next.delete(id);
      return next;
    });
  const group = (id: SettingGroup) => ({
    items: items.filter((item) => item.group === id),
    onNews: setItems,
    onUnsaved: mark(id),
  });
  return (
    <>
      <Heading title={words.title} intro={words.intro} />
      <nav aria-label={words.sections} className="-mx-4 overflow-x-auto px-4 pb-5 lg:mx-0 lg:px-0">
        <ul className="flex w-max gap-2">
          {ORDER.map((id) => (
            <li key={id}>
              <a
                href={`#${id}`}
                className="inline-flex min-h-11 items-center rounded-full bg-surface px-4 text-sm font-medium text-link"
              >
                {words.groups[id].title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="space-y-8">
        <SettingsFields id="shop" currency={currency} {...group("shop")} />
        <SettingsHours places={places} onUnsaved={mark("hours")} />
        <SettingsTexts {...group("texts")} />
        <SettingsFields id="payments" currency={currency} {...group("payments")} />
        <SettingsFields id="limits" currency={currency} {...group("limits")} />
        <SettingsCoins {...group("currencies")} />
        <SettingsFields id="access" currency={currency} {...group("access")} />
        <SettingsFields id="alerts" currency={currency} {...group("alerts")} />
      </div>
      {question}
    </>
  );
}

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { SkeletonList } from "@/components/ui/skeleton-list";
import { SwitchRow } from "@/components/ui/switch-row";
import type { CoinView } from "@/lib/gateway/rules";
import { ADMIN_SETTINGS_EN as words } from "@/lib/text/admin-settings-en";
import { callAdmin } from "./api";
import { SettingsCard } from "./settings-card";
import { type Group, useSettingsGroup } from "./use-settings-group";

type Coins = { readonly items: readonly CoinView[]; readonly is_whole: boolean };

/** The coins of the payment services, each on or off. */
export function SettingsCoins(group: Group) {
  const { card, change, valueFor } = useSettingsGroup("currencies", group);
  const { coins, hasFailed, load } = useCoins();
  const [item] = group.items;
  if (!item) return null;
  const off = new Set(valueFor(item).split(",").filter(Boolean));
  const turn = (currency: string, isOn: boolean) => {
    const left = [...off].filter((one) => one !== currency);
    change(item, (isOn ? left : [...left, currency]).sort().join(","));
  };
  return (
    <SettingsCard {...card}>
      {coins ? (
        <CoinList coins={coins} off={off} onTurn={turn} />
      ) : (
        <Waiting hasFailed={hasFailed} onAgain={load} />
      )}
    </SettingsCard>
  );
}

function Waiting({ hasFailed, onAgain }: { hasFailed: boolean; onAgain: () => void }) {
  if (!hasFailed) return <SkeletonList rows={4} label={words.loadingCoins} />;
  return (
    <div role="alert" className="space-y-3">
      <p>{words.coinsFailed}</p>
      <Button look="tinted" onClick={onAgain}>
        {words.again}
      </Button>
    </div>
  );
}

type ListProps = {
  coins: Coins;
  off: ReadonlySet<string>;
  onTurn: (currency: string, isOn: boolean) => void;
};

function CoinList({ coins, off, onTurn }: ListProps) {
  const { items, is_whole: isWhole } = coins;
  const remark = items.length === 0 && isWhole ? words.noCoins : words.someMissing;
  const isAllOff = items.length > 0 && items.every(({ currency }) => off.has(currency));
  return (
    <>
      <ul className="grid gap-x-8 md:grid-cols-2">
        {items.map(({ currency, title, network, gateway }) => (
          <li key={`${gateway} ${currency}`} className="border-b border-line">
            <SwitchRow
              title={title}
              hint={network === title ? undefined : network}
              isOn={!off.has(currency)}
              onChange={(isOn) => onTurn(currency, isOn)}
            />
          </li>
        ))}
      </ul>
      {items.length === 0 || !isWhole ? <p className="pt-2 text-muted">{remark}</p> : null}
      {isAllOff ? <p className="pt-3 font-medium text-warn">{words.allOff}</p> : null}
    </>
  );
}

function useCoins() {
  const [coins, setCoins] = useState<Coins | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further attempt asks again.
  useEffect(() => {
    let isGone = false;
    setFailed(false);
    callAdmin<Coins>("/api/admin/currencies").then(
      (answer) => isGone || setCoins(answer),
      () => isGone || setFailed(true),
    );
    return () => {
      isGone = true;
    };
  }, [attempt]);
  return { coins, hasFailed, load: () => setAttempt((count) => count + 1) };
}

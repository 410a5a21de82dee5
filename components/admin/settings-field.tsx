import { Moment } from "@/components/ui/moment";
import { SelectField } from "@/components/ui/select-field";
import { SwitchRow } from "@/components/ui/switch-row";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import type { SettingKind, SettingView, VariableSetting } from "@/lib/setting/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { ADMIN_SETTINGS_EN as words } from "@/lib/text/admin-settings-en";

type Props = {
  item: SettingView & { readonly name: VariableSetting };
  currency: string;
  value: string;
  error: string | undefined;
  /** Null: the default again. */
  onChange: (value: string | null) => void;
};

const POLICIES = Object.entries(words.policies).map(([value, title]) => ({ value, title }));

/** One setting: what it is, its unit, what counts now, and whether that is the default or who set it. */
export function SettingsField(props: Props) {
  const { item, currency } = props;
  const { label, hint } = words.names[item.name];
  const unit = item.kind === "amount" ? currency : words.units[item.kind];
  const named = unit ? words.withUnit(label, unit) : label;
  return (
    <div>
      <Control {...props} label={named} hint={hint} />
      <p className="flex flex-wrap items-center gap-x-1.5 pt-0.5 text-sm text-muted">
        {words.defaultIs(defaultText(item))}
        {item.changed_at ? (
          <>
            <span>
              · {words.setBy(item.changed_by_name ?? "")},{" "}
              <Moment iso={item.changed_at} locale={ADMIN_EN.locale} />
            </span>
            <button
              type="button"
              aria-label={words.toDefaultOf(label)}
              className="-my-2 min-h-11 px-1 font-medium text-link"
              onClick={() => props.onChange(null)}
            >
              {words.toDefault}
            </button>
          </>
        ) : null}
      </p>
    </div>
  );
}

function Control({
  item,
  label,
  hint,
  value,
  error,
  onChange,
}: Props & Record<"label" | "hint", string>) {
  if (item.kind === "switch")
    return (
      <SwitchRow
        title={label}
        hint={hint}
        isOn={value === "on"}
        onChange={(isOn) => onChange(isOn ? "on" : "off")}
      />
    );
  if (item.kind === "policy")
    return (
      <>
        <SelectField
          label={label}
          options={POLICIES}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        <p className="pt-1 text-sm text-muted">{hint}</p>
      </>
    );
  const field = { label, hint, error, value, name: item.name, autoComplete: "off" };
  if (item.kind === "lines")
    return (
      <TextAreaField
        {...field}
        rows={3}
        maxLength={500}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  return (
    <TextField
      {...field}
      error={error ?? false}
      {...(NUMBERS.has(item.kind) && { inputMode: "decimal", className: "tabular" })}
      maxLength={64}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

const NUMBERS = new Set<SettingKind>([
  "amount",
  "percent",
  "minutes",
  "seconds",
  "orders",
  "units",
]);

function defaultText({ kind, default: own }: SettingView): string {
  if (kind === "policy") return words.policies[own === "telegram" ? "telegram" : "open"];
  return own || words.emptyDefault;
}

import { useId } from "react";

type Props = {
  title: string;
  hint?: string | undefined;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
};

/** Something that is on or off, named beside its switch; the whole row can be pressed. */
export function SwitchRow({ title, hint, isOn, onChange }: Props) {
  const id = useId();
  return (
    <label className="group/switch flex min-h-12 cursor-pointer items-center justify-between gap-4 py-2 has-focus-visible:outline-2 has-focus-visible:outline-link">
      <span className="min-w-0">
        <span className="block">{title}</span>
        {hint ? (
          <span id={id} className="block text-sm text-muted">
            {hint}
          </span>
        ) : null}
      </span>
      <input
        type="checkbox"
        role="switch"
        checked={isOn}
        aria-checked={isOn}
        aria-describedby={hint ? id : undefined}
        onChange={(event) => onChange(event.target.checked)}
        className="sr-only"
      />
      <span
        aria-hidden="true"
        className="relative h-7.5 w-12.5 shrink-0 rounded-full bg-edge transition-colors group-has-checked/switch:bg-accent"
      >
        <span className="absolute start-0.75 top-0.75 size-6 rounded-full bg-white transition-transform group-has-checked/switch:translate-x-5 rtl:group-has-checked/switch:-translate-x-5" />
      </span>
    </label>
  );
}

import { type SelectHTMLAttributes, useId } from "react";
import { Icon } from "./icon";
import { FIELD_LOOK } from "./text-field";

type Props = SelectHTMLAttributes<HTMLSelectElement> & {
  label: string;
  options: readonly { readonly value: string; readonly title: string }[];
};

/** One of a list, by the system's own picker. */
export function SelectField({ label, options, className, ...rest }: Props) {
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className="block pb-1 text-sm font-medium">
        {label}
      </label>
      <span className="relative block">
        <select {...rest} id={id} className={`${FIELD_LOOK} appearance-none pe-10`}>
          {options.map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
        <Icon
          name="chevron"
          size={18}
          className="pointer-events-none absolute inset-y-0 end-3 my-auto rotate-90 text-muted"
        />
      </span>
    </div>
  );
}

import { type InputHTMLAttributes, useId } from "react";
import { classNames } from "./class-names";

/** The look of everything that is typed or chosen into. */
export const FIELD_LOOK =
  "min-h-12 w-full rounded-xl border border-edge bg-surface px-3.5 text-base text-ink placeholder:text-muted placeholder-shown:text-ellipsis";

type Props = InputHTMLAttributes<HTMLInputElement> & {
  label: string;
  hint?: string;
  error?: string | false;
};

/** A line to type into, with its name above and below it either a remark or what is wrong. */
export function TextField({ label, hint, error, className, ...rest }: Props) {
  const id = useId();
  const remark = error || hint;
  return (
    <div className={className}>
      <label htmlFor={id} className="block pb-1 text-sm font-medium">
        {label}
      </label>
      <input
        {...rest}
        id={id}
        aria-invalid={Boolean(error)}
        aria-describedby={remark ? `${id}-remark` : undefined}
        className={classNames(FIELD_LOOK, error && "border-danger")}
      />
      {remark ? (
        <p
          id={`${id}-remark`}
          className={classNames("pt-1 text-sm", error ? "text-danger" : "text-muted")}
        >
          {remark}
        </p>
      ) : null}
    </div>
  );
}

import { type TextareaHTMLAttributes, useId } from "react";
import { classNames } from "./class-names";
import { FIELD_LOOK } from "./text-field";

type Props = TextareaHTMLAttributes<HTMLTextAreaElement> & {
  label: string;
  hint?: string | undefined;
  error?: string | false | undefined;
};

/** Several lines to type into, with their name above and below them either a remark or what is wrong. */
export function TextAreaField({ label, hint, error, className, ...rest }: Props) {
  const id = useId();
  const remark = error || hint;
  return (
    <div className={className}>
      <label htmlFor={id} className="block pb-1 text-sm font-medium">
        {label}
      </label>
      <textarea
        dir="auto"
        {...rest}
        id={id}
        aria-invalid={Boolean(error)}
        aria-describedby={remark ? `${id}-remark` : undefined}
        className={classNames(FIELD_LOOK, "block py-2.5 leading-relaxed", error && "border-danger")}
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

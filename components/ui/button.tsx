import type { ButtonHTMLAttributes } from "react";
import { classNames } from "./class-names";
import { Spinner } from "./spinner";

export type ButtonLook = "filled" | "tinted" | "plain" | "danger";

const LOOKS: Record<ButtonLook, string> = {
  filled: "bg-accent text-on-accent",
  tinted: "bg-tint text-link",
  plain: "text-link",
  danger: "text-danger",
};

/** The classes of a button, for links that look like one. */
export function buttonClass(look: ButtonLook, className?: string): string {
  return classNames(
    "button inline-flex items-center justify-center gap-2 rounded-xl text-balance transition-[opacity,transform] active:scale-[0.98] active:opacity-80 disabled:opacity-45",
    LOOKS[look],
    className,
  );
}

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { look?: ButtonLook; isBusy?: boolean };

/** A button in one of the house's four looks; while busy it keeps its width and cannot be pressed. */
export function Button({ look = "filled", isBusy = false, className, children, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled || isBusy}
      aria-busy={isBusy}
      className={buttonClass(look, className)}
    >
      {isBusy ? <Spinner /> : children}
    </button>
  );
}

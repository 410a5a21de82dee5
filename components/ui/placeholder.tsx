import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

type Props = {
  icon: IconName;
  title: string;
  text: ReactNode;
  /** Stands for a whole page, whose heading it is then. */
  isPage?: boolean;
  children?: ReactNode;
};

/** What stands where there is nothing to show: a sign, one sentence, and the way on. */
export function Placeholder({ icon, title, text, isPage = false, children }: Props) {
  const Title = isPage ? "h1" : "h2";
  return (
    <div className="flex flex-col items-center px-6 py-14 text-center">
      <span className="grid size-22 place-items-center rounded-full bg-tint text-link">
        <Icon name={icon} size={42} />
      </span>
      <Title className="mt-5 text-xl font-semibold text-balance">{title}</Title>
      <p className="mt-2 max-w-xs text-muted text-pretty">{text}</p>
      {children ? <div className="mt-6 flex w-full max-w-xs flex-col gap-2">{children}</div> : null}
    </div>
  );
}

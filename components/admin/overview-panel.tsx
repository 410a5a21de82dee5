import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { adminWords } from "./api";

const words = ADMIN_EN.overview;

type Props = {
  title: string;
  intro?: string;
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A card of the overview: its name, at its side what changes how it is shown, below the figures. */
export function Panel({ title, intro, aside, className, children }: Props) {
  return (
    <section className={classNames("min-w-0 rounded-2xl bg-surface p-4 sm:p-5", className)}>
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4">
        <h2 className="text-lg font-semibold">{title}</h2>
        {aside}
      </div>
      {intro ? <p className="text-sm text-muted text-pretty">{intro}</p> : null}
      <div className="pt-4">{children}</div>
    </section>
  );
}

type FiguresProps<Data> = {
  figures: { data: Data | undefined; error: unknown; reload: () => void };
  skeleton: ReactNode;
  children: (data: Data) => ReactNode;
};

/** What is known, or that it is on its way, or that it cannot be had. Old figures stay when new ones do not come. */
export function Figures<Data>({ figures, skeleton, children }: FiguresProps<Data>) {
  if (figures.data !== undefined) return children(figures.data);
  if (!figures.error)
    return (
      <div role="status" aria-label={words.loading}>
        {skeleton}
      </div>
    );
  return (
    <div role="alert" className="flex flex-col items-start gap-3">
      <p className="text-muted">
        {words.failed} {adminWords(figures.error)}
      </p>
      <Button look="tinted" onClick={figures.reload}>
        {words.retry}
      </Button>
    </div>
  );
}

/** Bars of about the height of what will stand there. */
export function Bones({ className }: { className: string }) {
  return <span className={classNames("skeleton block w-full", className)} />;
}

/** Why a card is empty. */
export function Nothing({ title, text }: { title: string; text: string }) {
  return (
    <div className="flex min-h-32 flex-col items-center justify-center gap-1 py-6 text-center">
      <p className="font-medium">{title}</p>
      <p className="max-w-xs text-sm text-muted text-pretty">{text}</p>
    </div>
  );
}

type ToggleProps = { title: string; isOn: boolean; onChange: (isOn: boolean) => void };

/** Between a plot and the numbers behind it. */
export function NumbersToggle({ title, isOn, onChange }: ToggleProps) {
  return (
    <button
      type="button"
      aria-label={isOn ? words.plotOf(title) : words.numbersOf(title)}
      onClick={() => onChange(!isOn)}
      className="-my-2 -mr-2 min-h-11 rounded-lg px-2 text-sm font-medium text-link active:bg-fill"
    >
      {isOn ? words.asPlot : words.asNumbers}
    </button>
  );
}

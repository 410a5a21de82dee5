import { Button } from "@/components/ui/button";
import { BATCH_EN } from "@/lib/text/admin-batch-en";

const words = BATCH_EN.import;

type Props = { fraction: number; count: number; onStop: () => void };

/** How far an import is read. */
export function ImportProgress({ fraction, count, onStop }: Props) {
  const percent = Math.round(fraction * 100);
  return (
    <section aria-labelledby="reading" className="rounded-2xl bg-surface p-4 sm:p-5">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="reading" className="text-xl font-semibold">
          {words.reading}
        </h2>
        <span className="tabular text-muted">{percent} %</span>
      </div>
      <div
        role="progressbar"
        aria-label={words.progress}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="mt-4 h-2.5 overflow-hidden rounded-full bg-fill"
      >
        <div
          className="h-full rounded-full bg-accent transition-[width] duration-500"
          style={{ width: `${Math.max(percent, 2)}%` }}
        />
      </div>
      <p role="status" className="tabular pt-3">
        {words.checked(count)}
      </p>
      <p className="pt-1 pb-4 text-sm text-muted">{words.readingText}</p>
      <Button look="danger" className="border border-line" onClick={onStop}>
        {words.stop}
      </Button>
    </section>
  );
}

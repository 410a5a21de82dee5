type Props = {
  rows: number;
  label: string;
  /** Rows of text alone, without a sign before it. */
  isLow?: boolean;
};

/** Rows of the height that the real ones will have. */
export function SkeletonList({ rows, label, isLow = false }: Props) {
  return (
    <div role="status" aria-label={label} className="overflow-hidden rounded-2xl bg-surface">
      {Array.from({ length: rows }, (_, row) => `row-${row}`).map((key) => (
        <div key={key} className={`flex items-center gap-3 px-4 ${isLow ? "h-13" : "h-16"}`}>
          {isLow ? null : <span className="skeleton size-10 rounded-full" />}
          <span className="flex-1 space-y-2">
            <span className="skeleton block h-4 w-2/3" />
            {isLow ? null : <span className="skeleton block h-3 w-1/3" />}
          </span>
        </div>
      ))}
    </div>
  );
}

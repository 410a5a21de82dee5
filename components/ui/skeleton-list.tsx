/** Rows of the height that the real ones will have. */
export function SkeletonList({ rows, label }: { rows: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="overflow-hidden rounded-2xl bg-surface">
      {Array.from({ length: rows }, (_, row) => `row-${row}`).map((key) => (
        <div key={key} className="flex h-16 items-center gap-3 px-4">
          <span className="skeleton size-10 rounded-full" />
          <span className="flex-1 space-y-2">
            <span className="skeleton block h-4 w-2/3" />
            <span className="skeleton block h-3 w-1/3" />
          </span>
        </div>
      ))}
    </div>
  );
}

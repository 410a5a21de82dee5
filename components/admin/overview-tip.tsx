type Entry = { readonly title: string; readonly color?: string; readonly isLine?: boolean };

/** What the column under the pointer stands for. */
export function PlotTip({
  title,
  lines,
}: {
  title: string;
  lines: readonly (Entry & { readonly value: string })[];
}) {
  return (
    <div className="rounded-xl border border-line bg-surface px-3 py-2 text-sm shadow-lg">
      <p className="pb-1 font-medium whitespace-nowrap">{title}</p>
      <dl className="space-y-0.5">
        {lines.map((line) => (
          <div key={line.title} className="flex items-center justify-between gap-6">
            <dt className="flex items-center gap-2 text-muted">
              <Swatch {...line} />
              {line.title}
            </dt>
            <dd className="tabular">{line.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Which colour means what. */
export function PlotKey({ entries }: { entries: readonly Entry[] }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1.5 pt-3 text-sm text-muted">
      {entries.map((entry) => (
        <li key={entry.title} className="flex items-center gap-2">
          <Swatch {...entry} />
          {entry.title}
        </li>
      ))}
    </ul>
  );
}

function Swatch({ color, isLine = false }: Entry) {
  return (
    <span
      aria-hidden="true"
      className={isLine ? "h-0 w-4 border-t-2 border-dashed" : "size-2.5 rounded-[3px]"}
      style={isLine ? { borderColor: color } : { background: color }}
    />
  );
}

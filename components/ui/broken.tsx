import { FAILURE_EN } from "@/lib/text/failure-en";

type Props = { reference: string | undefined; onRetry: () => void };

/** What stands where a page broke. Leans on nothing that may have broken with it. */
export function Broken({ reference, onRetry }: Props) {
  return (
    <main className="mx-auto max-w-sm px-6 py-24 text-center">
      <h1 className="text-xl font-semibold">{FAILURE_EN.title}</h1>
      <p className="mt-2 text-muted">{FAILURE_EN.unexpected}</p>
      <button
        type="button"
        onClick={onRetry}
        className="mt-6 min-h-12 w-full rounded-xl bg-accent font-semibold text-on-accent"
      >
        {FAILURE_EN.retry}
      </button>
      {reference ? <p className="mt-3 text-sm text-muted">{reference}</p> : null}
    </main>
  );
}

import type { FailureText } from "@/lib/text/failure-en";

type Props = { words: FailureText; reference: string | undefined; onRetry: () => void };

/** What stands where a page broke. Leans on nothing that may have broken with it. */
export function Broken({ words, reference, onRetry }: Props) {
  return (
    <main className="mx-auto max-w-sm px-6 py-24 text-center">
      <h1 className="text-xl font-semibold">{words.title}</h1>
      <p className="mt-2 text-muted">{words.unexpected}</p>
      <button
        type="button"
        onClick={onRetry}
        className="mt-6 min-h-12 w-full rounded-xl bg-accent font-semibold text-on-accent"
      >
        {words.retry}
      </button>
      {reference ? <p className="mt-3 text-sm text-muted">{reference}</p> : null}
    </main>
  );
}

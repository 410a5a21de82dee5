"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { Button } from "@/components/ui/button";
import { PageBody } from "@/components/ui/page-body";
import { Placeholder } from "@/components/ui/placeholder";
import { appText } from "@/lib/text/app-text";

const words = appText("en");

/** A page that broke: says so in words and can be tried again. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <PageBody>
      <Placeholder icon="alert" title={words.failure.title} text={words.failure.unexpected}>
        <Button onClick={retry}>{words.common.retry}</Button>
        {error.digest ? (
          <p className="text-sm text-muted">{words.common.reference(error.digest)}</p>
        ) : null}
      </Placeholder>
    </PageBody>
  );
}

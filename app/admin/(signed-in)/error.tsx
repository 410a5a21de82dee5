"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { Button } from "@/components/ui/button";
import { Placeholder } from "@/components/ui/placeholder";
import { FAILURE_EN } from "@/lib/text/failure-en";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** A room that broke: the way to the other rooms stays beside it. */
export default function RoomError({ error, reset }: Props) {
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <Placeholder isPage icon="alert" title={FAILURE_EN.title} text={FAILURE_EN.unexpected}>
      <Button onClick={retry}>{FAILURE_EN.retry}</Button>
      {error.digest ? <p className="text-sm text-muted">{error.digest}</p> : null}
    </Placeholder>
  );
}

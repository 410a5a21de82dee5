"use client";

import { Button } from "@/components/ui/button";
import { Placeholder } from "@/components/ui/placeholder";
import { useRetry } from "@/components/ui/use-retry";
import { FAILURE_EN } from "@/lib/text/failure-en";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** A room that broke: the way to the other rooms stays beside it. */
export default function RoomError({ error, reset }: Props) {
  const retry = useRetry(reset);
  return (
    <Placeholder isPage icon="alert" title={FAILURE_EN.title} text={FAILURE_EN.unexpected}>
      <Button onClick={retry}>{FAILURE_EN.retry}</Button>
      {error.digest ? <p className="text-sm text-muted">{error.digest}</p> : null}
    </Placeholder>
  );
}

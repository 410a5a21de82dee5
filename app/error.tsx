"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { Broken } from "@/components/ui/broken";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** A page that broke: says so in words and can be tried again. */
export default function ErrorPage({ error, reset }: Props) {
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return <Broken reference={error.digest} onRetry={retry} />;
}

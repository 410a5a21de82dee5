"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { AuditProof } from "@/lib/audit/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { callAdmin } from "./api";
import { Refused } from "./confirm-in-chat";

const words = ADMIN_EN.audit;

/** Has every entry of the log checked against its chain, on demand: a long log takes a while. */
export function ChainProof() {
  const [isBusy, setBusy] = useState(false);
  const [chain, setChain] = useState<AuditProof | null>(null);
  const [error, setError] = useState<unknown>(null);
  async function prove() {
    setBusy(true);
    setError(null);
    setChain(null);
    try {
      setChain(await callAdmin<AuditProof>("/api/admin/audit/check"));
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className="flex flex-col items-start gap-2">
      <Button look="tinted" isBusy={isBusy} onClick={() => void prove()}>
        {words.prove}
      </Button>
      <p role="status" className="sr-only">
        {isBusy ? words.proving : ""}
      </p>
      {chain ? <Verdict chain={chain} /> : null}
      {error ? <Refused error={error} /> : null}
    </div>
  );
}

function Verdict({ chain }: { chain: AuditProof }) {
  return (
    <p
      role={chain.is_whole ? "status" : "alert"}
      className={`flex max-w-sm items-start gap-2 ${chain.is_whole ? "text-good" : "text-danger"}`}
    >
      <Icon name={chain.is_whole ? "check" : "alert"} size={20} className="mt-0.5 shrink-0" />
      <span>
        {chain.is_whole ? words.proved(chain.entries) : words.broken(chain.broken.join(", "))}
      </span>
    </p>
  );
}

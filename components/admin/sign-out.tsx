"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { AdminProblem, callAdmin } from "./api";
import { Refused } from "./confirm-in-chat";

/** Ends the session of this browser and leads to the shop. */
export function SignOut() {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  async function leave() {
    setBusy(true);
    setError(null);
    try {
      await callAdmin("/api/admin/session", { method: "DELETE" });
    } catch (problem) {
      // Whoever has no session any more is out already.
      if (!(problem instanceof AdminProblem && problem.code === "NOT_FOUND")) {
        setBusy(false);
        return setError(problem);
      }
    }
    // Afresh: nothing of these pages stays in the browser's memory.
    window.location.replace("/");
  }
  return (
    <div>
      <Button look="tinted" className="w-full px-2" isBusy={isBusy} onClick={() => void leave()}>
        {ADMIN_EN.frame.signOut}
      </Button>
      {error ? <Refused error={error} /> : null}
    </div>
  );
}

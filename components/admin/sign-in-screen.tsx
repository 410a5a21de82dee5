"use client";

import { notFound, useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { telegramState, useTelegram } from "@/components/telegram/state";
import { Button } from "@/components/ui/button";
import { PageBody } from "@/components/ui/page-body";
import { Placeholder } from "@/components/ui/placeholder";
import { Spinner } from "@/components/ui/spinner";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { AdminProblem, adminWords, callAdmin } from "./api";

const words = ADMIN_EN.signIn;

/** `stranger`: neither a link nor launch data of somebody who runs the shop; hears what everybody hears about a page that is not there. */
type Outcome =
  | { readonly kind: "in" | "stranger" | "used" | "expired" | "unknown" | "stale" | "blocked" }
  | { readonly kind: "failed"; readonly error: unknown };

/** Signs this browser in, by the token behind the # of a link or by Telegram's launch data, and leads on. */
export function SignInScreen() {
  const router = useRouter();
  const { phase } = useTelegram();
  const token = useRef<string | null>(null);
  const isStarted = useRef(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  async function signIn(): Promise<void> {
    setOutcome(null);
    const end = await (token.current ? comeInByLink(token.current) : comeInByTelegram());
    if (end.kind === "in") router.replace(readTarget());
    else setOutcome(end);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as soon as it is known where the page was opened.
  useEffect(() => {
    if (phase === "starting" || isStarted.current) return;
    isStarted.current = true;
    token.current = takeToken();
    void signIn();
  }, [phase]);

  // Another link opened in this very tab changes only what is behind the #.
  useEffect(() => {
    const startAnew = () => window.location.hash && window.location.reload();
    window.addEventListener("hashchange", startAnew);
    return () => window.removeEventListener("hashchange", startAnew);
  }, []);

  if (outcome?.kind === "stranger") notFound();
  if (!outcome || outcome.kind === "in")
    return (
      <PageBody>
        <div role="status" className="flex flex-col items-center gap-4 py-24 text-center">
          <Spinner size={36} />
          <h1 className="text-xl font-semibold">{words.title}</h1>
          <p className="text-muted">{words.working}</p>
        </div>
      </PageBody>
    );
  if (outcome.kind === "failed")
    return (
      <PageBody>
        <h1 className="sr-only">{ADMIN_EN.frame.title}</h1>
        <Placeholder icon="alert" title={words.retryTitle} text={adminWords(outcome.error)}>
          <Button onClick={() => void signIn()}>{ADMIN_EN.failure.retry}</Button>
        </Placeholder>
      </PageBody>
    );
  return (
    <PageBody>
      <h1 className="sr-only">{ADMIN_EN.frame.title}</h1>
      <Placeholder
        icon={outcome.kind === "blocked" ? "globe" : "clock"}
        title={words[`${outcome.kind}Title`]}
        text={words[`${outcome.kind}Text`]}
      />
    </PageBody>
  );
}

/** The token leaves the address at once: it is used up, and addresses are shared and remembered. */
function takeToken(): string | null {
  const token = window.location.hash.slice(1);
  if (!token) return null;
  window.history.replaceState(window.history.state, "", window.location.pathname);
  return token;
}

async function comeInByLink(token: string): Promise<Outcome> {
  try {
    await callAdmin("/api/admin/session", { method: "POST", body: { token } });
    return await checkKept();
  } catch (error) {
    const code = error instanceof AdminProblem ? error.code : null;
    if (code === "ALREADY_DONE") return { kind: "used" };
    if (code === "LINK_EXPIRED") return { kind: "expired" };
    if (code === "NOT_FOUND" || code === "MALFORMED") return { kind: "unknown" };
    return { kind: "failed", error };
  }
}

/** Where a button in the chat leads after signing in: a page of ours, and of those who run the shop, or their first one. */
function readTarget(): string {
  const target = new URLSearchParams(window.location.search).get("to") ?? "";
  return /^\/admin\/[\w/-]+(\?[\w=&]*)?$/.test(target) ? target : "/admin";
}

async function comeInByTelegram(): Promise<Outcome> {
  const { initData } = telegramState();
  if (!initData) return { kind: "stranger" };
  if (window.location.search && (await checkKept()).kind === "in") return { kind: "in" }; // no session for each button
  try {
    await callAdmin("/api/admin/session/telegram", { method: "POST", initData });
    return await checkKept();
  } catch (error) {
    const code = error instanceof AdminProblem ? error.code : null;
    if (code === "NOT_FOUND") return { kind: "stranger" };
    if (code === "INIT_DATA_EXPIRED") return { kind: "stale" };
    return { kind: "failed", error };
  }
}

/** Inside another site's frame, such as Telegram Web's, a browser drops the cookie without a word. */
async function checkKept(): Promise<Outcome> {
  try {
    await callAdmin("/api/admin/sessions");
    return { kind: "in" };
  } catch (error) {
    const isLost = error instanceof AdminProblem && error.code === "NOT_FOUND";
    return isLost ? { kind: "blocked" } : { kind: "failed", error };
  }
}

"use client";

import Link from "next/link";
import { type SubmitEvent, useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { TextAreaField } from "@/components/ui/text-area-field";
import { SUPPORT_TEXT_MAX, type ThreadView } from "@/lib/support/rules";
import { ADMIN_SUPPORT_EN as words } from "@/lib/text/admin-support-en";
import { callAdmin } from "./api";
import { BackLink } from "./back-link";
import { Refused } from "./confirm-in-chat";
import { nameOf, ShopperMarks } from "./shopper-link";
import { ThreadMark } from "./support-mark";
import { SupportMessages } from "./support-messages";
import { useAct } from "./use-act";

type Props = {
  thread: ThreadView;
  /** Whether the newest messages are shown. */
  isLatest: boolean;
  mayAnswer: boolean;
};

type Sent = { others: readonly string[]; is_blocked: boolean };

/** One thread: who writes, what was said, and the answer. */
export function SupportScreen({ thread, isLatest, mayAnswer }: Props) {
  const path = `/admin/support/${thread.thread_id}`;
  const { username, telegram_id: telegramId } = thread.shopper;
  const [said, setSaid] = useState("");
  const closing = useAct();
  const close = () => callAdmin(`/api${path}/close`, { method: "POST" });
  return (
    <>
      <BackLink href="/admin/support" title={words.title} />
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 pb-5">
        <div className="min-w-0">
          <h1 className="text-[1.75rem]/9 font-bold tracking-tight break-words">
            <bdi>{nameOf(thread.shopper)}</bdi>
          </h1>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1 pt-1">
            <ThreadMark thread={thread} />
            <Link
              href={`/admin/shoppers/${thread.shopper.shopper_id}`}
              prefetch={false}
              className="tabular inline-flex min-h-11 items-center text-link underline-offset-2 hover:underline"
            >
              {username ? `@${username}` : telegramId}
            </Link>
            <ShopperMarks marks={thread.shopper.marks} />
          </div>
        </div>
        {mayAnswer && thread.state === "open" ? (
          <Button
            look="tinted"
            isBusy={closing.isBusy}
            onClick={() => closing.run(close, () => setSaid(words.closed))}
          >
            {words.close}
          </Button>
        ) : null}
      </div>
      {closing.error ? <Refused error={closing.error} /> : null}
      {thread.next_cursor ? (
        <p className="pb-3 text-center">
          <Link
            href={`${path}?cursor=${thread.next_cursor}`}
            prefetch={false}
            className={buttonClass("plain")}
          >
            {words.older}
          </Link>
        </p>
      ) : null}
      <SupportMessages messages={thread.messages} shopperName={nameOf(thread.shopper)} />
      {isLatest ? null : (
        <p className="pt-3 text-center">
          <Link href={path} prefetch={false} className={buttonClass("plain")}>
            {words.newest}
          </Link>
        </p>
      )}
      <p role="status" className={said ? "rise mt-4 rounded-xl bg-tint px-4 py-3" : undefined}>
        {said}
      </p>
      {mayAnswer ? <AnswerForm path={`/api${path}/answer`} onSent={setSaid} /> : null}
    </>
  );
}

function AnswerForm({ path, onSent }: { path: string; onSent: (said: string) => void }) {
  const [text, setText] = useState("");
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [isTried, setTried] = useState(false);
  const { isBusy, error, run } = useAct({ keepsDraft: true });
  const isEmpty = text.trim() === "";

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (isEmpty) return event.currentTarget.querySelector("textarea")?.focus();
    const body = { text, request_key: key };
    run(
      () => callAdmin<Sent>(path, { method: "POST", body }),
      ({ others, is_blocked: isBlocked }) => {
        const before = others.length > 0 ? ` ${words.alsoAnswered(others.join(", "))}` : "";
        onSent((isBlocked ? words.sentBlocked : words.sent) + before);
        setText("");
        setKey(crypto.randomUUID());
        setTried(false);
      },
    );
  }

  return (
    <form noValidate onSubmit={submit} className="mt-4 space-y-3 rounded-2xl bg-surface p-4">
      <TextAreaField
        label={words.answer}
        hint={words.answerHint}
        error={isTried && isEmpty && words.answerWrong}
        name="text"
        rows={3}
        maxLength={SUPPORT_TEXT_MAX}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {error ? <Refused error={error} /> : null}
      <Button type="submit" isBusy={isBusy} className="max-sm:w-full">
        {words.send}
      </Button>
    </form>
  );
}

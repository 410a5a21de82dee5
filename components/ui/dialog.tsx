"use client";

import { type ReactNode, useId, useLayoutEffect, useRef } from "react";

type Props = { title: string; onClose: () => void; children: ReactNode };

/** A question in front of the page: the browser's own dialog, which keeps the focus and closes on Escape. Open while it is there. */
export function Dialog({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // In the layout phase: afterwards the dialog would be gone before it could give the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // A second Escape closes it without asking.
      onClose={(event) => {
        if (!event.currentTarget.open) onClose();
      }}
      className="rise m-auto w-[calc(100%-2rem)] max-w-md rounded-2xl bg-surface p-5 text-ink backdrop:bg-black/50 sm:p-6"
    >
      <h2 id={titleId} className="text-xl font-semibold text-balance">
        {title}
      </h2>
      {children}
    </dialog>
  );
}

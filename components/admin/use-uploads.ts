"use client";

import { useRef, useState } from "react";
import { PICTURES_MAX, type ProductPicture, UPLOAD_BYTES_MAX } from "@/lib/picture/rules";
import { PICTURES_EN } from "@/lib/text/admin-pictures-en";
import { AdminProblem, adminWords } from "./api";
import { uploadPicture } from "./upload-picture";

/** A file on its way to the shop. */
export type Upload = {
  readonly key: string;
  readonly file: File;
  /** Shown meanwhile, out of the browser's own memory. */
  readonly preview: string;
  readonly part: number;
  /** Why it did not arrive; it waits to be tried again or given up. */
  readonly refusal: string | null;
  /** Whether the same file may fare better later. */
  readonly canRetry: boolean;
};

const words = PICTURES_EN.board;

type Board = {
  readonly productId: string;
  /** How many pictures the product has already. */
  readonly count: number;
  readonly onAdded: (picture: ProductPicture) => void;
};

/** Sends files to a product one after the other, so that they stand in the order in which they were chosen. */
export function useUploads({ productId, count, onAdded }: Board) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [remark, setRemark] = useState("");
  const waiting = useRef<Upload[]>([]);
  const isSending = useRef(false);

  const change = (key: string, facts: Partial<Upload>) =>
    setUploads((now) => now.map((one) => (one.key === key ? { ...one, ...facts } : one)));
  function drop({ key, preview }: Upload) {
    URL.revokeObjectURL(preview);
    setUploads((now) => now.filter((one) => one.key !== key));
  }

  async function sendOne(upload: Upload) {
    const { key, file } = upload;
    const onProgress = (part: number) => change(key, { part });
    try {
      onAdded(await uploadPicture({ productId, file, onProgress }));
      drop(upload);
    } catch (error) {
      const canRetry = error instanceof AdminProblem && error.isPassing;
      change(key, { refusal: adminWords(error), canRetry, part: 0 });
    }
  }

  async function sendAll(fresh: readonly Upload[]) {
    waiting.current.push(...fresh);
    if (isSending.current) return;
    isSending.current = true;
    for (let next = waiting.current.shift(); next; next = waiting.current.shift())
      await sendOne(next);
    isSending.current = false;
  }

  function send(files: readonly File[]) {
    const room = Math.max(0, PICTURES_MAX - count - uploads.length);
    setRemark(files.length > room ? words.noRoom(files.length - room) : "");
    const fresh = files.slice(0, room).map((file) => ({
      key: crypto.randomUUID(),
      file,
      preview: URL.createObjectURL(file),
      part: 0,
      refusal: file.size > UPLOAD_BYTES_MAX ? words.tooLarge : null,
      canRetry: false,
    }));
    setUploads((now) => [...now, ...fresh]);
    void sendAll(fresh.filter(({ refusal }) => refusal === null));
  }

  function retry(upload: Upload) {
    change(upload.key, { refusal: null, part: 0 });
    void sendAll([upload]);
  }

  return { uploads, remark, send, retry, giveUp: drop };
}

"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { type CategoryItem, type ProductKind, type ProductSheet, SLUG } from "@/lib/catalog/rules";
import { CATALOG_EN } from "@/lib/text/admin-catalog-en";
import { AdminProblem, callAdmin } from "./api";
import { Refused } from "./confirm-in-chat";
import { draftOf, isSameDraft, type ProductDraft, toBody } from "./product-draft";
import { ProductTexts } from "./product-texts";
import { toSlug } from "./to-slug";
import { useAct } from "./use-act";
import { useUnsavedGuard } from "./use-unsaved-guard";

const words = CATALOG_EN.product;

type Props = {
  /** Absent: a new one. */
  product?: ProductSheet;
  categories: readonly CategoryItem[];
  canEdit: boolean;
};

/** What a product is called and says, in every language. A version that somebody else has changed meanwhile is never written over. */
export function ProductForm({ product, categories, canEdit }: Props) {
  const router = useRouter();
  const first = draftOf(product, categories[0]?.id ?? "");
  const [draft, setDraft] = useState(first);
  const [isTried, setTried] = useState(false);
  const { isBusy, error, run, forget } = useAct({ keepsDraft: true });
  const isUnsaved = !isSameDraft(draft, first);
  const question = useUnsavedGuard(isUnsaved && !isBusy);
  const fields = error instanceof AdminProblem ? error.fields : {};
  const isSlugRight = SLUG.test(draft.slug);
  const isRight = isSlugRight && draft.texts.original.title.trim() !== "" && !hasBareText(draft);

  function change(next: Partial<ProductDraft>) {
    setDraft((known) => ({ ...known, ...next }));
    forget();
  }

  function save() {
    setTried(true);
    if (!isRight) return;
    const body = toBody(draft);
    if (product)
      return run(() =>
        callAdmin(`/api/admin/products/${product.id}`, {
          method: "PATCH",
          body: { ...body, version: product.version },
        }),
      );
    run(
      () => callAdmin<ProductSheet>("/api/admin/products", { method: "POST", body }),
      ({ id }) => router.replace(`/admin/catalog/${id}`),
    );
  }

  return (
    <form
      noValidate
      className="rounded-2xl bg-surface p-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <fieldset disabled={!canEdit} className="space-y-4">
        <ProductTexts
          texts={draft.texts}
          isTried={isTried}
          onChange={(texts) => {
            const { title } = draft.texts.original;
            const follows = !product && draft.slug === toSlug(title);
            change({ texts, ...(follows ? { slug: toSlug(texts.original.title) } : {}) });
          }}
        />
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          <TextField
            label={words.slug}
            hint={words.slugHint}
            error={(isTried && !isSlugRight && words.slugWrong) || fields.slug}
            maxLength={61}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            value={draft.slug}
            onChange={(event) => change({ slug: event.target.value })}
          />
          <SelectField
            label={CATALOG_EN.category}
            options={categories.map(({ id, title }) => ({ value: id, title }))}
            value={draft.categoryId}
            onChange={(event) => change({ categoryId: event.target.value })}
          />
          <div>
            <SelectField
              label={CATALOG_EN.kind}
              options={Object.entries(CATALOG_EN.kinds).map(([value, title]) => ({ value, title }))}
              value={draft.kind}
              disabled={product?.is_used}
              onChange={(event) => change({ kind: event.target.value as ProductKind })}
            />
            {product?.is_used ? <p className="pt-1 text-sm text-muted">{words.kindFixed}</p> : null}
          </div>
        </div>
      </fieldset>
      {error ? <Refused error={error} /> : null}
      {canEdit && (isUnsaved || !product) ? (
        <div className="mt-5 flex flex-wrap items-center justify-end gap-2 border-t border-line pt-4">
          {product ? (
            <p className="mr-auto text-sm font-medium text-warn">{CATALOG_EN.unsaved}</p>
          ) : null}
          {product ? (
            <Button
              look="tinted"
              disabled={isBusy}
              onClick={() => {
                setDraft(first);
                forget();
                router.refresh(); // perhaps somebody else has changed it meanwhile
              }}
            >
              {isConflict(error) ? CATALOG_EN.reload : CATALOG_EN.discard}
            </Button>
          ) : null}
          <Button type="submit" isBusy={isBusy}>
            {product ? CATALOG_EN.save : CATALOG_EN.create}
          </Button>
        </div>
      ) : null}
      {question}
    </form>
  );
}

function hasBareText({ texts: { original: _, ...translations } }: ProductDraft): boolean {
  return Object.values(translations).some(
    ({ title, description }) => title.trim() === "" && description.trim() !== "",
  );
}

function isConflict(error: unknown): boolean {
  return error instanceof AdminProblem && error.code === "CHANGED_MEANWHILE";
}

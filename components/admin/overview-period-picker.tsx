"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { TextField } from "@/components/ui/text-field";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { type Choice, type Days, isPeriod, PERIODS, type PeriodName } from "./overview-period";

const words = ADMIN_EN.overview;

type Props = {
  choice: Choice;
  /** The days that are shown now: where a custom period starts from. */
  days: Days;
  onChoose: (choice: Choice) => void;
};

/** Which days the page is about. */
export function PeriodPicker({ choice, days, onChoose }: Props) {
  const [isCustom, setCustom] = useState(false);
  const shown: PeriodName = isCustom ? "custom" : choice.name;
  return (
    <section aria-label={words.period}>
      <ul className="grid grid-cols-3 gap-2 py-1 sm:flex">
        {PERIODS.map((name) => (
          <li key={name}>
            <button
              type="button"
              aria-pressed={shown === name}
              onClick={() => {
                setCustom(name === "custom");
                if (name !== "custom") onChoose({ name });
              }}
              className={classNames(
                "min-h-11 w-full rounded-full px-4 text-sm font-medium",
                shown === name ? "bg-accent text-on-accent" : "bg-surface active:bg-fill",
              )}
            >
              {words.periods[name]}
            </button>
          </li>
        ))}
      </ul>
      {shown === "custom" ? (
        <CustomDays
          days={days}
          onChoose={(custom) => {
            setCustom(false);
            onChoose({ name: "custom", ...custom });
          }}
        />
      ) : null}
    </section>
  );
}

function CustomDays({ days, onChoose }: { days: Days; onChoose: (days: Days) => void }) {
  const [error, setError] = useState("");
  return (
    <form
      className="mt-3 flex flex-wrap items-end gap-3 rounded-2xl bg-surface p-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const custom = { from: String(form.get("from")), to: String(form.get("to")) };
        setError(isPeriod(custom) ? "" : words.wrongPeriod);
        if (isPeriod(custom)) onChoose(custom);
      }}
    >
      <TextField
        className="min-w-36 flex-1"
        label={words.from}
        name="from"
        type="date"
        required
        defaultValue={days.from}
      />
      <TextField
        className="min-w-36 flex-1"
        label={words.to}
        name="to"
        type="date"
        required
        defaultValue={days.to}
      />
      <Button type="submit" look="tinted" className="max-sm:w-full">
        {words.show}
      </Button>
      <p role="alert" className="w-full text-sm text-danger empty:hidden">
        {error}
      </p>
    </form>
  );
}

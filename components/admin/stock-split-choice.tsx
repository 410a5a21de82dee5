import { RadioMark } from "@/components/ui/radio-mark";
import { ADMIN_STOCK_EN as words } from "@/lib/text/admin-stock-en";

const CHOICES = [
  { value: "one", title: words.addOne, hint: words.addOneHint },
  { value: "lines", title: words.addLines, hint: words.addLinesHint },
] as const;

type Split = (typeof CHOICES)[number]["value"];

type Props = { chosen: Split; onChoose: (split: Split) => void };

/** Whether what is typed is one unit or many. */
export function StockSplitChoice({ chosen, onChoose }: Props) {
  return (
    <fieldset>
      <legend className="pb-1 text-sm font-medium">{words.split}</legend>
      <div className="divide-y divide-line overflow-hidden rounded-xl border border-edge">
        {CHOICES.map(({ value, title, hint }) => (
          <label
            key={value}
            className="flex cursor-pointer items-center gap-3 px-3.5 py-2.5 has-focus-visible:bg-tint"
          >
            <input
              type="radio"
              name="split"
              className="sr-only"
              checked={chosen === value}
              onChange={() => onChoose(value)}
            />
            <span className="shrink-0">
              <RadioMark isChosen={chosen === value} />
            </span>
            <span>
              <span className="block">{title}</span>
              <span className="block text-sm text-muted">{hint}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

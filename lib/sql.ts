/** SQL text: minor units, not negative, as a decimal string. */
export function decimal(minor: string): string {
  return `((${minor} / 100)::text || '.' || lpad((${minor} % 100)::text, 2, '0'))`;
}

/** SQL text: a time as JSON has it, in UTC: `2026-11-21T10:00:00.000Z`. */
export function isoTime(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** What a list is narrowed down to, as SQL: every condition added holds, and values travel apart from the text. */
export type NarrowedList = {
  readonly values: unknown[];
  /** Keeps a value; the answer is its place in the statement: `$3`. */
  bind(value: unknown): string;
  add(condition: string): void;
  /** Adds a condition on a value, where there is one. */
  when(value: unknown, condition: (place: string) => string): void;
  /** All conditions, for after WHERE. */
  where(): string;
};

/** A list that nothing narrows down yet. */
export function narrowList(): NarrowedList {
  const values: unknown[] = [];
  const conditions = ["true"];
  const list: NarrowedList = {
    values,
    bind: (value) => `$${values.push(value)}`,
    add: (condition) => void conditions.push(condition),
    when: (value, condition) => {
      if (value !== undefined) list.add(condition(list.bind(value)));
    },
    where: () => conditions.join(" AND "),
  };
  return list;
}

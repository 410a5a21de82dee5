import { useState } from "react";
import { TextAreaField } from "@/components/ui/text-area-field";
import { type LocationItem, OPENING_HOURS_LENGTH_MAX } from "@/lib/catalog/rules";
import { ADMIN_SETTINGS_EN as words } from "@/lib/text/admin-settings-en";
import { AdminProblem, callAdmin } from "./api";
import { SettingsCard } from "./settings-card";

type Draft = Readonly<Record<string, string>>;
type Props = { places: readonly LocationItem[]; onUnsaved: (isUnsaved: boolean) => void };

/** When each place is open. A district that says nothing is open as its city is. */
export function SettingsHours({ places: rendered, onUnsaved }: Props) {
  const [places, setPlaces] = useState(rendered);
  const [draft, setDraft] = useState<Draft>({});
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ id: string; error: unknown } | null>(null);
  const [said, setSaid] = useState("");

  function put(next: Draft): void {
    setDraft(next);
    setSaid("");
    setFailure(null);
    onUnsaved(Object.keys(next).length > 0);
  }

  function type(place: LocationItem, text: string): void {
    const { [place.id]: _, ...rest } = draft;
    put(text === place.opening_hours ? rest : { ...rest, [place.id]: text });
  }

  /** Place by place: what is saved stays saved, also when a later one is refused. */
  async function save(): Promise<void> {
    setBusy(true);
    setFailure(null);
    let left = draft;
    for (const { id, version } of places) {
      const { [id]: text, ...rest } = left;
      if (text === undefined) continue;
      try {
        const body = { version, opening_hours: text };
        const saved = await callAdmin<LocationItem>(`/api/admin/locations/${id}`, {
          method: "PATCH",
          body,
        });
        setPlaces((all) => all.map((place) => (place.id === id ? saved : place)));
      } catch (error) {
        put(left);
        await lookAnew(error, setPlaces);
        setFailure({ id, error });
        return setBusy(false);
      }
      left = rest;
    }
    put({});
    setSaid(words.saved(words.groups.hours.title));
    setBusy(false);
  }

  const fieldError = (id: string) =>
    failure?.id === id && failure.error instanceof AdminProblem
      ? failure.error.fields.opening_hours
      : undefined;
  return (
    <SettingsCard
      id="hours"
      isUnsaved={Object.keys(draft).length > 0}
      isBusy={isBusy}
      said={said}
      error={failure && !fieldError(failure.id) ? failure.error : null}
      onSave={() => void save()}
      onDiscard={() => put({})}
    >
      {places.length === 0 ? <p className="text-muted">{words.noPlaces}</p> : null}
      <div className="grid gap-x-6 gap-y-5 md:grid-cols-2">
        {places.map((place) => {
          const city = places.find(({ id }) => id === place.parent_id);
          return (
            <TextAreaField
              key={place.id}
              label={city ? `${city.name} · ${place.name}` : place.name}
              aria-label={words.hoursOf(place.name)}
              hint={city?.opening_hours ? words.hoursOfCity(city.opening_hours) : undefined}
              placeholder={words.hoursHint}
              rows={2}
              maxLength={OPENING_HOURS_LENGTH_MAX}
              value={draft[place.id] ?? place.opening_hours}
              error={fieldError(place.id)}
              onChange={(event) => type(place, event.target.value)}
            />
          );
        })}
      </div>
    </SettingsCard>
  );
}

type SetPlaces = (places: readonly LocationItem[]) => void;

async function lookAnew(error: unknown, setPlaces: SetPlaces): Promise<void> {
  if (!(error instanceof AdminProblem && error.code === "CHANGED_MEANWHILE")) return;
  await callAdmin<{ items: LocationItem[] }>("/api/admin/locations").then(
    ({ items }) => setPlaces(items),
    () => undefined, // the next save says so again
  );
}

"use client";

import { useState } from "react";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { type LocationItem, TITLE_LENGTH_MAX } from "@/lib/catalog/rules";
import { CATALOG_EN } from "@/lib/text/admin-catalog-en";
import { callAdmin } from "./api";
import { CatalogDialog } from "./catalog-dialog";
import { NameTranslations } from "./name-translations";
import { namesOf, toTranslations } from "./names-draft";
import { useAct } from "./use-act";

const words = CATALOG_EN.placesPage;

type Props = {
  /** Null: a new one, in the city `parentId` where that is given. */
  place: LocationItem | null;
  parentId: string | null;
  places: readonly LocationItem[];
  onClose: () => void;
};

/** A city or a district: its name, in every language, and of which city it is one. */
export function PlaceDialog({ place, parentId, places, onClose }: Props) {
  const [name, setName] = useState(place?.name ?? "");
  const [cityId, setCityId] = useState(place?.parent_id ?? parentId ?? "");
  const [names, setNames] = useState(() => namesOf(place?.translations));
  const [isTried, setTried] = useState(false);
  const { run, ...saving } = useAct();
  const isRight = name.trim() !== "";
  const cities = places.filter(({ id, parent_id: parent }) => parent === null && id !== place?.id);
  const city = places.find(({ id }) => id === parentId);

  function save() {
    setTried(true);
    if (!isRight) return;
    const translations = toTranslations(names, "name");
    const body = { name: name.trim(), parent_id: cityId || null, translations };
    const call = () =>
      place
        ? callAdmin(`/api/admin/locations/${place.id}`, {
            method: "PATCH",
            body: { ...body, version: place.version },
          })
        : callAdmin("/api/admin/locations", { method: "POST", body });
    run(call, onClose);
  }

  const titleOfNew = city ? words.districtOf(city.name) : words.newCity;
  return (
    <CatalogDialog
      title={place ? words.editPlace : titleOfNew}
      isNew={place === null}
      saving={saving}
      onSave={save}
      onClose={onClose}
    >
      <TextField
        label={words.name}
        error={isTried && !isRight && words.nameWrong}
        dir="auto"
        maxLength={TITLE_LENGTH_MAX}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {place ? (
        <SelectField
          label={words.city}
          options={[
            { value: "", title: words.noParent },
            ...cities.map(({ id, name: title }) => ({ value: id, title })),
          ]}
          value={cityId}
          onChange={(event) => setCityId(event.target.value)}
        />
      ) : null}
      <NameTranslations names={names} onChange={setNames} />
    </CatalogDialog>
  );
}

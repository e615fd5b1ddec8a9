import { Choice, Field } from "@perde/ui/forms";
import { speak } from "@perde/ui/say";
import { alphabetical } from "@perde/ui/sort";
import type { places } from "@perde/ui/words/places";
import { useState } from "preact/hooks";
import { tidy } from "../answers.ts";
import { limits } from "../limits.ts";
import { useLoaded } from "../loaded.ts";
import type { Page } from "../page.ts";
import { Question, tooLong } from "../question.tsx";
import { loadPlaceWords, type PlaceWords } from "../words.ts";

/** The list, the roles of each sector and their labels: loaded while she reads the question before. */
export const loadPlaces = async (language: Page["language"]) => {
  const [search, facts, words] = await Promise.all([
    import("../search.ts"),
    import("@perde/ui/words/institutions"),
    loadPlaceWords(language),
  ]);
  return { ...search, rolesOfSector: facts.rolesOfSector, words };
};

export const PartFailed = ({ page, retry }: { readonly page: Page; readonly retry: () => void }) => (
  <div class="notice" role="alert">
    <p>{page.say("error.part")}</p>
    <button type="button" class="quiet" onClick={retry}>
      {page.say("nav.retry")}
    </button>
  </div>
);

/** Longest list that is shown for one search. */
const mostShown = 6;

type Kind = "region." | "sector.";

/** A list of labels to choose from, in the order of the language's alphabet; "other" stays last. */
const Labels = (props: {
  readonly page: Page;
  readonly words: PlaceWords;
  readonly kind: Kind;
  readonly id: string;
  readonly label: string;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
}) => {
  const { page, words, kind, id, label, chosen, onChoose } = props;
  const say = speak<typeof places>(page.language, words);
  const keys = Object.keys(words).filter((key): key is keyof PlaceWords & string => key.startsWith(kind));
  const order = alphabetical(page.language);
  const last = (key: string) => (key === "sector.other" ? 1 : 0);
  const sorted = keys.toSorted((a, b) => last(a) - last(b) || order(say(a), say(b)));
  return (
    <>
      <label class="above" for={id}>
        {label} <span class="hint">({page.say("q.optional")})</span>
      </label>
      <select
        id={id}
        autocomplete="off"
        value={chosen ?? ""}
        onChange={event => onChoose(event.currentTarget.value || undefined)}
      >
        <option value="">{page.say("place.choose")}</option>
        {sorted.map(key => (
          <option key={key} value={key.slice(kind.length)}>
            {say(key)}
          </option>
        ))}
      </select>
    </>
  );
};

export const Place = ({ page }: { readonly page: Page }) => {
  const { say, answers, change, language } = page;
  const [typed, setTyped] = useState("");
  const list = useLoaded(() => loadPlaces(language), language);
  const { place } = answers;
  const chosen = list.kind === "loaded" && place?.kind === "listed" ? list.value.institutionOf(place.id) : undefined;
  const found = list.kind === "loaded" ? list.value.searchInstitutions(typed) : [];
  const shown = list.kind === "loaded" ? found.slice(0, mostShown) : [];
  const others = chosen && !shown.includes(chosen) ? [chosen, ...shown] : shown;
  const searched = typed.trim().length > 1 && list.kind === "loaded";
  const written = place?.kind === "written" ? place : undefined;
  const check = () => {
    if (!place || (written && tidy(written.text) === ""))
      return [{ field: written ? "place-text" : "place-search", text: say("error.place") }];
    return written ? tooLong(page, "place-text", written.text, limits.place) : [];
  };
  return (
    <Question
      page={page}
      title={say("q.place")}
      check={check}
      next="who"
      onSkip={() => change({ place: undefined, roles: [] })}
    >
      {mistakes => (
        <>
          {list.kind === "failed" && <PartFailed page={page} retry={list.retry} />}
          <Field
            id="place-search"
            type="search"
            label={say("place.search")}
            hint={say("place.search.hint")}
            value={typed}
            onType={setTyped}
            mistakes={mistakes}
          />
          <p role="status" class="hint">
            {searched && (found.length > 0 ? say("place.found", { n: found.length }) : say("place.nothing"))}
          </p>
          <fieldset>
            <legend class="hidden">{say("q.place")}</legend>
            {others.map(({ id, name }) => (
              <Choice
                key={id}
                kind="radio"
                name="place"
                id={`place-${id}`}
                chosen={place?.kind === "listed" && place.id === id}
                onChoose={() => change({ place: { kind: "listed", id }, roles: [] })}
              >
                {name[language]}
              </Choice>
            ))}
            <Choice
              kind="radio"
              name="place"
              id="place-written"
              chosen={written !== undefined}
              onChoose={() => change({ place: { kind: "written", text: typed }, roles: [] })}
            >
              {say("place.unlisted")}
            </Choice>
            <Choice
              kind="radio"
              name="place"
              id="place-unsaid"
              chosen={place?.kind === "unsaid"}
              onChoose={() => change({ place: { kind: "unsaid" }, roles: [] })}
            >
              {say("place.unsaid")}
            </Choice>
          </fieldset>
          {written && (
            <div class="box">
              <Field
                id="place-text"
                label={say("place.text")}
                value={written.text}
                onType={text => change({ place: { ...written, text } })}
                mistakes={mistakes}
              />
              {list.kind === "loaded" && (
                <>
                  <Labels
                    page={page}
                    words={list.value.words}
                    kind="sector."
                    id="place-sector"
                    label={say("place.sector")}
                    chosen={written.sector}
                    onChoose={sector => change({ place: { ...written, sector }, roles: [] })}
                  />
                  <Labels
                    page={page}
                    words={list.value.words}
                    kind="region."
                    id="place-region"
                    label={say("place.region")}
                    chosen={written.region}
                    onChoose={region => change({ place: { ...written, region } })}
                  />
                </>
              )}
            </div>
          )}
        </>
      )}
    </Question>
  );
};

import { Choice, Field, MistakeAt } from "@perde/ui/forms";
import { speak } from "@perde/ui/say";
import type { places } from "@perde/ui/words/places";
import { limits } from "../limits.ts";
import { useLoaded } from "../loaded.ts";
import type { Page } from "../page.ts";
import { Question, tooLong } from "../question.tsx";
import type { PlaceWords } from "../words.ts";
import { loadPlaces, PartFailed } from "./place.tsx";

const isRole = (words: PlaceWords, key: string): key is keyof PlaceWords & string => key in words;

/** The roles of her sector; where it is not known, those that give most such orders, whatever the sector. */
const rolesFor = (rolesOfSector: Readonly<Record<string, string>>, sector: string | undefined): readonly string[] =>
  (sector === undefined ? anySector : (rolesOfSector[sector] ?? "")).split(" ").filter(Boolean);

const anySector =
  "rector dean curator teacher dormitory headteacher director chief-physician akim directorate-head line-manager hr " +
  "trade-union security party-activist other";

/** The label of a role, sector or region; its id where the list does not know it. */
export const labelOf = (page: Page, words: PlaceWords, key: string): string =>
  isRole(words, key) ? speak<typeof places>(page.language, words)(key) : key;

export const Who = ({ page }: { readonly page: Page }) => {
  const { say, answers, change, language } = page;
  const list = useLoaded(() => loadPlaces(language), language);
  const { place } = answers;
  const sector = place?.kind === "listed" ? "university" : place?.kind === "written" ? place.sector : undefined;
  const roles = list.kind === "loaded" ? rolesFor(list.value.rolesOfSector, sector) : [];
  const check = () => [
    ...(answers.roles.length > limits.roles
      ? [{ field: `role-${roles[0]}`, text: say("error.roles", { n: limits.roles }) }]
      : []),
    ...tooLong(page, "who-text", answers.whoText, limits.who),
  ];
  const choose = (role: string) => (chosen: boolean) =>
    change({ roles: chosen ? [...answers.roles, role] : answers.roles.filter(one => one !== role) });
  return (
    <Question
      page={page}
      title={say("q.who")}
      hint={say("q.who.hint")}
      check={check}
      next="how"
      onSkip={() => change({ roles: [], whoText: "" })}
    >
      {mistakes => (
        <>
          {list.kind === "loading" && <p role="status">{say("nav.loading")}</p>}
          {list.kind === "failed" && <PartFailed page={page} retry={list.retry} />}
          {list.kind === "loaded" && (
            <fieldset>
              <legend class="small">{say("q.several")}</legend>
              <MistakeAt field={`role-${roles[0]}`} mistakes={mistakes} />
              {roles.map(role => (
                <Choice
                  key={role}
                  kind="checkbox"
                  name="role"
                  id={`role-${role}`}
                  chosen={answers.roles.includes(role)}
                  onChoose={choose(role)}
                >
                  {labelOf(page, list.value.words, `role.${role}`)}
                </Choice>
              ))}
            </fieldset>
          )}
          <Field
            id="who-text"
            label={`${say("q.words")} (${say("q.optional")})`}
            value={answers.whoText}
            onType={whoText => change({ whoText })}
            mistakes={mistakes}
          />
        </>
      )}
    </Question>
  );
};

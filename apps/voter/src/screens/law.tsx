import type { ActAnswer } from "@perde/law/assess";
import { day as dayOf } from "@perde/law/calendar-day";
import { type Place, parsePlace } from "@perde/law/place";
import type { Rule } from "@perde/law/rule";
import { dayText } from "@perde/ui/dates";
import { type Say, speak } from "@perde/ui/say";
import { alphabetical } from "@perde/ui/sort";
import { useState } from "preact/hooks";
import { articles, type Known, lawOn, tips } from "../advice.ts";
import { loadHome, loadWorld } from "../law-parts.ts";
import { useLoaded } from "../loaded.ts";
import type { Page } from "../page.ts";
import { today } from "../today.ts";
import { type LawCatalogue, loadLawWords } from "../words.ts";
import { PartFailed } from "./place.tsx";

const home = parsePlace("KZ");

const tipWords = { "tip.newballot": "law.tip.newballot", "tip.nonewballot": "law.tip.nonewballot" } as const;

/** What one rule says of its act, whom it reaches, how surely it is known. */
const ruleLine = (say: Say<LawCatalogue>, { status, liable, confidence }: Rule): string => {
  const who = status === "prohibited" ? `. ${say("law.who")}: ${say(`law.who.${liable}`)}` : "";
  return `${say(`law.is.${status}`)}${who} (${say(`law.confidence.${confidence}`)})`;
};

/** One act, with every rule in force: rules about it may differ, and their notes are on the pages of the law only. */
const Act = ({ say, answer }: { readonly say: Say<LawCatalogue>; readonly answer: ActAnswer }) => {
  const lines = [...new Set(answer.inForce.map(rule => ruleLine(say, rule)))];
  const cited = [...new Set(answer.inForce.flatMap(({ citation }) => citation ?? []))];
  return (
    <div>
      <dt>{say(`law.act.${answer.act}`)}</dt>
      <dd>{lines.length > 0 ? lines.join("\n") : say(`law.is.${answer.answer}`)}</dd>
      {cited.length > 0 && (
        <dd>
          <details>
            <summary>{say("law.rule.citation")}</summary>
            <span lang="en">{cited.join("\n")}</span>
          </details>
        </dd>
      )}
    </div>
  );
};

const Advice = (props: {
  readonly page: Page;
  readonly say: Say<LawCatalogue>;
  readonly known: Known;
  readonly place: Place;
}) => {
  const { page, say, known, place } = props;
  const on = dayOf(today());
  const shown = tips(known, place, on);
  const verified = articles(known, place, on);
  const law = lawOn(known, place, on);
  return (
    <>
      <h3>{say("law.answer.tips")}</h3>
      {shown.length === 0 && <p>{say("law.answer.notips")}</p>}
      {shown.map(tip => (
        <p key={tip.id} data-tip={tip.id}>
          {say(tipWords[tip.key])}
        </p>
      ))}
      {verified.length === 0 ? <p>{say("law.answer.noarticle")}</p> : <h3>{say("law.answer.article")}</h3>}
      {verified.map(rule => (
        <p key={rule.id} lang="en">
          {rule.citation}
        </p>
      ))}
      {law.kind === "assessed" && (
        <>
          <h3>{say("law.on", { day: dayText(page.language, on) })}</h3>
          <dl class="answers">
            {law.answers.map(answer => (
              <Act key={answer.act} say={say} answer={answer} />
            ))}
          </dl>
          {law.readUntil && <p>{say("law.state", { day: dayText(page.language, law.readUntil) })}</p>}
        </>
      )}
      <p class="hint">{say("law.caution")}</p>
    </>
  );
};

/** The law's part of the answers: Kazakhstan first, another country when she asks for it. */
export const Law = ({ page }: { readonly page: Page }) => {
  const { language } = page;
  const [wide, setWide] = useState(false);
  const [chosen, setChosen] = useState(home);
  const words = useLoaded(async () => ({ language, words: await loadLawWords(language) }), language);
  const known = useLoaded(wide ? loadWorld : loadHome, String(wide));
  if (words.kind === "failed") return <PartFailed page={page} retry={words.retry} />;
  if (known.kind === "failed") return <PartFailed page={page} retry={known.retry} />;
  if (words.kind === "loading" || known.kind === "loading" || !chosen)
    return <p role="status">{page.say("nav.loading")}</p>;
  const say = speak<LawCatalogue>(words.value.language, words.value.words);
  const order = alphabetical(language);
  const { countries } = known.value;
  const name = countries.find(({ place }) => place === chosen)?.name[language] ?? chosen;
  return (
    <section class="box" aria-labelledby="law">
      <h2 id="law">
        {say("law.home")}: {name}
      </h2>
      {countries.length > 1 ? (
        <>
          <label class="above" for="law-country">
            {say("law.answer.country")}
          </label>
          <select
            id="law-country"
            autocomplete="off"
            value={chosen}
            onChange={event => setChosen(parsePlace(event.currentTarget.value))}
          >
            {countries
              .toSorted((a, b) => order(a.name[language], b.name[language]))
              .map(({ place, name: named }) => (
                <option key={place} value={place}>
                  {named[language]}
                </option>
              ))}
          </select>
        </>
      ) : (
        <div class="stack">
          <button type="button" class="quiet" id="law-other" onClick={() => setWide(true)}>
            {page.say("answer.country")}
          </button>
        </div>
      )}
      <div role="status">
        <Advice page={page} say={say} known={known.value} place={chosen} />
      </div>
    </section>
  );
};

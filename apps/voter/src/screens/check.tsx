import { weekText } from "@perde/ui/dates";
import { Choice, Field, MistakeAt } from "@perde/ui/forms";
import { useEffect } from "preact/hooks";
import { limits } from "../limits.ts";
import { loadList } from "../lists.ts";
import { useLoaded } from "../loaded.ts";
import type { Page } from "../page.ts";
import { Question, tooLong } from "../question.tsx";
import { chosenDesks, type Desks } from "../session.ts";
import type { Screen } from "../steps.ts";
import type { DeskChoice } from "../workers/seal.ts";
import { loadPlaces, PartFailed } from "./place.tsx";
import { demandWords } from "./what.tsx";
import { labelOf } from "./who.tsx";

type Row = { readonly screen: Screen; readonly question: string; readonly lines: readonly string[] };

const rows = (page: Page, places: Awaited<ReturnType<typeof loadPlaces>> | undefined): readonly Row[] => {
  const { say, answers, language } = page;
  const { place, picture } = answers;
  const label = (key: string) => (places ? labelOf(page, places.words, key) : "…");
  const placeLines =
    place?.kind === "listed"
      ? [places?.institutionOf(place.id)?.name[language] ?? "…"]
      : place?.kind === "written"
        ? [
            place.text,
            ...(place.sector ? [label(`sector.${place.sector}`)] : []),
            ...(place.region ? [label(`region.${place.region}`)] : []),
          ]
        : place
          ? [say("place.unsaid")]
          : [];
  return [
    { screen: "what", question: say("q.what"), lines: answers.what ? [say(demandWords[answers.what])] : [] },
    { screen: "place", question: say("q.place"), lines: placeLines },
    {
      screen: "who",
      question: say("q.who"),
      lines: [...answers.roles.map(role => label(`role.${role}`)), answers.whoText],
    },
    {
      screen: "how",
      question: say("q.how"),
      lines: [
        ...answers.channels.map(channel => say(`how.${channel}`)),
        answers.howText,
        answers.grade ? say(`grade.${answers.grade}`) : "",
      ],
    },
    {
      screen: "threat",
      question: say("q.threat"),
      lines: [...answers.threats.map(kind => say(`threat.${kind}`)), answers.threatText],
    },
    { screen: "when", question: say("q.when"), lines: answers.when ? [weekText(language, answers.when)] : [] },
    {
      screen: "evidence",
      question: say("check.picture"),
      lines: [
        picture
          ? say("check.picture.size", { kilobytes: Math.ceil(picture.bytes.length / 1024) })
          : say("check.picture.none"),
      ],
    },
  ];
};

/** The six words of a desk, slow to compute on purpose, so that nobody finds a look-alike. */
const SixWords = ({ page, desk }: { readonly page: Page; readonly desk: DeskChoice }) => {
  const words = useLoaded(async () => {
    const indexes = await page.session().fingerprint(desk.root);
    const list = await loadList(page.language);
    return indexes.map(index => list[index] ?? "");
  }, `${page.language}${desk.root}`);
  if (words.kind === "failed") return <PartFailed page={page} retry={words.retry} />;
  if (words.kind === "loading") return <p role="status">{page.say("nav.loading")}</p>;
  return (
    <>
      <p class="hint">{page.say("check.words")}</p>
      <ol class="words six">
        {words.value.map((word, index) => (
          <li key={word}>
            <span aria-hidden="true">{index + 1}</span> {word}
          </li>
        ))}
      </ol>
    </>
  );
};

const nameOf = (page: Page, desk: DeskChoice): string => desk.name[page.language];

const DeskList = ({ page, desks, wrong }: { readonly page: Page; readonly desks: Desks; readonly wrong: boolean }) => {
  const { say, answers, change } = page;
  const chosen = chosenDesks(answers, desks);
  const choose = (desk: DeskChoice) => (on: boolean) => {
    const others = (answers.desks ?? []).filter(id => id !== desk.desk);
    change({ desks: on ? [...others, desk.desk] : others });
  };
  const [only] = desks.choices;
  return (
    <>
      {desks.refused > 0 && <p class="mistake">{say("check.desks.refused")}</p>}
      {desks.choices.length === 0 && <p class="mistake">{say("check.desks.none")}</p>}
      {only && desks.choices.length === 1 && (
        <>
          <p>
            <strong>{nameOf(page, only)}</strong>
          </p>
          <p>{say("check.desks.one")}</p>
          <SixWords page={page} desk={only} />
        </>
      )}
      {desks.choices.length > 1 && (
        <fieldset class={wrong ? "wrong" : undefined}>
          <legend>{say("check.desks.several")}</legend>
          {desks.choices.map(desk => {
            const clash = chosen.find(other => other.slot === desk.slot && other.desk !== desk.desk);
            return (
              <div key={desk.desk}>
                <Choice
                  kind="checkbox"
                  name="desk"
                  id={`desk-${desk.desk}`}
                  chosen={chosen.includes(desk)}
                  disabled={clash !== undefined}
                  onChoose={choose(desk)}
                >
                  {nameOf(page, desk)}
                  {clash && <small>{say("check.desks.clash", { desk: nameOf(page, clash) })}</small>}
                </Choice>
                {chosen.includes(desk) && <SixWords page={page} desk={desk} />}
              </div>
            );
          })}
        </fieldset>
      )}
    </>
  );
};

export const Check = ({ page }: { readonly page: Page }) => {
  const { say, answers, change, language, session } = page;
  const places = useLoaded(() => loadPlaces(language), language);
  const desks = useLoaded(async () => {
    const answer = await session().desks();
    if (answer.kind !== "ok") throw new Error(answer.kind);
    return answer.value;
  }, "desks");
  const ready = desks.kind === "loaded" ? desks.value : undefined;
  const firstDesk = ready?.choices[0];
  // The code is stretched while she reads; never beside picture work, which is over by now.
  useEffect(() => {
    if (firstDesk) session().fingerprint(firstDesk.root).then(session().code, session().code);
  }, [firstDesk]);
  const deskField = firstDesk ? `desk-${firstDesk.desk}` : "desks";
  const check = () => [
    ...tooLong(page, "check-more", answers.more, limits.more),
    ...(ready && chosenDesks(answers, ready).length === 0 ? [{ field: deskField, text: say("error.desks") }] : []),
    ...(ready ? [] : [{ field: "desks", text: say("check.desks.offline") }]),
  ];
  const shown = rows(page, places.kind === "loaded" ? places.value : undefined);
  const nobody = ready !== undefined && ready.choices.length === 0;
  return (
    <Question
      page={page}
      title={say("check.title")}
      check={check}
      next="sealing"
      submit={say("check.send")}
      sendable={!nobody}
    >
      {mistakes => (
        <>
          <dl class="answers">
            {shown.map(({ screen, question, lines }) => (
              <div key={screen}>
                <dt id={`row-${screen}`}>{question}</dt>
                <dd>{lines.filter(line => line.trim() !== "").join("\n") || say("check.skipped")}</dd>
                <dd class="change">
                  <button
                    type="button"
                    class="plain"
                    aria-describedby={`row-${screen}`}
                    onClick={() => page.go(screen)}
                  >
                    {say("check.change")}
                  </button>
                </dd>
              </div>
            ))}
          </dl>
          <Field
            id="check-more"
            label={say("check.more")}
            hint={say("safety.facts")}
            value={answers.more}
            onType={more => change({ more })}
            rows={4}
            mistakes={mistakes}
          />
          <section aria-labelledby="not-sent">
            <h2 id="not-sent">{say("check.not_sent")}</h2>
            <ul>
              <li>{say("check.not_sent.name")}</li>
              <li>{say("check.not_sent.vote")}</li>
              <li>{say("check.not_sent.file")}</li>
              <li>{say("check.not_sent.address")}</li>
            </ul>
            <p>{say("check.official")}</p>
          </section>
          <section class="box" aria-labelledby="desks" aria-live="polite">
            <h2 id="desks" tabIndex={-1}>
              {say("check.desks")}
            </h2>
            <MistakeAt field={deskField} mistakes={mistakes} />
            {desks.kind === "loading" && <p>{say("nav.loading")}</p>}
            {desks.kind === "failed" && (
              <>
                <p class="mistake">{say("check.desks.offline")}</p>
                <button type="button" class="quiet" onClick={desks.retry}>
                  {say("nav.retry")}
                </button>
              </>
            )}
            {ready && <DeskList page={page} desks={ready} wrong={mistakes.some(({ field }) => field === deskField)} />}
          </section>
        </>
      )}
    </Question>
  );
};

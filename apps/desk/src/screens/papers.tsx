import { documentKinds, type LeftOut, type PerdeDocument } from "@perde/documents/block";
import type { Language } from "@perde/ui/say";
import { useCallback, useEffect, useState } from "preact/hooks";
import { isCitable } from "../papers/citable.ts";
import { dossier } from "../papers/dossier.ts";
import type { LawView } from "../papers/law-view.ts";
import { paperData, tonguesOf } from "../papers/paper-data.ts";
import { freshForm, type PaperForm, paperLanguages } from "../papers/paper-form.ts";
import { verifiedData } from "../papers/rules-compared.ts";
import { placeText } from "../place-text.ts";
import { save } from "../save.ts";
import type { PaperDesk } from "../vault/paper-work.ts";
import type { Decision } from "../vault/vault.ts";
import type { View } from "../vault/view.ts";
import { type DeskSay, recordedText, refusalText } from "../words.ts";
import type { PapersRemote, VaultRemote } from "../workers.ts";
import { DossierFigures } from "./dossier-figures.tsx";
import { DayField } from "./filing-dialog.tsx";
import { PaperFields } from "./paper-fields.tsx";
import { PaperView } from "./paper-view.tsx";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly vault: VaultRemote;
  readonly papers: PapersRemote;
  readonly view: View;
  /** Reports from which the page was opened: a case, a cluster, a selection. */
  readonly leaves: readonly string[];
  readonly onView: (view: View) => void;
  readonly onCancel: () => void;
};

type Made = { readonly documents: readonly PerdeDocument[]; readonly leftOut: readonly LeftOut[] };

const annexes: ReadonlySet<string> = new Set(["annex", "statistics"]);
/** Kinds that one person signs. */
const signed: ReadonlySet<string> = new Set(["complaint", "resolution"]);
/** Kinds that print figures: they count every report of the desk. */
const counts: ReadonlySet<string> = new Set(["inquiry", "statistics"]);
/** Kinds that tell cases. */
const tells: ReadonlySet<string> = new Set(["complaint", "inquiry"]);

/** Papers from cases: what, from which cases, to whom, who signs; then the paper itself. */
export const Papers = ({ say, language, vault, papers, view, leaves, onView, onCancel }: Props) => {
  const [form, setForm] = useState<PaperForm>(() => freshForm("complaint", [], language === "en" ? "ru" : language));
  const [desk, setDesk] = useState<PaperDesk>();
  const [law, setLaw] = useState<LawView>();
  const [made, setMade] = useState<Made>();
  const [told, setTold] = useState("");
  const [working, setWorking] = useState(false);
  const change = (more: Partial<PaperForm>) => setForm(before => ({ ...before, ...more }));
  const load = useCallback(async () => {
    const worked = await vault.call("paperDesk", { which: "worked" });
    const own = leaves.length === 0 ? undefined : await vault.call("paperDesk", { which: leaves });
    const known = new Set(worked.cases.map(({ id }) => id));
    setDesk({ ...worked, cases: [...(own?.cases.filter(({ id }) => !known.has(id)) ?? []), ...worked.cases] });
    setForm(before => ({
      ...before,
      chosen: before.chosen.size > 0 ? before.chosen : new Set(own?.cases.map(({ id }) => id) ?? []),
    }));
  }, [vault, leaves]);
  useEffect(() => void load(), [load]);
  useEffect(() => {
    if (desk === undefined || form.day === "") return;
    void papers
      .call("law", { place: desk.place, day: form.day, verified: verifiedData(desk.rules) })
      .then(answer => setLaw("kind" in answer ? undefined : answer));
  }, [papers, desk, form.day]);
  // A body that is not there on the chosen day is no addressee.
  const to = form.to.filter(({ body }) => law?.bodies.some(({ id }) => id === body) ?? true);
  const coercionRules = (law?.rules ?? []).flatMap(({ ground, rule }) =>
    ground && rule.act === "coerce-vote" ? [rule.id] : [],
  );

  const decide = async (decision: Decision): Promise<void> => {
    const { recorded, view: after } = await vault.call("decide", { decision });
    onView(after);
    setTold(recordedText(say, recorded, say("papers.signer.saved")));
    await load();
  };
  const make = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (desk === undefined) return;
    // Asked for first: without a named signer nothing else helps.
    if (signed.has(form.kind) && form.signer.name.trim() === "")
      return setTold(refusalText(say, { kind: "missing-signer" }));
    setWorking(true);
    setTold("");
    const counting = await vault.call("counting", undefined as never);
    const question = { form: { ...form, to }, desk, counting, coercionRules };
    const answer = await papers.call("make", {
      day: form.day,
      in: tonguesOf(form.language).map(tongue => ({ language: tongue, data: paperData(question, tongue) })),
    });
    setWorking(false);
    if (answer.kind === "made") setMade(answer);
    else setTold(refusalText(say, answer));
  };
  const saveDossier = async (): Promise<void> => {
    if (desk === undefined) return;
    setWorking(true);
    const counting = await vault.call("counting", undefined as never);
    const tongue = form.language === "ru" ? "ru" : "kk";
    const packed = await dossier(papers, { form: { ...form, to }, desk, counting, coercionRules }, tongue);
    setWorking(false);
    if (packed.kind !== "packed") return setTold(refusalText(say, packed));
    const { recorded, view: after } = await vault.call("exported", {
      form: "document",
      count: Math.max(1, chosen.length),
      bytes: packed.bytes,
    });
    onView(after);
    if (recorded.kind !== "recorded") return setTold(recordedText(say, recorded, ""));
    const name = `dossier-${tongue}-${form.day}.zip`;
    save(name, packed.bytes, "application/zip");
    setTold(say("papers.saved", { name }));
  };

  if (desk === undefined)
    return (
      <main class="wide" data-screen="papers">
        <h1>{say("papers.title")}</h1>
        <p role="status">{say("desk.wait")}</p>
      </main>
    );
  const tellable = form.kind === "inquiry" ? desk.cases.filter(isCitable) : desk.cases;
  const chosen = tellable.filter(({ id }) => form.chosen.has(id));
  if (made !== undefined)
    return (
      <main class={made.documents.length > 1 ? "desk" : "wide"} data-screen="papers">
        <h1 class="noprint">{say(`papers.kind.${form.kind}`)}</h1>
        <PaperView
          say={say}
          language={language}
          vault={vault}
          papers={papers}
          place={desk.place}
          made={made.documents}
          leftOut={made.leftOut}
          reports={chosen
            .filter(({ stage }) => stage !== "received")
            .flatMap(({ reports }) => reports.map(({ leaf }) => leaf))
            .toSorted()}
          cases={tells.has(form.kind) ? chosen.length : 1}
          mayDecide={view.role !== "reader"}
          onView={onView}
          onCancel={onCancel}
          onBack={() => {
            setMade(undefined);
            void load();
          }}
        />
      </main>
    );
  const offered = paperLanguages.filter(one => one !== "en" || annexes.has(form.kind));
  return (
    <main class="wide" data-screen="papers">
      <h1>{say("papers.title")}</h1>
      <form class="stack" onSubmit={make} noValidate>
        {told !== "" && (
          <p class="notice" role="alert" data-told={told}>
            {told}
          </p>
        )}
        <Select
          id="paper-kind"
          label={say("papers.kind")}
          value={form.kind}
          options={documentKinds.map(kind => [kind, say(`papers.kind.${kind}`)])}
          onChoose={kind => {
            const known = documentKinds.find(one => one === kind);
            if (known !== undefined)
              change({
                kind: known,
                to: [],
                ...(form.language === "en" && !annexes.has(known) ? { language: "ru" } : {}),
              });
          }}
        />
        <Select
          id="paper-language"
          label={say("papers.language")}
          value={form.language}
          options={offered.map(one => [one, say(`papers.language.${one}`)])}
          onChoose={one => change({ language: paperLanguages.find(each => each === one) ?? "kk" })}
        />
        <DayField id="paper-day" label={say("papers.day")} value={form.day} onDay={day => change({ day })} />
        {counts.has(form.kind) && (
          <DossierFigures
            say={say}
            language={language}
            vault={vault}
            papers={papers}
            desk={desk}
            form={form}
            cites={form.kind === "inquiry"}
            onChange={change}
          />
        )}
        {tells.has(form.kind) && (
          <fieldset>
            <legend>{say("papers.cases")}</legend>
            {tellable.length === 0 && (
              <p class="hint">{say(form.kind === "inquiry" ? "figures.cite.none" : "papers.cases.none")}</p>
            )}
            {chosen.some(({ stage }) => stage === "received") && view.role !== "reader" && (
              <p class="notice">
                {say("papers.unchecked")}{" "}
                <button
                  class="plain"
                  type="button"
                  data-do="check"
                  onClick={() =>
                    decide({
                      type: "checked",
                      reports: chosen
                        .filter(({ stage }) => stage === "received")
                        .flatMap(({ reports }) => reports.map(({ leaf }) => leaf))
                        .toSorted(),
                      on: true,
                    })
                  }
                >
                  {say("desk.do.check")}
                </button>
              </p>
            )}
            <ul class="stack" data-part="cases">
              {tellable.map(one => (
                <li key={one.id}>
                  <label class="tick">
                    <input
                      type="checkbox"
                      checked={form.chosen.has(one.id)}
                      onChange={event => {
                        const next = new Set(form.chosen);
                        if (event.currentTarget.checked) next.add(one.id);
                        else next.delete(one.id);
                        change({ chosen: next });
                      }}
                    />{" "}
                    {say("papers.case", {
                      number: one.number,
                      place:
                        one.reports[0] === undefined ? "—" : placeText(say, language, one.reports[0].content.place),
                      stage: say(`papers.stage.${one.stage}`),
                    })}
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
        )}
        <PaperFields
          say={say}
          language={language}
          form={{ ...form, to }}
          desk={desk}
          bodies={law?.bodies ?? []}
          onChange={change}
          onKeepSigner={decide}
        />
        <p class="tools">
          <button class="button" type="submit" disabled={working} data-do="make">
            {say("papers.make")}
          </button>
          {form.kind === "inquiry" && (
            <button class="plain" type="button" disabled={working} data-do="dossier" onClick={saveDossier}>
              {say("papers.dossier")}
            </button>
          )}
        </p>
        <p role="status">{working ? say("papers.making") : ""}</p>
      </form>
    </main>
  );
};

type SelectProps = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChoose: (value: string) => void;
};

export const Select = ({ id, label, value, options, onChoose }: SelectProps) => (
  <div>
    <label class="above" for={id}>
      {label}
    </label>
    <select id={id} value={value} onChange={event => onChoose(event.currentTarget.value)}>
      {options.map(([one, text]) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  </div>
);

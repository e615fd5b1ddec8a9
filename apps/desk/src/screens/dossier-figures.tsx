import { type FigureRow, type FigureTable, figureStages } from "@perde/cases/figures";
import { thresholds } from "@perde/cases/suppression";
import { Field } from "@perde/ui/forms";
import type { Language } from "@perde/ui/say";
import { useEffect, useState } from "preact/hooks";
import { isCitable, liesWithin, regionOf } from "../papers/citable.ts";
import { counted } from "../papers/paper-data.ts";
import type { PaperForm } from "../papers/paper-form.ts";
import type { Counting, PaperDesk } from "../vault/paper-work.ts";
import { type DeskSay, nameOf } from "../words.ts";
import type { PapersRemote, VaultRemote } from "../workers.ts";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly vault: VaultRemote;
  readonly papers: PapersRemote;
  readonly desk: PaperDesk;
  readonly form: PaperForm;
  /** An inquiry cites cases; the annex does not. */
  readonly cites: boolean;
  readonly onChange: (more: Partial<PaperForm>) => void;
};

/**
 * Period, region, and the figures as they will be printed, hidden numbers shown as hidden. A region only chooses which
 * cases are ticked: a table cut to one region beside the table of all would give hidden numbers away.
 */
export const DossierFigures = ({ say, language, vault, papers, desk, form, cites, onChange }: Props) => {
  const [counting, setCounting] = useState<Counting>();
  const [region, setRegion] = useState("");
  const [table, setTable] = useState<FigureTable>();
  const [cited, setCited] = useState<number>();
  useEffect(() => void vault.call("counting", undefined as never).then(setCounting), [vault, desk]);
  const { from, until } = form;
  useEffect(() => {
    if (counting === undefined) return;
    let gone = false;
    void papers
      .call("figures", { cases: counted(language, counting), period: { from, until } })
      .then(found => gone || setTable(found.region));
    return () => {
      gone = true;
    };
  }, [papers, counting, from, until, language]);
  const cases = desk?.cases ?? [];
  const regions = [
    ...new Set(cases.flatMap(({ reports }) => reports.flatMap(one => regionOf(one.content.place) ?? []))),
  ];
  const found = cases.filter(one => isCitable(one) && liesWithin(one, { from, until, region }));
  const rowName = (of: FigureRow["of"]): string =>
    of.kind === "named" ? nameOf(language, "region", of.name) : say(`figures.row.${of.kind}`);
  return (
    <fieldset data-part="figures">
      <legend>{say("figures.title")}</legend>
      <div class="tools">
        <Field
          id="paper-from"
          label={say("papers.period.from")}
          hint={say("figures.week")}
          value={from}
          onType={week => onChange({ from: week.trim() })}
        />
        <Field
          id="paper-until"
          label={say("papers.period.until")}
          hint={say("figures.week")}
          value={until}
          onType={week => onChange({ until: week.trim() })}
        />
      </div>
      {cites && (
        <div class="tools">
          <div>
            <label class="above" for="paper-region">
              {say("figures.region")}
            </label>
            <select id="paper-region" value={region} onChange={event => setRegion(event.currentTarget.value)}>
              <option value="">{say("figures.row.all")}</option>
              {regions.toSorted().map(code => (
                <option key={code} value={code}>
                  {nameOf(language, "region", code)}
                </option>
              ))}
            </select>
          </div>
          <button
            class="plain"
            type="button"
            data-do="cite"
            onClick={() => {
              onChange({ chosen: new Set(found.map(({ id }) => id)) });
              setCited(found.length);
            }}
          >
            {say("figures.cite", { n: found.length })}
          </button>
        </div>
      )}
      <p role="status">
        {table === undefined
          ? say("desk.wait")
          : cited === undefined
            ? ""
            : cited === 0
              ? say("figures.cite.none")
              : say("figures.cited", { n: cited })}
      </p>
      {table !== undefined && (
        <>
          <table class="figures">
            <caption>{say("figures.caption")}</caption>
            <thead>
              <tr>
                <th scope="col">{say("figures.region")}</th>
                {figureStages.map(stage => (
                  <th key={stage} scope="col">
                    {say(`figures.stage.${stage}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(({ of, figures }) => (
                <tr key={of.kind === "named" ? of.name : of.kind} data-row={of.kind === "named" ? of.name : of.kind}>
                  <th scope="row">{rowName(of)}</th>
                  {figureStages.map(stage => (
                    <td key={stage} data-label={say(`figures.stage.${stage}`)}>
                      {figures[stage].count ?? <em>{say("figures.hidden")}</em>}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <p class="hint">{say("figures.how", { k: thresholds.region })}</p>
          <p class="hint" data-query={table.query}>
            {say("figures.query", { query: table.query, version: counting?.version ?? "" })}
          </p>
        </>
      )}
    </fieldset>
  );
};

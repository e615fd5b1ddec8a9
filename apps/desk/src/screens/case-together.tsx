import { weekText } from "@perde/ui/dates";
import type { Language } from "@perde/ui/say";
import { useState } from "preact/hooks";
import { placeText } from "../place-text.ts";
import type { OpenedReport, Together } from "../vault/view.ts";
import type { DeskSay } from "../words.ts";
import { answersOf } from "./answers.tsx";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly report: OpenedReport;
  readonly mayDecide: boolean;
  readonly onOpen: (leaf: string) => void;
  readonly onSplit: (leaves: readonly string[]) => void;
  /** Opens reports for reading side by side; each opening is noted in the journal. */
  readonly onBeside: (leaves: readonly string[]) => Promise<readonly Together[]>;
};

/** How many reports fit beside each other. */
const MOST_BESIDE = 4;

/** The reports of a merged case: read one, several beside each other, or choose those that leave it. */
export const CaseTogether = ({ say, language, report, mayDecide, onOpen, onSplit, onBeside }: Props) => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [beside, setBeside] = useState<readonly Together[]>([]);
  const { together, details } = report;
  const { reports } = details.work;
  if (reports.length < 2) return null;
  const nameOf = (leaf: string): string =>
    say("desk.case.report", { number: together.findIndex(one => one.leaf === leaf) + 1 });
  return (
    <section data-part="together">
      <h2>{say("desk.case.reports")}</h2>
      <p class="hint noprint">{say("triage.together.why")}</p>
      <ul class="pile">
        {together.map(({ leaf, content }) => (
          <li key={leaf} data-report={leaf}>
            <label class="tick noprint">
              <input
                type="checkbox"
                checked={chosen.has(leaf)}
                aria-label={say("desk.select", { what: nameOf(leaf) })}
                onChange={() => {
                  const next = new Set(chosen);
                  if (!next.delete(leaf)) next.add(leaf);
                  setChosen(next);
                }}
              />
            </label>
            {leaf === report.leaf ? (
              <b>{nameOf(leaf)}</b>
            ) : (
              <button class="plain" type="button" onClick={() => onOpen(leaf)}>
                {nameOf(leaf)}
              </button>
            )}{" "}
            <span dir="auto">
              {[
                say(`desk.what.${content.what}`),
                placeText(say, language, content.place),
                ...(content.when === undefined ? [] : [weekText(language, content.when)]),
              ].join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      <div class="tools noprint">
        <button
          class="plain"
          type="button"
          data-do="beside"
          onClick={async () =>
            setBeside(
              beside.length > 0
                ? []
                : await onBeside(
                    (chosen.size > 1 ? [...chosen] : together.map(({ leaf }) => leaf)).slice(0, MOST_BESIDE),
                  ),
            )
          }
        >
          {say(beside.length > 0 ? "triage.beside.close" : "triage.beside")}
        </button>
        {mayDecide && (
          <button
            class="plain"
            type="button"
            data-do="split"
            disabled={chosen.size === 0 || chosen.size >= reports.length}
            onClick={() => {
              onSplit([...chosen]);
              setChosen(new Set());
              setBeside([]);
            }}
          >
            {say("triage.split", { n: chosen.size })}
          </button>
        )}
      </div>
      {beside.length > 1 && <Beside say={say} language={language} shown={beside} nameOf={nameOf} />}
    </section>
  );
};

/** The same question of every report in one line; answers that differ are marked in words as well. */
const Beside = ({
  say,
  language,
  shown,
  nameOf,
}: {
  readonly say: DeskSay;
  readonly language: Language;
  readonly shown: readonly Together[];
  readonly nameOf: (leaf: string) => string;
}) => {
  const columns = shown.map(({ leaf, content }) => ({ leaf, answers: answersOf(say, language, content) }));
  const questions = new Map(columns.flatMap(({ answers }) => answers.map(({ id, name }) => [id, name] as const)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="sideways" tabIndex={0} aria-label={say("triage.beside")}>
      <table class="beside">
        <thead>
          <tr>
            <td />
            {columns.map(({ leaf }) => (
              <th key={leaf} scope="col">
                {nameOf(leaf)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...questions].map(([id, name]) => {
            const texts = columns.map(({ answers }) => answers.find(one => one.id === id)?.text ?? say("desk.unsaid"));
            const same = new Set(texts).size === 1;
            return (
              <tr key={id} data-same={same}>
                <th scope="row">
                  {name}
                  {!same && <small>{` (${say("triage.beside.differs")})`}</small>}
                </th>
                {texts.map((text, place) => (
                  <td key={columns[place]?.leaf} class="said" dir="auto">
                    {text}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
};

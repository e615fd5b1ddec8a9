import type { Language } from "@perde/ui/say";
import { useState } from "preact/hooks";
import type { Decision } from "../vault/vault.ts";
import type { OpenedReport } from "../vault/view.ts";
import type { DeskSay } from "../words.ts";
import type { PapersRemote } from "../workers.ts";
import { AnswerDialog } from "./answer-dialog.tsx";
import { FilingDialog } from "./filing-dialog.tsx";
import { answerTo, filedText, filingState } from "./filings.tsx";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly papers: PapersRemote;
  readonly place: string;
  readonly report: OpenedReport;
  readonly mayDecide: boolean;
  readonly onDecide: (decision: Decision) => Promise<void>;
  /** Goes to the papers with this case. */
  readonly onPaper: () => void;
};

/** What was filed for the case, what came back, and the way to the next paper. */
export const CaseFiling = ({ say, language, papers, place, report, mayDecide, onDecide, onPaper }: Props) => {
  const { filings, answers, work } = report.details;
  const [asking, setAsking] = useState<"filed" | { readonly slip: string }>();
  const close = () => setAsking(undefined);
  return (
    <section data-part="filing">
      <h2>{say("filing.title")}</h2>
      {filings.length === 0 && <p>{say("filing.none")}</p>}
      <ul class="stack">
        {filings.map(({ event, value }) => {
          const answer = answerTo(answers, value);
          const state = filingState(say, language, value, answer);
          return (
            <li key={event} class={state.overdue ? "box notice" : "box"} data-slip={value.slip}>
              <p>{filedText(say, language, value)}</p>
              <p>{state.text}</p>
              {mayDecide && answer === undefined && (
                <button class="plain noprint" type="button" onClick={() => setAsking({ slip: value.slip })}>
                  {say("filing.answer")}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <p class="tools noprint">
        <button class="plain" type="button" data-do="paper" onClick={onPaper}>
          {filings.length === 0 ? say("papers.kind.complaint") : say("filing.escalate")}
        </button>
        {mayDecide && (
          <button class="plain" type="button" data-do="filed" onClick={() => setAsking("filed")}>
            {say("filing.file")}
          </button>
        )}
      </p>
      {asking === "filed" && (
        <FilingDialog
          say={say}
          language={language}
          papers={papers}
          place={place}
          reports={work.reports}
          onDecide={onDecide}
          onClose={close}
        />
      )}
      {asking !== undefined && asking !== "filed" && (
        <AnswerDialog say={say} reports={work.reports} slip={asking.slip} onDecide={onDecide} onClose={close} />
      )}
    </section>
  );
};

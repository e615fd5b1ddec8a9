import { Field } from "@perde/ui/forms";
import { useState } from "preact/hooks";
import type { Decision } from "../vault/vault.ts";
import type { OpenedReport } from "../vault/view.ts";
import { visibleText } from "../visible-text.ts";
import type { DeskSay } from "../words.ts";

type Props = {
  readonly say: DeskSay;
  readonly report: OpenedReport;
  readonly mayDecide: boolean;
  readonly onDecide: (decision: Decision) => void;
};

/** Whether the case was checked, and the words that may be quoted. */
export const CaseEvidence = ({ say, report, mayDecide, onDecide }: Props) => {
  const { work, checked, quotes } = report.details;
  const [quote, setQuote] = useState("");
  const reports = [...work.reports];
  return (
    <section data-part="evidence">
      <h2>{say("evidence.title")}</h2>
      <p data-checked={checked}>{say(checked ? "evidence.checked" : "evidence.unchecked")}</p>
      {mayDecide && (
        <button
          class="plain noprint"
          type="button"
          data-do="check"
          onClick={() => onDecide({ type: "checked", reports, on: !checked })}
        >
          {say(checked ? "evidence.uncheck" : "evidence.check")}
        </button>
      )}
      <h3>{say("evidence.quote")}</h3>
      {quotes.length > 0 && (
        <ul>
          {quotes.map(({ event, value }) => (
            <li key={event} class="said">
              {visibleText(value)}
            </li>
          ))}
        </ul>
      )}
      {mayDecide && (
        <form
          class="stack noprint"
          onSubmit={event => {
            event.preventDefault();
            const text = quote.trim().replaceAll(/\s+/g, " ");
            if (text === "") return;
            onDecide({ type: "quote-consented", reports: [report.leaf], text });
            setQuote("");
          }}
        >
          <Field
            id="quote"
            label={say("evidence.quote.save")}
            hint={say("evidence.quote.hint")}
            rows={2}
            value={quote}
            onType={setQuote}
          />
          <button class="plain" type="submit">
            {say("evidence.quote.save")}
          </button>
        </form>
      )}
    </section>
  );
};

import { dayText } from "@perde/ui/dates";
import type { Language } from "@perde/ui/say";
import { askedToQuote, threadOf } from "../thread.ts";
import type { Decision } from "../vault/vault.ts";
import type { OpenedReport } from "../vault/view.ts";
import { visibleText } from "../visible-text.ts";
import type { DeskSay } from "../words.ts";

/** What the reporter added and what the desk wrote back, in order. Only what the intake took stands here as a reply. */
export const Conversation = ({
  say,
  language,
  report,
  nameOf,
  mayDecide,
  onDecide,
}: {
  readonly say: DeskSay;
  readonly language: Language;
  readonly report: OpenedReport;
  readonly nameOf: (key: string) => string;
  readonly mayDecide: boolean;
  readonly onDecide: (decision: Decision) => void;
}) => {
  const turns = threadOf(report.additions, report.replies);
  return (
    <section data-part="conversation">
      <h2>{say("desk.replies")}</h2>
      {turns.length === 0 && <p>{say("desk.replies.none")}</p>}
      <ol class="stack thread">
        {turns.map((turn, place) =>
          turn.from === "reporter" ? (
            <li key={`addition-${turn.addition.seq}`} class="box" data-from="reporter">
              <b>{say("desk.added", { number: turn.addition.seq })}</b>
              <p class="said" dir="auto" lang={turn.addition.content.language}>
                {visibleText(turn.addition.content.text)}
              </p>
              <small>{say("triage.thread.batch", { batch: turn.addition.batch })}</small>
              {mayDecide && (
                <Consent say={say} report={report} words={askedToQuote(turns, place)} onDecide={onDecide} />
              )}
            </li>
          ) : (
            <li key={`${turn.reply.sequence}-${turn.reply.on}-${turn.reply.text}`} class="box" data-from="desk">
              <b>{say("triage.thread.desk")}</b>
              <p class="said" dir="auto">
                {visibleText(turn.reply.text)}
              </p>
              <small>{`${nameOf(turn.reply.by)}, ${dayText(language, turn.reply.on)}`}</small>
            </li>
          ),
        )}
      </ol>
    </section>
  );
};

/** Whether she agreed is read by a person: the button writes down the words that she was asked about. */
const Consent = ({
  say,
  report,
  words,
  onDecide,
}: {
  readonly say: DeskSay;
  readonly report: OpenedReport;
  readonly words: string | undefined;
  readonly onDecide: (decision: Decision) => void;
}) =>
  words === undefined || report.details.quotes.some(({ value }) => value === words) ? null : (
    <p class="noprint">
      <button
        class="plain"
        type="button"
        data-do="consent"
        onClick={() => onDecide({ type: "quote-consented", reports: [report.leaf], text: words })}
      >
        {say("reply.consent", { words: visibleText(words) })}
      </button>
    </p>
  );

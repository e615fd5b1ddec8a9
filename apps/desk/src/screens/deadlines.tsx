import { type CalendarEntry, calendarFile } from "@perde/cases/calendar-file";
import type { Filing, ReceivedAnswer } from "@perde/cases/case-fold";
import { dayText } from "@perde/ui/dates";
import type { Language } from "@perde/ui/say";
import { useCallback, useEffect, useState } from "preact/hooks";
import { dueDay } from "../papers/due.ts";
import { placeText } from "../place-text.ts";
import { save } from "../save.ts";
import { today } from "../today.ts";
import type { PaperCase } from "../vault/paper-work.ts";
import type { Decision } from "../vault/vault.ts";
import type { View } from "../vault/view.ts";
import { type DeskSay, recordedText } from "../words.ts";
import type { PapersRemote, VaultRemote } from "../workers.ts";
import { AnswerDialog } from "./answer-dialog.tsx";
import { answerTo, filedText, filingState } from "./filings.tsx";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly vault: VaultRemote;
  readonly papers: PapersRemote;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onOpen: (leaf: string) => void;
  readonly onPaper: (leaves: readonly string[]) => void;
};

type Line = {
  readonly of: PaperCase;
  readonly filing: Filing;
  readonly event: string;
  readonly answer: ReceivedAnswer | undefined;
  /** Until when a refusal can be appealed, where that is known. */
  readonly appealBy: string | undefined;
};

/** Everything that was filed, the most urgent first: what is owed and unanswered, then what was answered. */
export const Deadlines = ({ say, language, vault, papers, view, onView, onOpen, onPaper }: Props) => {
  const [lines, setLines] = useState<readonly Line[]>();
  const [answering, setAnswering] = useState<Line>();
  const [told, setTold] = useState("");
  const load = useCallback(async () => {
    const { cases } = await vault.call("paperDesk", { which: "worked" });
    const found = await Promise.all(
      cases.flatMap(of =>
        of.filings.map(async ({ event, value: filing }): Promise<Line> => {
          const answer = answerTo(of.answers, filing);
          const appeal =
            answer?.outcome === "rejected"
              ? await papers.call("deadline", { step: "commission-appeal", filedOn: answer.receivedOn })
              : undefined;
          return { of, filing, event, answer, appealBy: appeal === undefined ? undefined : dueDay(appeal) };
        }),
      ),
    );
    const urgency = ({ answer, filing }: Line): string => `${answer === undefined ? 0 : 1}${filing.dueBy ?? "9999"}`;
    setLines(found.toSorted((one, other) => (urgency(one) < urgency(other) ? -1 : 1)));
  }, [vault, papers]);
  useEffect(() => void load(), [load]);

  const decide = async (decision: Decision): Promise<void> => {
    const { recorded, view: after } = await vault.call("decide", { decision });
    onView(after);
    setTold(recordedText(say, recorded, ""));
    await load();
  };
  const entries = (): readonly CalendarEntry[] =>
    (lines ?? []).flatMap(({ of: { number }, filing, event, answer, appealBy }) => [
      ...(answer === undefined && filing.dueBy !== undefined
        ? [
            {
              uid: `${event.slice(0, 22)}-answer@perde`,
              day: filing.dueBy,
              title: say("deadlines.calendar.title", { number }),
              about: filedText(say, language, filing),
            },
          ]
        : []),
      ...(appealBy === undefined
        ? []
        : [
            {
              uid: `${event.slice(0, 22)}-appeal@perde`,
              day: appealBy,
              title: say("deadlines.calendar.appeal", { number }),
              about: filedText(say, language, filing),
            },
          ]),
    ]);
  const exportCalendar = async (): Promise<void> => {
    const found = entries();
    if (found.length === 0) return setTold(say("deadlines.none"));
    const bytes = calendarFile(found, today());
    // First the journal, then the file: nothing leaves unrecorded.
    const { recorded, view: after } = await vault.call("exported", { form: "calendar", count: found.length, bytes });
    onView(after);
    if (recorded.kind !== "recorded") return setTold(recordedText(say, recorded, ""));
    save("perde-deadlines.ics", bytes, "text/calendar");
    setTold(say("papers.saved", { name: "perde-deadlines.ics" }));
  };
  const state = (line: Line) => filingState(say, language, line.filing, line.answer);
  const overdue = (lines ?? []).filter(line => state(line).overdue).length;

  return (
    <main class="desk" data-screen="deadlines">
      <h1>{say("deadlines.title")}</h1>
      <p role="status">
        {lines === undefined
          ? say("desk.wait")
          : [...(overdue > 0 ? [say("deadlines.overdue", { n: overdue })] : []), told].filter(Boolean).join(". ")}
      </p>
      {lines?.length === 0 && <p>{say("deadlines.none")}</p>}
      {lines !== undefined && lines.length > 0 && (
        <>
          <p class="noprint">
            <button class="plain" type="button" data-do="calendar" onClick={exportCalendar}>
              {say("deadlines.calendar")}
            </button>
          </p>
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">{say("deadlines.case")}</th>
                <th scope="col">{say("deadlines.where")}</th>
                <th scope="col">{say("deadlines.state")}</th>
                <th scope="col">{say("deadlines.do")}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(line => {
                const first = line.of.reports[0];
                const { text, overdue: late } = state(line);
                return (
                  <tr key={line.event} data-slip={line.filing.slip} data-overdue={late}>
                    <td>
                      <button class="plain" type="button" onClick={() => onOpen(first?.leaf ?? line.of.id)}>
                        {`№ ${line.of.number}`}
                      </button>
                      {first !== undefined && <div class="place">{placeText(say, language, first.content.place)}</div>}
                    </td>
                    <td>{filedText(say, language, line.filing)}</td>
                    <td class={late ? "late" : undefined}>
                      {text}
                      {line.appealBy !== undefined && (
                        <div>{say("filing.appeal", { date: dayText(language, line.appealBy) })}</div>
                      )}
                    </td>
                    <td>
                      <span class="tools noprint">
                        {line.answer === undefined && view.role !== "reader" && (
                          <button class="plain" type="button" data-do="answer" onClick={() => setAnswering(line)}>
                            {say("filing.answer")}
                          </button>
                        )}
                        <button
                          class="plain"
                          type="button"
                          data-do="escalate"
                          onClick={() => onPaper(line.of.reports.map(({ leaf }) => leaf))}
                        >
                          {say("filing.escalate")}
                        </button>
                      </span>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </>
      )}
      {answering !== undefined && (
        <AnswerDialog
          say={say}
          reports={answering.of.reports.map(({ leaf }) => leaf)}
          slip={answering.filing.slip}
          onDecide={decide}
          onClose={() => setAnswering(undefined)}
        />
      )}
    </main>
  );
};

import type { Language } from "@perde/ui/say";
import { useEffect, useRef, useState } from "preact/hooks";
import { type Command, caseCommands } from "../shortcuts.ts";
import type { Choice, Decision } from "../vault/vault.ts";
import type { OpenedReport, Together, View } from "../vault/view.ts";
import { type DeskSay, recordedText } from "../words.ts";
import type { PapersRemote, VaultRemote } from "../workers.ts";
import { Answers } from "./answers.tsx";
import { CaseConflicts } from "./case-conflicts.tsx";
import { CaseEvidence } from "./case-evidence.tsx";
import { CaseFiling } from "./case-filing.tsx";
import { CaseHistory } from "./case-history.tsx";
import { CaseLaw } from "./case-law.tsx";
import { CaseNotes } from "./case-notes.tsx";
import { CaseState } from "./case-state.tsx";
import { CaseTogether } from "./case-together.tsx";
import { useCommands } from "./commands-by-key.ts";
import { Conversation } from "./conversation.tsx";
import { type Asking, Dialog } from "./dialogs.tsx";
import { ExportCases } from "./export-cases.tsx";
import { Picture } from "./picture.tsx";
import { ReplyForm } from "./reply-form.tsx";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly vault: VaultRemote;
  readonly papers: PapersRemote;
  readonly report: OpenedReport;
  readonly view: View;
  /** Single keys are on. */
  readonly keys: boolean;
  /** Leaves of the list as it stood when the case was opened: j and k go along it. */
  readonly order: readonly string[];
  readonly onView: (view: View) => void;
  readonly onReport: (report: OpenedReport) => void;
  readonly onOpen: (leaf: string) => void;
  /** Goes to the papers with these reports. */
  readonly onPaper: (leaves: readonly string[]) => void;
  readonly onBack: () => void;
};

/** One report and its case: everything in it is text or pixels drawn anew; nothing of it is read as markup or link. */
export const Report = (props: Props) => {
  const { say, language, vault, papers, report, view, keys, order, onView, onReport, onOpen, onPaper, onBack } = props;
  const { details } = report;
  const { reports } = details.work;
  const [asking, setAsking] = useState<Asking>();
  const [told, setTold] = useState("");
  const title = useRef<HTMLHeadingElement>(null);
  const mayDecide = view.role !== "reader";
  const nameOf = (key: string): string => view.members.find(one => one.key === key)?.label ?? key.slice(0, 8);
  const place = order.findIndex(leaf => reports.includes(leaf));

  // Going on to the next case is a new page to whoever listens.
  useEffect(() => {
    setTold("");
    setAsking(undefined);
    title.current?.focus();
    scrollTo(0, 0);
  }, [report.leaf]);

  const readAgain = async (): Promise<void> => {
    const { report: again } = await vault.call("open", { leaf: report.leaf });
    if (!("kind" in again)) onReport(again);
  };
  const decide = async (decision: Decision, done: string): Promise<void> => {
    setAsking(undefined);
    const { recorded, view: after } = await vault.call("decide", { decision });
    onView(after);
    if (recorded.kind === "recorded") await readAgain();
    setTold(recordedText(say, recorded, done));
  };
  const decideAll = (choice: Choice, done: string) => decide({ ...choice, reports: [...reports] }, done);
  const beside = async (leaves: readonly string[]): Promise<readonly Together[]> => {
    for (const leaf of leaves) {
      const { view: after } = await vault.call("open", { leaf });
      onView(after);
    }
    return report.together.filter(({ leaf }) => leaves.includes(leaf));
  };
  const go = (to: number): void => {
    const leaf = order[to];
    if (leaf === undefined) setTold(say(to < 0 ? "triage.first" : "triage.last"));
    else onOpen(leaf);
  };

  const run = async (command: Command): Promise<void> => {
    setAsking(undefined);
    switch (command) {
      case "next":
        return go(place + 1);
      case "previous":
        return go(place - 1);
      case "back":
        return onBack();
      case "help":
      case "menu":
        return setAsking(command);
      case "print":
        return print();
      case "undo": {
        const { recorded, view: after } = await vault.call("undo", {});
        onView(after);
        await readAgain();
        return setTold(say(recorded.kind === "recorded" ? "desk.done.undo" : "desk.nothing-to-undo"));
      }
      case "close":
        return decideAll(
          { type: "status-set", status: "closed" },
          say("desk.done.status", { status: say("desk.status.closed") }),
        );
      case "check":
        return decideAll({ type: "checked", on: true }, say("desk.done.check"));
      case "paper":
        return onPaper(reports);
      case "release":
        return decideAll({ type: "released" }, say("desk.done.release"));
      case "status":
      case "assign":
      case "label":
      case "note":
      case "grade":
      case "quarantine":
        return mayDecide ? setAsking(command) : setTold(say("desk.error.not-allowed"));
      case "select":
      case "open":
      case "filter":
      case "merge":
      case "csv":
      case "clusters":
      case "radar":
        return;
      default:
        return unreachable(command);
    }
  };
  useCommands(keys, run);

  const { content, pictures } = report;
  return (
    <main class="desk" data-screen="report" data-leaf={report.leaf}>
      <div class="tools noprint">
        <button class="quiet" type="button" onClick={onBack}>
          {say("desk.back")}
        </button>
        <button class="plain" type="button" data-do="previous" disabled={place < 1} onClick={() => run("previous")}>
          {say("desk.do.previous")}
        </button>
        <button
          class="plain"
          type="button"
          data-do="next"
          disabled={place < 0 || place + 1 >= order.length}
          onClick={() => run("next")}
        >
          {say("desk.do.next")}
        </button>
        {place >= 0 && <span>{say("triage.place", { at: place + 1, n: order.length })}</span>}
        <button class="plain" type="button" data-do="menu" onClick={() => run("menu")}>
          {say("desk.do.menu")}
        </button>
        <button class="plain" type="button" data-do="print" onClick={() => run("print")}>
          {say("desk.do.print")}
        </button>
      </div>
      <h1 ref={title} tabIndex={-1}>
        {say("desk.report")}
      </h1>
      <p role="status" data-told={told}>
        {told}
      </p>
      <p class="hint noprint">{say("desk.hostile")}</p>
      <CaseConflicts
        say={say}
        language={language}
        conflicts={details.conflicts}
        reports={reports}
        nameOf={nameOf}
        mayDecide={mayDecide}
        onDecide={decision => decide(decision, say("triage.conflict.settled"))}
      />
      <div class="columns">
        <div>
          <Answers say={say} language={language} content={content} />
          {pictures.map((bytes, number) => (
            <Picture
              key={`${report.leaf}-${number}`}
              bytes={bytes}
              name={say("desk.picture", { number: number + 1 })}
              refused={say("desk.picture.refused")}
            />
          ))}
        </div>
        <div>
          <CaseState say={say} language={language} view={view} report={report} onCommand={run} />
          <CaseEvidence
            key={`evidence-${report.leaf}`}
            say={say}
            report={report}
            mayDecide={mayDecide}
            onDecide={decision => decide(decision, say("papers.signer.saved"))}
          />
          <CaseNotes say={say} language={language} notes={details.notes} nameOf={nameOf} />
          <CaseHistory say={say} language={language} history={details.history} nameOf={nameOf} />
        </div>
      </div>
      <CaseTogether
        key={report.leaf}
        say={say}
        language={language}
        report={report}
        mayDecide={mayDecide}
        onOpen={onOpen}
        onSplit={leaves => decide({ type: "split", reports: leaves.toSorted() }, say("desk.done.split"))}
        onBeside={beside}
      />
      <CaseLaw
        key={`law-${report.leaf}`}
        say={say}
        language={language}
        vault={vault}
        papers={papers}
        report={report}
        mayDecide={mayDecide}
        onDecide={decision => decide(decision, say("papers.signer.saved"))}
      />
      <CaseFiling
        key={`filing-${report.leaf}`}
        say={say}
        language={language}
        papers={papers}
        place={view.place}
        report={report}
        mayDecide={mayDecide}
        onDecide={decision => decide(decision, say("filing.done"))}
        onPaper={() => onPaper(reports)}
      />
      <Conversation
        say={say}
        language={language}
        report={report}
        nameOf={nameOf}
        mayDecide={mayDecide}
        onDecide={decision => decide(decision, say("reply.consent.done"))}
      />
      {mayDecide && (
        <ExportCases
          key={`export-${report.leaf}`}
          say={say}
          vault={vault}
          onView={onView}
          forms={["report", "case"]}
          leaves={[report.leaf]}
        />
      )}
      <ReplyForm
        key={`reply-${report.leaf}`}
        say={say}
        vault={vault}
        report={report}
        view={view}
        onView={onView}
        onReport={onReport}
      />
      {asking !== undefined && (
        <Dialog
          key={asking}
          say={say}
          asking={asking}
          offered={caseCommands}
          members={view.members}
          labels={details.work.labels}
          count={1}
          onChoice={decideAll}
          onCommand={run}
          onName={() => undefined}
          onClose={() => setAsking(undefined)}
        />
      )}
    </main>
  );
};

const unreachable = (value: never): never => {
  throw new Error(`unknown command: ${typeof value}`);
};

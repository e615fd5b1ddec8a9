import { dayText } from "@perde/ui/dates";
import type { Language } from "@perde/ui/say";
import type { Command } from "../shortcuts.ts";
import type { OpenedReport, View } from "../vault/view.ts";
import { visibleText } from "../visible-text.ts";
import type { DeskSay } from "../words.ts";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly view: View;
  readonly report: OpenedReport;
  readonly onCommand: (command: Command) => void;
};

const stateCommands = ["status", "assign", "label", "grade", "note", "close", "undo"] as const;

/** Where work on the case stands, in a few words, and the buttons that change it. */
export const CaseState = ({ say, language, view, report, onCommand }: Props) => {
  const { work, quarantine } = report.details;
  const nameOf = (key: string): string => view.members.find(one => one.key === key)?.label ?? key.slice(0, 8);
  const button = (command: Command) => (
    <button key={command} class="plain" type="button" data-do={command} onClick={() => onCommand(command)}>
      {say(`desk.do.${command}`)}
    </button>
  );
  return (
    <section data-part="state" data-status={work.status}>
      <h2>{say("desk.case")}</h2>
      <dl class="answers">
        <div>
          <dt>{say("desk.column.state")}</dt>
          <dd>{say(`desk.status.${work.status}`)}</dd>
        </div>
        <div>
          <dt>{say("triage.assigned")}</dt>
          <dd>{work.assigned === undefined ? say("desk.nobody") : nameOf(work.assigned)}</dd>
        </div>
        {work.dueBy !== undefined && (
          <div>
            <dt>{say("desk.column.due")}</dt>
            <dd>{dayText(language, work.dueBy)}</dd>
          </div>
        )}
        {work.labels.length > 0 && (
          <div>
            <dt>{say("triage.labels")}</dt>
            <dd dir="auto">{work.labels.map(visibleText).join(" · ")}</dd>
          </div>
        )}
        <div>
          <dt>{say("triage.grade.ours")}</dt>
          <dd data-grade={work.grade}>
            {work.grade === undefined ? say("triage.grade.none") : say(`triage.grade.${work.grade}`)}
            <small>{` (${say("triage.grade.theirs", { grade: say(`desk.grade.${report.content.grade}`) })})`}</small>
          </dd>
        </div>
      </dl>
      {view.role !== "reader" && (
        <div class="tools noprint">
          {stateCommands.map(button)}
          {quarantine === undefined && button("quarantine")}
        </div>
      )}
      {quarantine !== undefined && (
        <div class="notice" data-quarantine={quarantine.value.reason}>
          <p>
            {`${say("desk.quarantined")}: ${say(`desk.quarantine.${quarantine.value.reason}`)}. ${visibleText(quarantine.value.text ?? "")}`}
          </p>
          <p>
            <small>{`${nameOf(quarantine.by)}, ${dayText(language, quarantine.on)}`}</small>
          </p>
          {view.role !== "reader" && button("release")}
        </div>
      )}
    </section>
  );
};

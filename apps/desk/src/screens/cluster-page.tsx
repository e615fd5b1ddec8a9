import { MOST_APART } from "@perde/cases/case-event";
import type { Suggestion } from "@perde/cases/cluster";
import type { Language } from "@perde/ui/say";
import { useEffect, useRef, useState } from "preact/hooks";
import { reasonText, summaryText } from "../cluster-text.ts";
import { placeText } from "../place-text.ts";
import type { Decision } from "../vault/vault.ts";
import type { Row, View } from "../vault/view.ts";
import type { DeskSay } from "../words.ts";
import type { VaultRemote } from "../workers.ts";
import { ExportCases } from "./export-cases.tsx";
import { TimeLine } from "./time-line.tsx";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly suggestion: Suggestion;
  readonly rows: readonly Row[];
  readonly mayDecide: boolean;
  readonly onOpen: (leaf: string, order: readonly string[]) => void;
  readonly onPaper: (leaves: readonly string[]) => void;
  readonly onDecide: (decision: Decision, done: string) => void;
  readonly onBack: () => void;
  readonly vault: VaultRemote;
  readonly onView: (view: View) => void;
};

/** One suggested group: why, its time line, its reports. A person merges what stays ticked, or takes reports out for good. */
export const ClusterPage = (props: Props) => {
  const { say, language, suggestion, rows, mayDecide, onOpen, onPaper, onDecide, onBack, vault, onView } = props;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
    scrollTo(0, 0);
  }, []);
  const staying = rows.filter(({ leaf }) => !left.has(leaf));
  const [first] = rows;
  const nameOf = (row: Row): string =>
    row.said === undefined ? say("desk.report") : say(`desk.what.${row.said.what}`);
  return (
    <section data-cluster-page={suggestion.ids.length}>
      <button class="quiet noprint" type="button" onClick={onBack}>
        {say("triage.cluster.back")}
      </button>
      <h2 ref={title} tabIndex={-1}>
        {[
          say(`desk.act.${suggestion.act}`),
          ...(first?.said === undefined ? [] : [placeText(say, language, first.said.place)]),
        ].join(" · ")}
      </h2>
      <p>
        <b>{summaryText(say, suggestion)}</b>
      </p>
      <h3>{say("triage.cluster.reasons")}</h3>
      <ul>
        {suggestion.reasons.map(reason => (
          <li key={reason.kind} data-reason={reason.kind} dir="auto">
            {reasonText(say, language, reason)}
          </li>
        ))}
      </ul>
      <h3>{say("desk.cluster.timeline")}</h3>
      <p class="hint noprint">{say("triage.cluster.tick")}</p>
      <TimeLine
        say={say}
        language={language}
        rows={rows}
        item={row => (
          <>
            <label class="tick noprint">
              <input
                type="checkbox"
                checked={!left.has(row.leaf)}
                aria-label={say("desk.select", { what: nameOf(row) })}
                onChange={() => {
                  const next = new Set(left);
                  if (!next.delete(row.leaf)) next.add(row.leaf);
                  setLeft(next);
                }}
              />
            </label>
            <span>
              <button
                class="plain"
                type="button"
                onClick={() =>
                  onOpen(
                    row.leaf,
                    rows.map(({ leaf }) => leaf),
                  )
                }
              >
                {nameOf(row)}
              </button>{" "}
              <span dir="auto">{row.said === undefined ? "" : placeText(say, language, row.said.place)}</span>
            </span>
          </>
        )}
      />
      {mayDecide && (
        <div class="tools noprint">
          <button
            class="button"
            type="button"
            data-do="merge"
            disabled={staying.length < 2}
            onClick={() =>
              onDecide({ type: "merged", reports: staying.map(({ leaf }) => leaf).toSorted() }, say("desk.done.merge"))
            }
          >
            {say("triage.cluster.merge", { n: staying.length })}
          </button>
          <button
            class="plain"
            type="button"
            data-do="paper"
            disabled={staying.length === 0}
            onClick={() => onPaper(staying.map(({ leaf }) => leaf))}
          >
            {say("desk.do.paper")}
          </button>
          <button
            class="plain"
            type="button"
            data-do="take-out"
            disabled={left.size === 0 || staying.length === 0}
            onClick={() => {
              setLeft(new Set());
              onDecide(
                {
                  type: "kept-apart",
                  reports: [...left].sort(),
                  from: staying
                    .map(({ leaf }) => leaf)
                    .toSorted()
                    .slice(0, MOST_APART),
                },
                say("triage.cluster.taken-out", { n: left.size }),
              );
            }}
          >
            {say("triage.cluster.take-out", { n: left.size })}
          </button>
        </div>
      )}
      {mayDecide && staying.length > 0 && (
        <ExportCases
          say={say}
          vault={vault}
          onView={onView}
          forms={["cluster"]}
          leaves={staying.map(({ leaf }) => leaf)}
        />
      )}
    </section>
  );
};

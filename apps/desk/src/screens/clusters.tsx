import type { Suggestion } from "@perde/cases/cluster";
import type { Language } from "@perde/ui/say";
import { useEffect, useState } from "preact/hooks";
import { reasonText, summaryText } from "../cluster-text.ts";
import { placeText } from "../place-text.ts";
import type { Decision } from "../vault/vault.ts";
import type { Row, View } from "../vault/view.ts";
import { type DeskSay, recordedText } from "../words.ts";
import type { VaultRemote } from "../workers.ts";
import { ClusterPage } from "./cluster-page.tsx";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly vault: VaultRemote;
  readonly view: View;
  /** The group that is looked at, by one of its reports, so that coming back from a case finds it again. */
  readonly at: string | undefined;
  readonly onAt: (leaf: string | undefined) => void;
  readonly onView: (view: View) => void;
  readonly onOpen: (leaf: string, order: readonly string[]) => void;
  readonly onPaper: (leaves: readonly string[]) => void;
  readonly onBack: () => void;
};

/** Groups on one page; the largest come first. */
const MOST_SHOWN = 100;

/** Suggested groups, each with its reasons; only the person's own click merges anything. */
export const Clusters = ({ say, language, vault, view, at, onAt, onView, onOpen, onPaper, onBack }: Props) => {
  const [found, setFound] = useState<{ readonly suggestions: readonly Suggestion[]; readonly rows: readonly Row[] }>();
  const [told, setTold] = useState("");
  useEffect(() => void vault.call("clusters", undefined as never).then(setFound), [vault, view.revision]);
  const rows = new Map(found?.rows.map(row => [row.leaf, row]));
  // What is one case already needs no suggestion.
  const open = found?.suggestions.filter(
    ({ ids }) => new Set(ids.map(id => rows.get(id)?.work.reports[0] ?? id)).size > 1,
  );
  const chosen = at === undefined ? undefined : open?.find(({ ids }) => ids.includes(at));
  const decide = async (decision: Decision, done: string): Promise<void> => {
    const { recorded, view: after } = await vault.call("decide", { decision });
    if (recorded.kind === "recorded" && decision.type === "merged") onAt(undefined);
    if (decision.type === "kept-apart" && at !== undefined && decision.reports.includes(at)) onAt(decision.from[0]);
    onView(after);
    setTold(recordedText(say, recorded, done));
  };
  const undo = async (): Promise<void> => {
    const { recorded, view: after } = await vault.call("undo", {});
    onView(after);
    setTold(say(recorded.kind === "recorded" ? "desk.done.undo" : "desk.nothing-to-undo"));
  };
  return (
    <main class="desk" data-screen="clusters">
      <div class="tools noprint">
        <button class="quiet" type="button" onClick={onBack}>
          {say("desk.back")}
        </button>
        {view.role !== "reader" && (
          <button class="plain" type="button" data-do="undo" onClick={undo}>
            {say("desk.do.undo")}
          </button>
        )}
      </div>
      <h1>{say("desk.do.clusters")}</h1>
      <p role="status">
        {found === undefined
          ? say("desk.wait")
          : [say("triage.clusters.count", { n: open?.length ?? 0 }), ...(told === "" ? [] : [told])].join(". ")}
      </p>
      {chosen === undefined ? (
        <>
          <p class="hint">{say("desk.clusters.why")}</p>
          {open?.length === 0 && <p>{say("desk.clusters.none")}</p>}
          {open?.slice(0, MOST_SHOWN).map(one => {
            const [first] = one.ids;
            const place = first === undefined ? undefined : rows.get(first)?.said?.place;
            return (
              <section key={one.ids.join(" ")} class="box" data-cluster={one.ids.length}>
                <h2>
                  {[say(`desk.act.${one.act}`), ...(place === undefined ? [] : [placeText(say, language, place)])].join(
                    " · ",
                  )}
                </h2>
                <p>
                  <b>{summaryText(say, one)}</b>
                </p>
                <ul>
                  {one.reasons.map(reason => (
                    <li key={reason.kind} data-reason={reason.kind} dir="auto">
                      {reasonText(say, language, reason)}
                    </li>
                  ))}
                </ul>
                <button class="button" type="button" data-do="look" onClick={() => onAt(first)}>
                  {say("triage.cluster.look")}
                </button>
              </section>
            );
          })}
        </>
      ) : (
        <ClusterPage
          key={chosen.ids[0]}
          say={say}
          language={language}
          suggestion={chosen}
          rows={chosen.ids.flatMap(id => rows.get(id) ?? [])}
          mayDecide={view.role !== "reader"}
          onOpen={onOpen}
          onPaper={onPaper}
          onDecide={decide}
          onBack={() => onAt(undefined)}
          vault={vault}
          onView={onView}
        />
      )}
    </main>
  );
};

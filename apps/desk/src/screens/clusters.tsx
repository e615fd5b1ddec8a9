import type { ClusterReason, Suggestion } from "@perde/cases/cluster";
import { weekText } from "@perde/ui/dates";
import type { Language } from "@perde/ui/say";
import { useEffect, useState } from "preact/hooks";
import { placeText } from "../place-text.ts";
import type { Row, View } from "../vault/view.ts";
import { visibleText } from "../visible-text.ts";
import { type DeskSay, nameOf } from "../words.ts";
import type { VaultRemote } from "../workers.ts";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly vault: VaultRemote;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onOpen: (leaf: string) => void;
  readonly onPaper: (leaves: readonly string[]) => void;
  readonly onBack: () => void;
};

const reasonText = (say: DeskSay, language: Language, reason: ClusterReason): string => {
  switch (reason.kind) {
    case "institution":
      return say("desk.cluster.institution", { names: reason.spellings.map(visibleText).join("; ") });
    case "listed":
      return say("desk.cluster.listed", { names: reason.place });
    case "role":
      return say("desk.cluster.role", { name: nameOf(language, "role", reason.role), n: reason.reports });
    case "channel":
      return say("desk.cluster.channel", { name: nameOf(language, "how", reason.channel), n: reason.reports });
    case "weeks":
      return say("desk.cluster.weeks", {
        from: weekText(language, reason.from),
        to: weekText(language, reason.to),
        n: reason.reports,
      });
    case "wording":
      return say("desk.cluster.wording", { n: reason.reports });
    default:
      return unreachable(reason);
  }
};

const unreachable = (value: never): never => {
  throw new Error(`unknown reason: ${typeof value}`);
};

/** Suggested groups, each with its reasons and time line; only the person's own click merges anything. */
export const Clusters = ({ say, language, vault, view, onView, onOpen, onPaper, onBack }: Props) => {
  const [found, setFound] = useState<{ readonly suggestions: readonly Suggestion[]; readonly rows: readonly Row[] }>();
  const [told, setTold] = useState("");
  useEffect(() => void vault.call("clusters", undefined as never).then(setFound), [vault, view.revision]);
  const rows = new Map(found?.rows.map(row => [row.leaf, row]));
  // What is one case already needs no suggestion.
  const open = found?.suggestions.filter(
    ({ ids }) => new Set(ids.map(id => rows.get(id)?.work.reports[0] ?? id)).size > 1,
  );
  return (
    <main class="desk" data-screen="clusters">
      <button class="quiet noprint" type="button" onClick={onBack}>
        {say("desk.back")}
      </button>
      <h1>{say("desk.do.clusters")}</h1>
      <p class="hint">{say("desk.clusters.why")}</p>
      <p role="status">{found === undefined ? say("desk.wait") : told}</p>
      {open?.length === 0 && <p>{say("desk.clusters.none")}</p>}
      {open?.slice(0, 100).map(one => (
        <Cluster
          key={one.ids.join(" ")}
          say={say}
          language={language}
          suggestion={one}
          rows={one.ids.flatMap(id => rows.get(id) ?? [])}
          onOpen={onOpen}
          onPaper={onPaper}
          onMerge={async reports => {
            const decision = { type: "merged" as const, reports: [...reports] };
            const { recorded, view: after } = await vault.call("decide", { decision });
            onView(after);
            setTold(say(recorded.kind === "recorded" ? "desk.done.merge" : "desk.error.not-allowed"));
          }}
        />
      ))}
    </main>
  );
};

const Cluster = ({
  say,
  language,
  suggestion,
  rows,
  onOpen,
  onPaper,
  onMerge,
}: {
  readonly say: DeskSay;
  readonly language: Language;
  readonly suggestion: Suggestion;
  readonly rows: readonly Row[];
  readonly onOpen: (leaf: string) => void;
  readonly onPaper: (leaves: readonly string[]) => void;
  readonly onMerge: (leaves: readonly string[]) => void;
}) => {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const weeks = [...Map.groupBy(rows, ({ said }) => said?.when ?? "")].sort(([one], [other]) => (one < other ? -1 : 1));
  const taken = rows.filter(({ leaf }) => !left.has(leaf));
  const [first] = rows;
  return (
    <section class="box" data-cluster={suggestion.ids.length}>
      <h2>
        {[
          say(`desk.act.${suggestion.act}`),
          first?.said === undefined ? "" : placeText(say, language, first.said.place),
          say("desk.reports.in", { n: rows.length }),
        ].join(" · ")}
      </h2>
      <ul>
        {suggestion.reasons.map(reason => (
          <li key={reason.kind} data-reason={reason.kind} dir="auto">
            {reasonText(say, language, reason)}
          </li>
        ))}
      </ul>
      <h3>{say("desk.cluster.timeline")}</h3>
      <ol class="timeline">
        {weeks.map(([week, own]) => (
          <li key={week}>
            <b>{week === "" ? say("desk.cluster.unsaid") : weekText(language, week)}</b>
            <ul>
              {own.map(({ leaf, said }) => (
                <li key={leaf}>
                  <label class="tick">
                    <input
                      type="checkbox"
                      checked={!left.has(leaf)}
                      aria-label={say("desk.select", { what: said === undefined ? "" : say(`desk.what.${said.what}`) })}
                      onChange={() => {
                        const next = new Set(left);
                        if (!next.delete(leaf)) next.add(leaf);
                        setLeft(next);
                      }}
                    />
                  </label>
                  <button class="plain" type="button" onClick={() => onOpen(leaf)}>
                    {said === undefined ? say("desk.report") : say(`desk.what.${said.what}`)}
                  </button>{" "}
                  <span dir="auto">{said === undefined ? "" : placeText(say, language, said.place)}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <button
        class="button"
        type="button"
        disabled={taken.length < 2}
        onClick={() => onMerge(taken.map(({ leaf }) => leaf))}
      >
        {say("desk.cluster.merge")}
      </button>{" "}
      <button
        class="plain"
        type="button"
        data-do="paper"
        disabled={taken.length === 0}
        onClick={() => onPaper(taken.map(({ leaf }) => leaf))}
      >
        {say("desk.do.paper")}
      </button>
    </section>
  );
};

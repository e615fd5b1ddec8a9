import { csvOf } from "@perde/cases/csv";
import { type Filter, type FilterMistake, parseFilter } from "@perde/cases/filter";
import type { ReportContent } from "@perde/cases/report";
import { saidText } from "@perde/cases/said-text";
import { weekText } from "@perde/ui/dates";
import { unremembered } from "@perde/ui/forms";
import type { Language } from "@perde/ui/say";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { keepFile } from "../kept-file.ts";
import { regionNames } from "../list-rows.ts";
import { placeText } from "../place-text.ts";
import { save } from "../save.ts";
import { type Command, listCommands } from "../shortcuts.ts";
import type { Choice } from "../vault/vault.ts";
import type { ListLine, Row, View } from "../vault/view.ts";
import { visibleText } from "../visible-text.ts";
import { type DeskSay, recordedText } from "../words.ts";
import type { VaultRemote } from "../workers.ts";
import { AskApproval } from "./ask-approval.tsx";
import { useCommands } from "./commands-by-key.ts";
import { type Asking, Dialog } from "./dialogs.tsx";
import { useShown } from "./shown-lines.ts";
import { useWindow } from "./window-rows.ts";

/** What the list remembers while a report is open. `at`: leaf of the line in hand. */
export type ListMemory = {
  readonly typed: string;
  readonly at: string | undefined;
  readonly keys: boolean;
};
export const freshMemory = (): ListMemory => ({
  typed: "",
  at: undefined,
  keys: localStorage.getItem("perde-desk-keys") !== "off",
});

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly vault: VaultRemote;
  readonly view: View;
  readonly memory: ListMemory;
  readonly onMemory: (change: (before: ListMemory) => ListMemory) => void;
  readonly onView: (view: View) => void;
  /** `order`: leaves of the lines as shown, so that the case page can go on to the next. */
  readonly onOpen: (leaf: string, order: readonly string[]) => void;
  readonly onPage: (page: "clusters" | "radar") => void;
  readonly onPaper: (leaves: readonly string[]) => void;
};

const mistakeText = (say: DeskSay, typed: string, { kind, from, to, instead }: FilterMistake): string =>
  say(`desk.mistake.${kind}`, { text: visibleText(typed.slice(from, to)), instead: instead.join(", ") });

const everything: Filter = { parts: [] };
/** Cases read at once for a table that is exported. */
const TABLE_STEP = 500;

/** The list of cases: filter as text, selection, actions in bulk, all of it by keyboard too. */
export const List = (props: Props) => {
  const { say, language, vault, view, memory, onMemory, onView, onOpen, onPage, onPaper } = props;
  const { typed, at, keys } = memory;
  const [asking, setAsking] = useState<{
    readonly what: Asking;
    readonly count: number;
    readonly labels: readonly string[];
  }>();
  /** Cases of a table for which a second member has to be asked. */
  const [forApproval, setForApproval] = useState<readonly string[]>();
  const [told, setTold] = useState("");
  const [printing, setPrinting] = useState(false);
  const [chosenTimes, setChosenTimes] = useState(0);
  const [count, setCount] = useState(0);
  const table = useRef<HTMLTableElement>(null);
  const filterField = useRef<HTMLInputElement>(null);
  /** Where the keys stand: ahead of what is drawn when they are pressed quickly. */
  const hand = useRef<{ readonly leaf: string | undefined; readonly place: number }>({ leaf: at, place: -1 });
  const wanted = useRef<string>(undefined);

  const parsed = useMemo(() => parseFilter(typed, regionNames), [typed]);
  const filter = parsed.kind === "filter" ? parsed.filter : everything;
  const seen = useWindow(count, table);
  const window = printing ? { ...seen, from: 0, to: count } : seen;
  const shown = useShown(vault, { filter, from: window.from, to: window.to, at }, `${view.revision} ${chosenTimes}`);
  useEffect(() => {
    if (shown === undefined) return;
    setCount(shown.count);
    if (shown.at === hand.current.leaf) hand.current = { leaf: shown.at, place: shown.place };
  }, [shown]);
  useEffect(() => {
    const button =
      wanted.current && table.current?.querySelector<HTMLElement>(`tr[data-leaf="${wanted.current}"] button`);
    if (!button) return;
    wanted.current = undefined;
    button.focus();
  });
  useEffect(() => {
    if (!printing || shown === undefined || shown.lines.length < shown.count) return;
    // A window of the list would be printed in part: all of it is drawn first.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        print();
        setPrinting(false);
      }),
    );
  }, [printing, shown]);
  const meant = () => ({ filter, at: hand.current.leaf });

  const take = async (to: number): Promise<void> => {
    if (shown === undefined || shown.count === 0) return;
    const place = Math.max(0, Math.min(shown.count - 1, to));
    hand.current = { ...hand.current, place };
    const near = shown.lines[place - shown.from]?.row.leaf;
    const leaf = near ?? (await vault.call("leafAt", { filter, place }));
    if (leaf === undefined) return;
    hand.current = { leaf, place };
    wanted.current = leaf;
    if (near === undefined) {
      const top = table.current?.tBodies[0]?.getBoundingClientRect().top ?? 0;
      scrollTo(0, scrollY + top + place * window.height - innerHeight / 2);
    }
    onMemory(before => ({ ...before, at: leaf }));
  };

  const openLine = async (leaf: string): Promise<void> => onOpen(leaf, await vault.call("order", { filter }));

  const choose = async (what: { readonly leaf: string } | "none" | { readonly all: Filter }): Promise<void> => {
    await vault.call("choose", what);
    setChosenTimes(times => times + 1);
  };
  const toggle = (leaf: string): Promise<void> => {
    hand.current = { leaf, place: leaf === hand.current.leaf ? hand.current.place : -1 };
    onMemory(before => ({ ...before, at: leaf }));
    return choose({ leaf });
  };

  const decide = async (choice: Choice, done: string) => {
    setAsking(undefined);
    const about = await vault.call("meant", meant());
    setTold(say("triage.working", { n: about.count }));
    const { recorded, view: after } = await vault.call("decideMeant", { choice, meant: meant() });
    onView(after);
    setTold(recordedText(say, recorded, done));
  };
  /** Asks what is to be decided, or says that nothing is chosen. */
  const ask = async (what: Asking): Promise<void> => {
    const facts = await vault.call("meant", meant());
    const about = what === "help" || what === "menu" || what === "filter-name";
    if (facts.count === 0 && !about) setTold(say("desk.choose-first"));
    else setAsking({ what, ...facts });
  };

  const exportCsv = async () => {
    const lines: TableLine[] = [];
    for (let from = 0; ; from += TABLE_STEP) {
      const part = await vault.call("table", { filter, from, to: from + TABLE_STEP });
      lines.push(...part.lines);
      if (from + TABLE_STEP >= part.count) break;
    }
    if (lines.length === 0) return setTold(say("desk.list.none"));
    const bytes = new TextEncoder().encode(csvOf(tableOf(say, language, lines)));
    // First the journal, then the file: nothing leaves unrecorded.
    const leaves = lines.map(({ row }) => row.leaf);
    const { recorded, view: after } = await vault.call("exported", { form: "csv", count: lines.length, bytes, leaves });
    onView(after);
    setForApproval(recorded.kind === "needs-approval" ? leaves : undefined);
    if (recorded.kind === "needs-approval") return setTold("");
    if (recorded.kind !== "recorded") return setTold(recordedText(say, recorded, ""));
    save("perde-cases.csv", bytes, "text/csv");
    setTold(`${say("desk.done.csv")} ${say("desk.csv.warning")}`);
  };

  const run = async (command: Command): Promise<void> => {
    setAsking(undefined);
    switch (command) {
      case "next":
        return take(hand.current.place + 1);
      case "previous":
        return take(hand.current.place - 1);
      case "select":
        return hand.current.leaf === undefined ? take(0) : toggle(hand.current.leaf);
      case "open":
        return hand.current.leaf === undefined ? undefined : openLine(hand.current.leaf);
      case "back":
        return choose("none");
      case "filter":
        return filterField.current?.focus();
      case "clusters":
      case "radar":
        return onPage(command);
      case "help":
      case "menu":
        return ask(command);
      case "csv":
        return exportCsv();
      case "print":
        return setPrinting(true);
      case "check": {
        const { count: some } = await vault.call("meant", meant());
        return some === 0
          ? setTold(say("desk.choose-first"))
          : decide({ type: "checked", on: true }, say("desk.done.check"));
      }
      case "paper":
        return onPaper(await vault.call("meantLeaves", meant()));
      case "undo": {
        const { recorded, view: after } = await vault.call("undo", {});
        onView(after);
        return setTold(say(recorded.kind === "recorded" ? "desk.done.undo" : "desk.nothing-to-undo"));
      }
      case "merge": {
        const { count: many } = await vault.call("meant", { filter, at: undefined });
        return many < 2 ? setTold(say("desk.choose-two")) : decide({ type: "merged" }, say("desk.done.merge"));
      }
      case "close": {
        const { count: some } = await vault.call("meant", meant());
        return some === 0
          ? setTold(say("desk.choose-first"))
          : decide(
              { type: "status-set", status: "closed" },
              say("desk.done.status", { status: say("desk.status.closed") }),
            );
      }
      case "release": {
        const { count: some } = await vault.call("meant", meant());
        return some === 0 ? setTold(say("desk.choose-first")) : decide({ type: "released" }, say("desk.done.release"));
      }
      case "status":
      case "assign":
      case "label":
      case "note":
      case "grade":
      case "quarantine":
        return ask(command);
      default:
        return unreachable(command);
    }
  };

  useCommands(keys, run);

  if (shown === undefined) return <p role="status">{say("desk.wait")}</p>;
  if (shown.total === 0) return <p>{say("desk.list.empty")}</p>;
  const mistakes = parsed.kind === "mistakes" ? parsed.mistakes : [];
  const action = (command: Command) => (
    <button key={command} class="plain" type="button" data-do={command} onClick={() => run(command)}>
      {say(`desk.do.${command}`)}
    </button>
  );
  const keepFilters = async (filters: View["filters"]) => {
    setAsking(undefined);
    const kept = await vault.call("keepFilters", { filters });
    await keepFile(kept.file);
    onView(kept.view);
  };
  return (
    <section>
      <div class="noprint">
        <label class="above" for="filter">
          {say("desk.search.label")}
        </label>
        <p class="hint" id="filter-hint">
          {say("desk.search.hint")}
        </p>
        <input
          ref={filterField}
          id="filter"
          type="search"
          value={typed}
          {...unremembered}
          aria-describedby="filter-hint filter-mistakes"
          aria-invalid={mistakes.length > 0 ? "true" : undefined}
          onInput={event => {
            const { value } = event.currentTarget;
            onMemory(before => ({ ...before, typed: value }));
          }}
          onKeyDown={event => {
            if (event.code === "Escape") event.currentTarget.blur();
            if (event.code === "Enter") take(0);
          }}
        />
        <ul id="filter-mistakes" class="mistakes" aria-live="polite">
          {mistakes.map(one => (
            <li key={`${one.from}-${one.kind}`}>{mistakeText(say, typed, one)}</li>
          ))}
        </ul>
        <div class="tools">
          {typed.trim() !== "" && mistakes.length === 0 && (
            <button class="plain" type="button" onClick={() => ask("filter-name")}>
              {say("desk.filters.save")}
            </button>
          )}
          {view.filters.map(one => (
            <span key={one.name}>
              <button class="plain" type="button" onClick={() => onMemory(before => ({ ...before, typed: one.text }))}>
                {one.name}
              </button>
              <button
                class="plain"
                type="button"
                aria-label={say("desk.filters.remove", { name: one.name })}
                onClick={() => keepFilters(view.filters.filter(({ name }) => name !== one.name))}
              >
                ×
              </button>
            </span>
          ))}
        </div>
        <div class="tools">
          {(
            [
              "status",
              "assign",
              "label",
              "note",
              "grade",
              "merge",
              "check",
              "paper",
              "quarantine",
              "release",
              "close",
              "undo",
              "csv",
              "print",
            ] as const
          ).map(action)}
          {action("menu")}
          {action("help")}
          <label class="tick">
            <input
              type="checkbox"
              checked={keys}
              onChange={event => {
                const on = event.currentTarget.checked;
                if (on) localStorage.removeItem("perde-desk-keys");
                else localStorage.setItem("perde-desk-keys", "off");
                onMemory(before => ({ ...before, keys: on }));
              }}
            />{" "}
            {say("desk.keys.on")}
          </label>
        </div>
        <div class="tools">
          <button class="plain" type="button" onClick={() => choose(shown.chosen > 0 ? "none" : { all: filter })}>
            {say(shown.chosen > 0 ? "desk.select.none" : "desk.select.all")}
          </button>
          <span role="status" data-told={told}>
            {[
              say("desk.list.count", { n: shown.count }),
              ...(shown.chosen > 0 ? [say("desk.selected", { n: shown.chosen })] : []),
              ...(told === "" ? [] : [told]),
            ].join(". ")}
          </span>
        </div>
      </div>
      {shown.count === 0 ? (
        <p>{say("desk.list.none")}</p>
      ) : (
        <table class="rows" ref={table} aria-rowcount={shown.count + 1}>
          <thead>
            <tr>
              <th scope="col" class="narrow">
                {say("desk.column.select")}
              </th>
              <th scope="col">{say("desk.column.state")}</th>
              <th scope="col">{say("desk.column.what")}</th>
              <th scope="col">{say("desk.column.place")}</th>
              <th scope="col">{say("desk.column.case")}</th>
              <th scope="col">{say("desk.column.when")}</th>
              <th scope="col" class="narrow">
                {say("desk.column.batch")}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.from > 0 && <Gap height={shown.from * window.height} />}
            {shown.lines.map((line, seen) => (
              <Line
                key={line.row.leaf}
                line={line}
                number={shown.from + seen + 2}
                say={say}
                language={language}
                members={view.members}
                inHand={line.row.leaf === at}
                onSelect={toggle}
                onOpen={openLine}
              />
            ))}
            {shown.from + shown.lines.length < shown.count && (
              <Gap height={(shown.count - shown.from - shown.lines.length) * window.height} />
            )}
          </tbody>
        </table>
      )}
      {forApproval !== undefined && (
        <AskApproval
          say={say}
          vault={vault}
          leaves={forApproval}
          onView={onView}
          onAsked={text => {
            setForApproval(undefined);
            setTold(text);
          }}
        />
      )}
      {asking !== undefined && (
        <Dialog
          key={asking.what}
          say={say}
          asking={asking.what}
          offered={listCommands}
          members={view.members}
          labels={asking.labels}
          count={asking.count}
          onChoice={decide}
          onCommand={run}
          onName={name => keepFilters([...view.filters.filter(one => one.name !== name), { name, text: typed.trim() }])}
          onClose={() => setAsking(undefined)}
        />
      )}
    </section>
  );
};

const unreachable = (value: never): never => {
  throw new Error(`unknown command: ${typeof value}`);
};

const Gap = ({ height }: { readonly height: number }) => (
  <tr class="gap">
    <td colSpan={7} style={{ height: `${height}px` }} />
  </tr>
);

const whatOf = (say: DeskSay, row: Row): string =>
  row.said === undefined
    ? row.damage === undefined
      ? say("desk.state.deleted")
      : say(`desk.damage.${row.damage}`)
    : say(`desk.what.${row.said.what}`);

/** What the desk decided, in a few words. */
const caseText = (say: DeskSay, members: View["members"], { row: { work }, count, days }: ListLine): string =>
  [
    say(`desk.status.${work.status}`),
    ...(count > 1 ? [say("desk.reports.in", { n: count })] : []),
    ...(work.quarantine === undefined ? [] : [say("desk.quarantined")]),
    ...(days !== undefined && days < 0 ? [say("desk.overdue")] : work.dueBy === undefined ? [] : [work.dueBy]),
    ...(work.assigned === undefined ? [] : [members.find(({ key }) => key === work.assigned)?.label ?? ""]),
    ...work.labels.map(visibleText),
    ...(work.conflicts > 0 ? [say("desk.conflicts", { n: work.conflicts })] : []),
  ].join(" · ");

const Line = ({
  line,
  number,
  say,
  language,
  members,
  inHand,
  onSelect,
  onOpen,
}: {
  readonly line: ListLine;
  readonly number: number;
  readonly say: DeskSay;
  readonly language: Language;
  readonly members: View["members"];
  readonly inHand: boolean;
  readonly onSelect: (leaf: string) => void;
  readonly onOpen: (leaf: string) => void;
}) => {
  const { row } = line;
  const { said } = row;
  const what = whatOf(say, row);
  return (
    <tr
      data-state={row.state}
      data-leaf={row.leaf}
      data-status={row.work.status}
      aria-rowindex={number}
      class={inHand ? "inhand" : undefined}
    >
      <td class="narrow">
        <label class="tick">
          <input
            type="checkbox"
            checked={line.chosen}
            aria-label={say("desk.select", { what })}
            onChange={() => onSelect(row.leaf)}
          />
        </label>
      </td>
      <td>{say(`desk.state.${row.state}`)}</td>
      <td>
        {said === undefined ? (
          what
        ) : (
          <button class="plain" type="button" onClick={() => onOpen(row.leaf)}>
            {what}
          </button>
        )}
        {row.additions > 0 && <small> · {say("desk.additions", { n: row.additions })}</small>}
        {row.pictures > 0 && <small> · {say("desk.pictures", { n: row.pictures })}</small>}
      </td>
      <td class="place" dir="auto">
        {said === undefined ? "" : placeText(say, language, said.place)}
      </td>
      <td>{caseText(say, members, line)}</td>
      <td>{said?.when === undefined ? "" : weekText(language, said.when)}</td>
      <td class="narrow">{row.batch < 0 ? "" : row.batch}</td>
    </tr>
  );
};

type TableLine = { readonly row: Row; readonly said: ReportContent | undefined };

/** The table that is exported; unseen letters are written out, formulas are defused by `csvOf`. */
const tableOf = (say: DeskSay, language: Language, lines: readonly TableLine[]): readonly (readonly string[])[] => [
  (["state", "what", "place", "case", "due", "when", "batch"] as const)
    .map(name => say(`desk.column.${name}`))
    .concat(say("desk.field.more")),
  ...lines.map(({ row, said }) => [
    say(`desk.state.${row.state}`),
    whatOf(say, row),
    row.said === undefined ? "" : placeText(say, language, row.said.place),
    say(`desk.status.${row.work.status}`),
    row.work.dueBy ?? "",
    row.said?.when ?? "",
    String(row.batch),
    said === undefined ? "" : visibleText(saidText(said)),
  ]),
];

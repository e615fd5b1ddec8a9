import { csvOf } from "@perde/cases/csv";
import { type FilterMistake, parseFilter, passes } from "@perde/cases/filter";
import { saidText } from "@perde/cases/said-text";
import { weekText } from "@perde/ui/dates";
import { unremembered } from "@perde/ui/forms";
import type { Language } from "@perde/ui/say";
import { useCallback, useMemo, useRef, useState } from "preact/hooks";
import { type ListLine, listLines, regionNames } from "../list-rows.ts";
import { placeText } from "../place-text.ts";
import { save } from "../save.ts";
import { type Command, listCommands } from "../shortcuts.ts";
import type { View } from "../vault/view.ts";
import { visibleText } from "../visible-text.ts";
import type { DeskSay } from "../words.ts";
import type { VaultRemote } from "../workers.ts";
import { useCommands } from "./commands-by-key.ts";
import { type Asking, type Choice, Dialog } from "./dialogs.tsx";
import { useWindow } from "./window-rows.ts";

/** What the list remembers while a report is open. `at`: leaf of the line in hand. */
export type ListMemory = {
  readonly typed: string;
  readonly selected: ReadonlySet<string>;
  readonly at: string | undefined;
  readonly keys: boolean;
};
export const freshMemory = (): ListMemory => ({
  typed: "",
  selected: new Set(),
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
};

const mistakeText = (say: DeskSay, typed: string, { kind, from, to, instead }: FilterMistake): string =>
  say(`desk.mistake.${kind}`, { text: visibleText(typed.slice(from, to)), instead: instead.join(", ") });

/** Today on this computer's calendar. */
const today = (): string => {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** The list of cases: filter as text, selection, actions in bulk, all of it by keyboard too. */
export const List = (props: Props) => {
  const { say, language, vault, view, memory, onMemory, onView, onOpen, onPage } = props;
  const { typed, selected, at, keys } = memory;
  const [asking, setAsking] = useState<Asking>();
  const [told, setTold] = useState("");
  const [printing, setPrinting] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  const filterField = useRef<HTMLInputElement>(null);

  const lines = useMemo(() => listLines(view.rows, view.members, today()), [view.rows, view.members]);
  const parsed = useMemo(() => parseFilter(typed, regionNames), [typed]);
  const shown = useMemo(
    () => (parsed.kind === "filter" ? lines.filter(({ filtered }) => passes(parsed.filter, filtered)) : lines),
    [lines, parsed],
  );
  const place = shown.findIndex(({ row }) => row.leaf === at);
  const seen = useWindow(shown.length, table);
  const window = printing ? { ...seen, from: 0, to: shown.length } : seen;
  const chosen = useMemo(() => shown.filter(({ row }) => selected.has(row.leaf)), [shown, selected]);
  /** What an action is about: the selection, or the line in hand. */
  const meant = chosen.length > 0 ? chosen : shown.filter(({ row }) => row.leaf === at);

  const take = useCallback(
    (to: number) => {
      const line = shown[Math.max(0, Math.min(shown.length - 1, to))];
      if (line === undefined) return;
      onMemory(before => ({ ...before, at: line.row.leaf }));
      requestAnimationFrame(() => {
        const find = () => table.current?.querySelector<HTMLElement>(`tr[data-leaf="${line.row.leaf}"] button`);
        if (find() === undefined || find() === null) {
          const top = table.current?.tBodies[0]?.getBoundingClientRect().top ?? 0;
          scrollTo(0, scrollY + top + shown.indexOf(line) * window.height - innerHeight / 2);
          setTimeout(() => find()?.focus(), 60);
        } else find()?.focus();
      });
    },
    [shown, onMemory, window.height],
  );

  const openLine = (leaf: string) =>
    onOpen(
      leaf,
      shown.map(({ row }) => row.leaf),
    );

  const toggle = (leaf: string) =>
    onMemory(before => {
      const next = new Set(before.selected);
      if (!next.delete(leaf)) next.add(leaf);
      return { ...before, at: leaf, selected: next };
    });

  const decide = async (choice: Choice, done: string) => {
    const reports = meant.flatMap(({ row }) => row.work.reports);
    setAsking(undefined);
    setTold(say("triage.working", { n: meant.length }));
    const { recorded, view: after } = await vault.call("decide", { decision: { ...choice, reports } });
    onView(after);
    setTold(recorded.kind === "recorded" ? done : say("desk.error.not-allowed"));
    if (recorded.kind === "recorded") onMemory(before => ({ ...before, selected: new Set() }));
  };

  const exportCsv = async () => {
    const rows = chosen.length > 0 ? chosen : shown;
    if (rows.length === 0) return setTold(say("desk.list.none"));
    const bytes = new TextEncoder().encode(csvOf(tableOf(say, language, rows)));
    // First the journal, then the file: nothing leaves unrecorded.
    const { recorded, view: after } = await vault.call("exported", { count: rows.length, bytes });
    onView(after);
    if (recorded.kind !== "recorded") return setTold(say("desk.error.not-allowed"));
    save("perde-cases.csv", bytes, "text/csv");
    setTold(`${say("desk.done.csv")} ${say("desk.csv.warning")}`);
  };

  /** A window of the list would be printed in part: all of it is drawn first. */
  const printAll = () => {
    setPrinting(true);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        print();
        setPrinting(false);
      }),
    );
  };

  const run = async (command: Command): Promise<void> => {
    setAsking(undefined);
    switch (command) {
      case "next":
        return take(place + 1);
      case "previous":
        return take(place === -1 ? 0 : place - 1);
      case "select":
        return at === undefined ? take(0) : toggle(at);
      case "open":
        return at === undefined ? undefined : openLine(at);
      case "back":
        return onMemory(before => ({ ...before, selected: new Set() }));
      case "filter":
        return filterField.current?.focus();
      case "clusters":
      case "radar":
        return onPage(command);
      case "help":
      case "menu":
        return setAsking(command);
      case "csv":
        return exportCsv();
      case "print":
        return printAll();
      case "undo": {
        const { recorded, view: after } = await vault.call("undo", undefined as never);
        onView(after);
        return setTold(say(recorded.kind === "recorded" ? "desk.done.undo" : "desk.nothing-to-undo"));
      }
      case "merge":
        return chosen.length < 2 ? setTold(say("desk.choose-two")) : decide({ type: "merged" }, say("desk.done.merge"));
      case "close":
        return meant.length === 0
          ? setTold(say("desk.choose-first"))
          : decide(
              { type: "status-set", status: "closed" },
              say("desk.done.status", { status: say("desk.status.closed") }),
            );
      case "release":
        return meant.length === 0
          ? setTold(say("desk.choose-first"))
          : decide({ type: "released" }, say("desk.done.release"));
      case "status":
      case "assign":
      case "label":
      case "note":
      case "grade":
      case "quarantine":
        return meant.length === 0 ? setTold(say("desk.choose-first")) : setAsking(command);
      default:
        return unreachable(command);
    }
  };

  useCommands(keys, run);

  if (view.rows.length === 0) return <p>{say("desk.list.empty")}</p>;
  const mistakes = parsed.kind === "mistakes" ? parsed.mistakes : [];
  const action = (command: Command) => (
    <button key={command} class="plain" type="button" data-do={command} onClick={() => run(command)}>
      {say(`desk.do.${command}`)}
    </button>
  );
  const keepFilters = async (filters: View["filters"]) => {
    setAsking(undefined);
    onView(await vault.call("keepFilters", { filters }));
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
            <button class="plain" type="button" onClick={() => setAsking("filter-name")}>
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
              "quarantine",
              "release",
              "close",
              "undo",
              "csv",
              "print",
              "clusters",
              "radar",
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
          <button
            class="plain"
            type="button"
            onClick={() =>
              onMemory(before => ({
                ...before,
                selected: chosen.length > 0 ? new Set() : new Set(shown.map(({ row }) => row.leaf)),
              }))
            }
          >
            {say(chosen.length > 0 ? "desk.select.none" : "desk.select.all")}
          </button>
          <span role="status" data-told={told}>
            {[
              say("desk.list.count", { n: shown.length }),
              ...(chosen.length > 0 ? [say("desk.selected", { n: chosen.length })] : []),
              ...(told === "" ? [] : [told]),
            ].join(". ")}
          </span>
        </div>
      </div>
      {shown.length === 0 ? (
        <p>{say("desk.list.none")}</p>
      ) : (
        <table class="rows" ref={table} aria-rowcount={shown.length + 1}>
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
            {window.from > 0 && <Gap height={window.from * window.height} />}
            {shown.slice(window.from, window.to).map((line, nth) => (
              <Line
                key={line.row.leaf}
                line={line}
                number={window.from + nth + 2}
                say={say}
                language={language}
                members={view.members}
                selected={selected.has(line.row.leaf)}
                inHand={line.row.leaf === at}
                onSelect={toggle}
                onOpen={openLine}
              />
            ))}
            {window.to < shown.length && <Gap height={(shown.length - window.to) * window.height} />}
          </tbody>
        </table>
      )}
      {asking !== undefined && (
        <Dialog
          key={asking}
          say={say}
          asking={asking}
          offered={listCommands}
          members={view.members}
          labels={[...new Set(lines.flatMap(({ row }) => row.work.labels))].sort()}
          count={meant.length}
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

const whatOf = (say: DeskSay, { row }: ListLine): string =>
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
  selected,
  inHand,
  onSelect,
  onOpen,
}: {
  readonly line: ListLine;
  readonly number: number;
  readonly say: DeskSay;
  readonly language: Language;
  readonly members: View["members"];
  readonly selected: boolean;
  readonly inHand: boolean;
  readonly onSelect: (leaf: string) => void;
  readonly onOpen: (leaf: string) => void;
}) => {
  const { row } = line;
  const { said } = row;
  const what = whatOf(say, line);
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
            checked={selected}
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

/** The table that is exported; unseen letters are written out, formulas are defused by `csvOf`. */
const tableOf = (say: DeskSay, language: Language, lines: readonly ListLine[]): readonly (readonly string[])[] => [
  (["state", "what", "place", "case", "due", "when", "batch"] as const)
    .map(name => say(`desk.column.${name}`))
    .concat(say("desk.field.more")),
  ...lines.map(line => [
    say(`desk.state.${line.row.state}`),
    whatOf(say, line),
    line.row.said === undefined ? "" : placeText(say, language, line.row.said.place),
    say(`desk.status.${line.row.work.status}`),
    line.row.work.dueBy ?? "",
    line.row.said?.when ?? "",
    String(line.row.batch),
    line.row.said === undefined ? "" : visibleText(saidText(line.row.said)),
  ]),
];

import { weekText } from "@perde/ui/dates";
import type { Language } from "@perde/ui/say";
import { useMemo, useState } from "preact/hooks";
import { placeText } from "../place-text.ts";
import type { Row } from "../vault/view.ts";
import type { DeskSay } from "../words.ts";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly rows: readonly Row[];
  readonly onOpen: (leaf: string) => void;
};

const states = ["new", "read", "replied", "damaged", "deleted"] as const;
const order: Readonly<Record<Row["state"], number>> = { new: 0, damaged: 1, read: 2, replied: 3, deleted: 4 };

/** Newest batch first within each state: new ones on top. */
const sorted = (rows: readonly Row[]): readonly Row[] =>
  [...rows].sort(
    (one, other) =>
      order[one.state] - order[other.state] || other.batch - one.batch || (one.leaf < other.leaf ? -1 : 1),
  );

/** The list of reports: a table whose rows open by mouse, touch or Enter. */
export const List = ({ say, language, rows, onOpen }: Props) => {
  const [state, setState] = useState<Row["state"] | "all">("all");
  const [search, setSearch] = useState("");
  const shown = useMemo(() => {
    const wanted = search.trim().toLocaleLowerCase();
    return sorted(rows).filter(
      row => (state === "all" || row.state === state) && (wanted === "" || textOf(row, language).includes(wanted)),
    );
  }, [rows, state, search, language]);

  if (rows.length === 0) return <p>{say("desk.list.empty")}</p>;
  return (
    <section>
      <div class="tools noprint">
        <label>
          {say("desk.filter")}{" "}
          <select
            value={state}
            onChange={event => setState(states.find(one => one === event.currentTarget.value) ?? "all")}
          >
            <option value="all">{say("desk.all")}</option>
            {states.map(one => (
              <option key={one} value={one}>
                {say(`desk.state.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say("desk.search")}{" "}
          <input
            type="search"
            value={search}
            autocomplete="off"
            spellcheck={false}
            onInput={event => setSearch(event.currentTarget.value)}
          />
        </label>
      </div>
      <p role="status">{say("desk.list.count", { n: shown.length })}</p>
      {shown.length === 0 ? (
        <p>{say("desk.list.none")}</p>
      ) : (
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">{say("desk.column.state")}</th>
              <th scope="col">{say("desk.column.what")}</th>
              <th scope="col">{say("desk.column.place")}</th>
              <th scope="col">{say("desk.column.when")}</th>
              <th scope="col">{say("desk.column.batch")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(row => (
              <Line key={row.leaf} row={row} say={say} language={language} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};

const Line = ({ row, say, language, onOpen }: { readonly row: Row } & Omit<Props, "rows">) => {
  const { said } = row;
  const what =
    said === undefined
      ? row.damage === undefined
        ? say("desk.state.deleted")
        : say(`desk.damage.${row.damage}`)
      : say(`desk.what.${said.what}`);
  return (
    <tr data-state={row.state}>
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
      <td>{said === undefined ? "" : placeText(say, language, said.place)}</td>
      <td>{said?.when === undefined ? "" : weekText(language, said.when)}</td>
      <td>{row.batch < 0 ? "" : row.batch}</td>
    </tr>
  );
};

const textOf = ({ said }: Row, language: Language): string => {
  if (said === undefined) return "";
  const place = said.place.kind === "written" ? said.place.text : said.place.kind === "listed" ? said.place.id : "";
  return [place, said.who.text, said.how.text, said.threat.text, said.more, said.when, language]
    .join("\n")
    .toLocaleLowerCase();
};

import { weekText } from "@perde/ui/dates";
import type { Language } from "@perde/ui/say";
import type { ComponentChildren } from "preact";
import type { Row } from "../vault/view.ts";
import { weeksBetween } from "../weeks.ts";
import type { DeskSay } from "../words.ts";

/** A year in one picture; older weeks stand in the table alone. */
const MOST_WEEKS = 53;
const BAR = 12;
const HIGH = 48;

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly rows: readonly Row[];
  readonly item: (row: Row) => ComponentChildren;
};

/** Reports by week: bars for the eye, and the same as a table with every report in its week. */
export const TimeLine = ({ say, language, rows, item }: Props) => {
  const byWeek = Map.groupBy(rows, ({ said }) => said?.when ?? "");
  const said = [...byWeek.keys()].filter(week => week !== "").sort();
  const [from, to] = [said[0], said.at(-1)];
  const weeks = from === undefined || to === undefined ? [] : weeksBetween(from, to, MOST_WEEKS);
  const countOf = (week: string): number => byWeek.get(week)?.length ?? 0;
  const most = Math.max(1, ...weeks.map(countOf));
  return (
    <>
      {weeks.length > 1 && (
        <svg
          class="bars"
          aria-hidden="true"
          viewBox={`0 0 ${weeks.length * BAR} ${HIGH + 2}`}
          style={{ maxWidth: `${weeks.length * 3}rem` }}
          preserveAspectRatio="none"
        >
          {weeks.map((week, place) => {
            const height = (HIGH * countOf(week)) / most;
            return <rect key={week} x={place * BAR + 1} y={HIGH - height} width={BAR - 2} height={height + 2} />;
          })}
        </svg>
      )}
      <table class="timeline">
        <thead>
          <tr>
            <th scope="col">{say("desk.column.when")}</th>
            <th scope="col" class="narrow">
              {say("triage.timeline.count")}
            </th>
            <th scope="col">{say("desk.list")}</th>
          </tr>
        </thead>
        <tbody>
          {[...said, ...(byWeek.has("") ? [""] : [])].map(week => (
            <tr key={week}>
              <th scope="row">{week === "" ? say("desk.cluster.unsaid") : weekText(language, week)}</th>
              <td class="narrow">{countOf(week)}</td>
              <td>
                <ul class="pile">
                  {byWeek.get(week)?.map(row => (
                    <li key={row.leaf}>{item(row)}</li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};

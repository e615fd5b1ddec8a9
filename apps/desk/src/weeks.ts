/** ISO weeks in a row, for time lines. */
import { weekOf } from "@perde/ui/dates";

const DAY = 86_400_000;

/** Monday of an ISO week, in days since 1970. The week of 4 January is the first of its year. */
const mondayOf = (week: string): number => {
  const [year = "", number = ""] = week.split("-W");
  const fourth = Date.parse(`${year}-01-04T00:00:00Z`) / DAY;
  const weekday = (((fourth + 3) % 7) + 7) % 7;
  return fourth - weekday + (Number(number) - 1) * 7;
};

/** Every week from the first to the last, both among them; at most `most`, the latest. */
export const weeksBetween = (from: string, to: string, most: number): readonly string[] => {
  const [first, last] = [mondayOf(from), mondayOf(to)];
  const count = Math.max(0, (last - first) / 7 + 1);
  return Array.from({ length: Math.min(count, most) }, (_, place) =>
    weekOf(new Date((last - (Math.min(count, most) - 1 - place) * 7) * DAY).toISOString().slice(0, 10)),
  );
};

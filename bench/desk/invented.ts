/** Invented reports for benches with many of them: the same ones for the same numbers. */
import type { ReportContent } from "@perde/cases/report";
import { drawing, earlierTexts, pick } from "../../packages/cases/src/earlier-set.testing.ts";
import { writtenNames } from "../../packages/cases/src/institutions.testing.ts";
import { channels, demands, grades, threats } from "../../packages/cases/src/report.ts";

const roles = ["curator", "dean", "headteacher", "hr", "student-leader"] as const;
const weeks = ["2026-W44", "2026-W45", "2026-W46", "2026-W47"] as const;
const names = writtenNames(4000, 7);
const tales = earlierTexts(3000);

export const contentOf = (number: number): ReportContent => {
  const draw = drawing(number + 1);
  const { text, region } = pick(draw, names);
  return {
    language: pick(draw, ["kk", "ru"] as const),
    what: pick(draw, demands),
    place: { kind: "written", text, region },
    who: { roles: [pick(draw, roles)] },
    how: { channels: [pick(draw, channels)] },
    threat: { kinds: draw() < 0.5 ? [] : [pick(draw, threats)] },
    when: pick(draw, weeks),
    grade: pick(draw, grades),
    more: `${pick(draw, tales)} № ${number}`,
  };
};

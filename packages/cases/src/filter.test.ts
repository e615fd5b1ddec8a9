import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Filtered, parseFilter, passes } from "./filter.ts";
import { foldText } from "./fold-text.ts";

const regions = {
  "KZ-10": ["Абай облысы", "область Абай", "Abai Region"],
  "KZ-19": ["Алматы облысы", "Алматинская область", "Almaty Region"],
  "KZ-75": ["Алматы қаласы", "город Алматы", "Almaty"],
  "KZ-35": ["Қарағанды облысы", "Карагандинская область", "Karaganda Region"],
} as const;

const one: Filtered = {
  status: "new",
  region: "KZ-75",
  kind: "choice",
  what: "ballot",
  grade: "proof",
  language: "kk",
  week: "2026-W47",
  batch: 12,
  due: 2,
  roles: ["curator"],
  channels: ["group-chat"],
  threats: ["grant"],
  labels: ["Жатақхана"],
  assigned: foldText("Дана"),
  marks: ["unread"],
  text: foldText("Үлгілер университеті, куратор сурет сұрады"),
};
const passed = (typed: string, what: Filtered = one): boolean | readonly string[] => {
  const parsed = parseFilter(typed, regions);
  return parsed.kind === "filter" ? passes(parsed.filter, what) : parsed.mistakes.map(({ kind }) => kind);
};

describe("filter", () => {
  it.each([
    "",
    "status:new region:KZ-75 due:<3d kind:choice",
    "region:almaty",
    "region:Алматы",
    'region:"Алматы қаласы"',
    "region:KZ-10,KZ-75",
    "-region:karaganda",
    "status:open,new -is:quarantined",
    "batch:>11 batch:<13 batch:12",
    "week:2026-W47 week:>2026-W40",
    "label:жатакхана by:dana",
    "universit ulgiler",
    '"куратор сурет"',
    "КУРАТОР -декан",
    "lang:kk role:curator channel:group-chat threat:grant grade:proof what:ballot",
  ])("%s passes", typed => {
    expect(passed(typed)).toBe(true);
  });
  it.each([
    "status:open",
    "due:<2d",
    "due:>2d",
    "region:Карагандинская",
    "-lang:kk",
    "by:nobody",
    '"сурет куратор"',
    "is:overdue",
  ])("%s does not pass", typed => {
    expect(passed(typed)).toBe(false);
  });
  it.each([
    ["colour:red", "unknown-key"],
    ["status:fresh", "unknown-value"],
    ["region:Narnia", "unknown-region"],
    ["region:А", "ambiguous-region"],
    ["due:soon", "bad-number"],
    ["week:47", "bad-number"],
    ['"куратор', "unclosed-quote"],
    ["status:", "no-value"],
  ])("%s is named %s", (typed, kind) => {
    expect(passed(typed)).toEqual([kind]);
  });
  it("names every mistake with its place and what could stand there", () => {
    expect(parseFilter("kind:choice status:fresh due:x", regions)).toMatchObject({
      kind: "mistakes",
      mistakes: [
        { kind: "unknown-value", from: 12, to: 24, instead: ["new", "open", "waiting", "filed", "answered", "closed"] },
        { kind: "bad-number", from: 25, to: 30 },
      ],
    });
  });
  it("fits nothing to what was not said", () => {
    const { region: _region, due: _due, week: _week, ...rest } = one;
    for (const typed of ["region:KZ-75", "due:<900d", "week:<2030-W01"]) expect(passed(typed, rest)).toBe(false);
  });
  it("answers whatever is typed", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), typed => void passed(typed)));
  });
});

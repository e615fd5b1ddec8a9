/** `perde template build`: from a blank ballot to a template pack. docs/guides/add-a-ballot.md */
import { type Built, buildTemplate, type TemplateFacts } from "@perde/guard/build-template";
import { openEngine } from "@perde/guard/fast";
import { blanksIn } from "@perde/guard/node";
import type { Pixels } from "@perde/guard/pixels";
import { plain } from "@perde/guard/plain";
import { type SelfTest, selfTest } from "@perde/guard/self-test";
import type { Zone } from "@perde/guard/template";
import { isTemplateId, writePack } from "@perde/guard/template-pack";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { readOptions } from "./options.ts";

const usage = `Usage: perde template build BLANK… --id ID --jurisdiction CC --out DIR
         [--valid-from YYYY-MM-DD] [--valid-until YYYY-MM-DD] [--law TEXT] [--zones FILE] [--json]

Makes a pack of each blank ballot (picture or PDF, upright, flat, filling the picture, at least 1,000 pixels long).
Zones for marks are found by themselves; --zones names a JSON file {"zones":[{"x":…,"y":…,"width":…,"height":…}]} in
page pixels (the longer side of the page is 1,000). A pack is written only if its self-test passes.`;

type Wishes = {
  readonly facts: TemplateFacts;
  readonly zones: readonly Zone[] | undefined;
  readonly out: string;
  readonly json: boolean;
};

const isZone = (value: unknown): value is Zone => {
  if (typeof value !== "object" || value === null || Object.keys(value).sort().join() !== "height,width,x,y")
    return false;
  return Object.values(value).every(item => typeof item === "number" && Number.isFinite(item));
};

/** Null where the file is not as described. */
const zonesFrom = (bytes: Uint8Array): readonly Zone[] | null => {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof value !== "object" || value === null || Object.keys(value).join() !== "zones" || !("zones" in value))
      return null;
    const { zones } = value;
    return Array.isArray(zones) && zones.length > 0 && zones.every(isZone) ? zones : null;
  } catch {
    return null; // Not JSON.
  }
};

const isDay = (day: string | undefined): boolean =>
  day === undefined || (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)));

const whyNot = (built: Exclude<Built, { kind: "built" }>): string => {
  switch (built.kind) {
    case "not-a-picture":
      return "is not a picture";
    case "too-small":
      return `is too small: its longer side needs at least ${built.least} pixels`;
    case "no-zones":
      return "shows no row of empty squares or ovals. Remedy: name them with --zones FILE";
    case "zone-outside":
      return "has a zone that does not lie on the page";
    default:
      return built satisfies never;
  }
};

const report = (id: string, zones: number, bytes: number, test: SelfTest, json: boolean): string =>
  json
    ? JSON.stringify({ id, zones, bytes, selfTest: test })
    : `${id}: ${zones} zones, ${bytes} bytes; self-test ${test.passed ? "passed" : "FAILED"}: ${test.found}/${test.scenes} found, ` +
      `${test.markedPassed}/${test.marked} marked let through, ${test.blankHeld}/${test.scenes - test.marked} blanks held`;

const buildOne = async (
  blank: Pixels,
  id: string,
  wishes: Wishes,
  io: Pick<Io, "out" | "err" | "writeFile">,
): Promise<number> => {
  const built = buildTemplate(blank, { ...wishes.facts, id }, plain, wishes.zones);
  if (built.kind !== "built") {
    io.err(`perde template build: ${id} ${whyNot(built)}.`);
    return exitCode.unreadable;
  }
  const test = selfTest(blank, built.template, await openEngine(), done => {
    if (done % 5 === 0) io.err(`${id}: scene ${done}`);
  });
  const pack = writePack(built.template);
  io.out(report(id, built.template.zones.length, pack.length, test, wishes.json));
  if (!test.passed) return exitCode.finding;
  await io.writeFile(`${wishes.out}/${id}.pack`, pack);
  return exitCode.done;
};

export const templateBuild = async (
  args: readonly string[],
  io: Pick<Io, "out" | "err" | "readFile" | "writeFile">,
): Promise<number> => {
  const options = readOptions(
    args,
    ["id", "jurisdiction", "valid-from", "valid-until", "law", "zones", "out"],
    ["json", "help"],
  );
  const wrong = (why: string): number => {
    io.err(`perde template build: ${why}`);
    return exitCode.usage;
  };
  if (options.kind === "wrong") return wrong(options.why);
  const { given, files } = options;
  if (given.has("help")) {
    io.out(usage);
    return exitCode.done;
  }
  const id = given.get("id");
  const jurisdiction = given.get("jurisdiction");
  const out = given.get("out");
  if (files.length === 0 || id === undefined || jurisdiction === undefined || out === undefined) return wrong(usage);
  if (!isTemplateId(id)) return wrong("--id is small letters, digits and single hyphens.");
  if (!/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(jurisdiction)) return wrong("--jurisdiction is a code such as KZ or KZ-75.");
  if (!isDay(given.get("valid-from")) || !isDay(given.get("valid-until"))) return wrong("days are written YYYY-MM-DD.");
  let zones: readonly Zone[] | undefined;
  const zonesFile = given.get("zones");
  if (zonesFile !== undefined) {
    const read = zonesFrom(await io.readFile(zonesFile).catch(() => new Uint8Array()));
    if (read === null) return wrong(`${zonesFile} is not a list of zones.`);
    zones = read;
  }
  const facts = {
    id,
    jurisdiction,
    validFrom: given.get("valid-from") ?? null,
    validUntil: given.get("valid-until") ?? null,
    law: given.get("law") ?? null,
  };
  const blanks: Pixels[] = [];
  for (const file of files) {
    const bytes = await io.readFile(file).catch(() => null);
    const found = bytes === null ? [] : await blanksIn(bytes);
    for (const blank of found) {
      if ("kind" in blank) {
        io.err(`perde template build: ${file} is unreadable (${blank.why}).`);
        return exitCode.unreadable;
      }
      blanks.push(blank);
    }
    if (found.length === 0) {
      io.err(`perde template build: ${file} cannot be opened.`);
      return exitCode.unreadable;
    }
  }
  let worst: number = exitCode.done;
  for (const [k, blank] of blanks.entries()) {
    const name = blanks.length === 1 ? id : `${id}-${k + 1}`;
    worst = Math.max(worst, await buildOne(blank, name, { facts, zones, out, json: given.has("json") }, io));
  }
  return worst;
};

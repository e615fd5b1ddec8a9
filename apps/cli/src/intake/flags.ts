import { parseArgs } from "node:util";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";

/** What a flag takes; `list` may be given several times. */
export type Flags = Readonly<Record<string, { readonly kind: "text" | "list" | "yes"; readonly about: string }>>;

export type Parsed =
  | {
      readonly kind: "parsed";
      readonly texts: Readonly<Record<string, string>>;
      readonly lists: Readonly<Record<string, readonly string[]>>;
      readonly yes: ReadonlySet<string>;
    }
  | { readonly kind: "ended"; readonly code: number };

/** Reads the flags of one command, and answers `--help` itself. Other arguments are refused. */
export const readFlags = (name: string, about: string, flags: Flags, args: readonly string[], io: Io): Parsed => {
  const options = Object.fromEntries(
    Object.entries({ ...flags, help: { kind: "yes", about: "" } as const }).map(([flag, { kind }]) => [
      flag,
      kind === "yes" ? ({ type: "boolean" } as const) : ({ type: "string", multiple: kind === "list" } as const),
    ]),
  );
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
    const texts: Record<string, string> = {};
    const lists: Record<string, readonly string[]> = {};
    const yes = new Set<string>();
    for (const [flag, value] of Object.entries(values)) {
      if (value === true) yes.add(flag);
      else if (typeof value === "string") texts[flag] = value;
      else if (Array.isArray(value)) lists[flag] = value.filter(each => typeof each === "string");
    }
    if (!yes.has("help")) return { kind: "parsed", texts, lists, yes };
    io.out(
      [
        `perde ${name}: ${about}`,
        "",
        ...Object.entries(flags).map(
          ([flag, each]) => `  ${`--${flag}${each.kind === "yes" ? "" : " …"}`.padEnd(24)} ${each.about}`,
        ),
      ].join("\n"),
    );
    return { kind: "ended", code: exitCode.done };
  } catch (error) {
    io.err(`perde ${name}: ${error instanceof Error ? error.message : "bad arguments"} Remedy: perde ${name} --help`);
    return { kind: "ended", code: exitCode.usage };
  }
};

/** A whole number within bounds, or `undefined`. */
export const wholeNumber = (text: string, from: number, to: number): number | undefined => {
  const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return value >= from && value <= to ? value : undefined;
};

/** The data folder: `--data`, then the variable PERDE_DATA, then `.perde` here. */
export const dataFolder = (texts: Readonly<Record<string, string>>): string =>
  texts["data"] ?? process.env["PERDE_DATA"] ?? ".perde";

import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";

/** What `perde law` touches of the outside. */
export type LawIo = Pick<Io, "out" | "err" | "readFile">;

/** Data to stdout: as JSON, or as text for people. */
export const say = (io: LawIo, json: boolean, data: unknown, text: () => string): number => {
  io.out(json ? JSON.stringify(data, null, 2) : text());
  return exitCode.done;
};

/** Errors to stderr: with `--json` the closed kind as an object. */
export const refuse = (
  io: LawIo,
  json: boolean,
  code: number,
  kind: { readonly kind: string } & Readonly<Record<string, unknown>>,
  text: string,
): number => {
  io.err(json ? JSON.stringify(kind) : `perde law: ${text}`);
  return code;
};

export const usage = (io: LawIo, json: boolean, why: string): number =>
  refuse(io, json, exitCode.usage, { kind: "usage", why }, `${why}. See: perde law --help`);

export const missing = (io: LawIo, json: boolean, flag: string): number => usage(io, json, `${flag} is missing`);

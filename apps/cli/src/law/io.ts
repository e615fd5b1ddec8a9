/** What a command is given, and the exit codes of the command line: 0 done, 1 negative finding, 2 usage, 3 unreadable input. */
export type Io = {
  out(text: string): void;
  err(text: string): void;
  readFile(path: string): Promise<Uint8Array>;
};

export const exit = { done: 0, negative: 1, usage: 2, unreadable: 3 } as const;

/** Data to stdout: as JSON, or as text for people. */
export const say = (io: Io, json: boolean, data: unknown, text: () => string): number => {
  io.out(`${json ? JSON.stringify(data, null, 2) : text()}\n`);
  return exit.done;
};

/** Errors to stderr: with `--json` the closed kind as an object. */
export const refuse = (
  io: Io,
  json: boolean,
  code: number,
  kind: { readonly kind: string } & Readonly<Record<string, unknown>>,
  text: string,
): number => {
  io.err(`${json ? JSON.stringify(kind) : `perde law: ${text}`}\n`);
  return code;
};

export const usage = (io: Io, json: boolean, why: string): number =>
  refuse(io, json, exit.usage, { kind: "usage", why }, `${why}. See: perde law --help`);

export const missing = (io: Io, json: boolean, flag: string): number => usage(io, json, `${flag} is missing`);

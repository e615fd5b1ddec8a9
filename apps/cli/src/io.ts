/** What a command may touch of the outside. Data goes to `out`, everything else to `err`. */
export type Io = {
  readonly out: (text: string) => void;
  readonly outBytes: (bytes: Uint8Array) => void;
  readonly err: (text: string) => void;
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly writeFile: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly fetch: typeof fetch;
  /** Resolves when the user asks the program to end (Ctrl+C). */
  readonly untilStopped: () => Promise<void>;
};

/** One command: its arguments without its own name; answers an exit code. */
export type Command = (args: readonly string[], io: Io) => Promise<number>;

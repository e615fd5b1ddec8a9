import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../../tasks/root.ts";

export type Typed = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs `perde` as a user types it. */
export const type = (
  args: readonly string[],
  { env = {}, input = "" }: { readonly env?: Readonly<Record<string, string>>; readonly input?: string } = {},
): Promise<Typed> =>
  new Promise(resolve => {
    const child = spawn(process.execPath, [join(root, "apps/cli/bin/perde.mjs"), ...args], {
      env: { ...process.env, ...env },
    });
    let [out, err] = ["", ""];
    child.stdout.on("data", (part: Buffer) => (out += part.toString("utf8")));
    child.stderr.on("data", (part: Buffer) => (err += part.toString("utf8")));
    child.on("close", code => resolve({ code, out, err }));
    child.stdin.end(input);
  });

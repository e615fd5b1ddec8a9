/** `perde redact`: a copy of a picture in which nobody can see how a ballot is marked. */
import { redactFile } from "@perde/guard/node";
import { asOriginal } from "@perde/guard/photo";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { readOptions } from "./options.ts";
import { openShelfFor } from "./shelf.ts";

const usage = `Usage: perde redact FILE --out OUT [--json] [--templates DIR]

Writes a copy of FILE (first frame or page) with mark columns, cards and faces covered by one flat colour and without
any metadata, thumbnail or second picture; the guard is run on the copy before it is written.`;

export const redact = async (
  args: readonly string[],
  io: Pick<Io, "out" | "err" | "readFile" | "writeFile">,
): Promise<number> => {
  const options = readOptions(args, ["out", "templates"], ["json", "help"]);
  if (options.kind === "read" && options.given.has("help")) {
    io.out(usage);
    return exitCode.done;
  }
  const out = options.kind === "read" ? options.given.get("out") : undefined;
  const [file] = options.kind === "read" ? options.files : [];
  if (options.kind === "wrong" || out === undefined || file === undefined || options.files.length !== 1) {
    io.err(options.kind === "wrong" ? `perde redact: ${options.why}` : usage);
    return exitCode.usage;
  }
  const opened = await openShelfFor(options.given.get("templates"), io);
  if (opened.kind === "no-templates") return exitCode.environment;
  const bytes = await io.readFile(file).catch(() => null);
  if (bytes === null) {
    io.err(`perde redact: ${file} cannot be opened.`);
    return exitCode.unreadable;
  }
  const redaction = await redactFile(asOriginal(new Uint8Array(bytes)), [], opened.shelf);
  bytes.fill(0);
  const say = (areas: number): void =>
    io.out(
      options.given.has("json")
        ? JSON.stringify({ file, result: redaction.kind, areas })
        : `${file}: ${redaction.kind}, ${areas} areas covered`,
    );
  if (redaction.kind === "redacted") {
    await io.writeFile(out, redaction.photo);
    say(redaction.areas.length);
    return exitCode.done;
  }
  say(0);
  return redaction.kind === "unreadable" ? exitCode.unreadable : exitCode.finding;
};

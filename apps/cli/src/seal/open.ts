/** `perde open`: opens envelopes with a member file, without a browser and without the network. */

import { parseArgs } from "node:util";
import { parseMemberContent } from "@perde/cases/member-content";
import { isRefusal, parseHeader, parseStatement } from "@perde/cases/report";
import { fromBase64Url, fromUtf8, toBase64Url } from "@perde/seal/bytes";
import { unpackContainer } from "@perde/seal/container";
import { epochKeys } from "@perde/seal/desk-keys";
import { envelopeParts } from "@perde/seal/envelope";
import { fieldsOf } from "@perde/seal/fields";
import { openMemberFile } from "@perde/seal/member-file";
import { openEnvelope } from "@perde/seal/open";
import { openFile } from "@perde/seal/sealed-file";
import { openStatement } from "@perde/seal/statement";
import { exitCode } from "../exit-code.ts";
import type { Command, Io } from "../io.ts";

const help = `perde open --member FILE [--passphrase-file FILE] [--json] ENVELOPE…

Opens sealed reports, and cases that another desk sealed to this one, and prints what they say, one JSON object a line. The passphrase comes from PERDE_PASSPHRASE
or from the first line of --passphrase-file ("-" for standard input); it is never taken from the command line.

Exit codes: 0 all opened; 1 one is for another desk or damaged; 2 typed wrongly; 3 a file cannot be read; 4 memory.`;

const readFile = async (io: Io, path: string): Promise<Uint8Array | undefined> => {
  try {
    return await io.readFile(path);
  } catch {
    return undefined; // not there or not readable: the caller names the file
  }
};

type Opened =
  | { readonly kind: "report"; readonly mailbox: string; readonly statement: unknown }
  | { readonly kind: "export"; readonly export: unknown }
  | { readonly kind: "not-an-envelope" | "not-for-this-desk" | "damaged" };

const jsonOf = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(fromUtf8(bytes) ?? "");
  } catch {
    return undefined; // sealed to this desk by something else than a desk
  }
};

/** A case that another desk exported and sealed to a key of this one: docs/formats/export.md. */
const openExport = async (file: Uint8Array, identities: readonly string[]): Promise<Opened | undefined> => {
  for (const identity of identities) {
    const opened = await openFile(file, identity);
    if (opened.kind !== "file") continue;
    const value = jsonOf(opened.bytes);
    return fieldsOf(value, ["v", "desk", "form", "day", "cases"])?.["v"] === "perde-export/1"
      ? { kind: "export", export: value }
      : { kind: "damaged" };
  }
  return undefined;
};

const openOne = async (
  wire: Uint8Array,
  slot: 0 | 1 | 2 | 3,
  desk: string,
  identities: readonly string[],
): Promise<Opened> => {
  const parts = envelopeParts(wire);
  if (parts.kind !== "envelope") return (await openExport(wire, identities)) ?? { kind: "not-an-envelope" };
  for (const identity of identities) {
    const opened = await openEnvelope({ header: parts.header, payload: parts.payload, slot, identity });
    if (opened.kind === "not-for-this-key") continue;
    if (opened.kind === "damaged") return opened;
    const unpacked = unpackContainer(opened.container);
    const header = unpacked.kind === "container" ? parseHeader(unpacked.headerJson) : undefined;
    if (header === undefined || isRefusal(header)) return { kind: "damaged" };
    const signed = openStatement("report", header.signed);
    const statement = signed.kind === "statement" ? parseStatement(signed.value) : undefined;
    if (signed.kind !== "statement" || statement === undefined || isRefusal(statement) || !statement.for.includes(desk))
      return { kind: "damaged" };
    return { kind: "report", mailbox: toBase64Url(signed.by), statement };
  }
  return { kind: "not-for-this-desk" };
};

export const open: Command = async (args, io) => {
  let asked: {
    readonly values: { readonly member?: string; readonly "passphrase-file"?: string; readonly help?: boolean };
    readonly positionals: readonly string[];
  };
  try {
    asked = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        member: { type: "string" },
        "passphrase-file": { type: "string" },
        json: { type: "boolean" },
        help: { type: "boolean" },
      },
    });
  } catch (error) {
    io.err(`perde open: ${error instanceof Error ? error.message : "bad arguments"} Remedy: perde open --help`);
    return exitCode.usage;
  }
  if (asked.values.help === true) {
    io.out(help);
    return exitCode.done;
  }
  const { member: memberPath, "passphrase-file": passphrasePath } = asked.values;
  if (memberPath === undefined || asked.positionals.length === 0) {
    io.err("perde open: --member and at least one envelope are needed. Remedy: perde open --help");
    return exitCode.usage;
  }
  const file = await readFile(io, memberPath);
  const line = passphrasePath === undefined ? undefined : await readFile(io, passphrasePath);
  const passphrase = line === undefined ? process.env["PERDE_PASSPHRASE"] : fromUtf8(line)?.split("\n")[0];
  if (passphrase === undefined || passphrase === "") {
    io.err("perde open: the passphrase is missing. Remedy: set PERDE_PASSPHRASE or name --passphrase-file.");
    return exitCode.usage;
  }
  const unlocked = file === undefined ? undefined : await openMemberFile(file, { kind: "passphrase", passphrase });
  const content = unlocked?.kind === "opened" ? parseMemberContent(unlocked.content) : undefined;
  if (unlocked?.kind === "out-of-memory") {
    io.err("perde open: not enough memory for the member file (256 MiB are needed).");
    return exitCode.environment;
  }
  if (content === undefined) {
    io.err("perde open: the member file cannot be read, or the passphrase does not fit it.");
    return exitCode.unreadable;
  }
  const identities: string[] = [];
  for (const { seed } of content.epochs) {
    const bytes = fromBase64Url(seed, 32);
    if (bytes !== undefined) identities.push((await epochKeys(bytes)).identity);
  }
  let worst: number = exitCode.done;
  for (const path of asked.positionals) {
    const wire = await readFile(io, path);
    const opened =
      wire === undefined
        ? ({ kind: "unreadable" } as const)
        : await openOne(wire, content.slot, content.desk, identities);
    io.out(JSON.stringify({ file: path, ...opened }));
    const code =
      opened.kind === "report" || opened.kind === "export"
        ? exitCode.done
        : opened.kind === "unreadable" || opened.kind === "not-an-envelope"
          ? exitCode.unreadable
          : exitCode.finding;
    // A negative finding outranks an unreadable file, as everywhere.
    worst = worst === exitCode.finding || code === exitCode.finding ? exitCode.finding : Math.max(worst, code);
  }
  return worst;
};

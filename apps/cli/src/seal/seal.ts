/** `perde seal`: seals a report without a browser, for desks that the caller names by their roots. Nothing is sent. */
import { createHash, randomBytes } from "node:crypto";
import { isRefusal, parseStatement, reportVersion } from "@perde/cases/report";
import { fromBase64Url, fromUtf8, toBase64Url, utf8 } from "@perde/seal/bytes";
import { sealEnvelope } from "@perde/seal/close";
import { contentBytes, packContainer } from "@perde/seal/container";
import { chooseDescriptor, openListings } from "@perde/seal/descriptor";
import { codeWords, deletionKey, newCode, stretchCode } from "@perde/seal/return-code";
import { sizeClassFor } from "@perde/seal/size-class";
import { signStatement } from "@perde/seal/statement";
import { isLanguage } from "@perde/ui/say";
import { exitCode } from "../exit-code.ts";
import { readFlags } from "../intake/flags.ts";
import type { Command, Io } from "../io.ts";
import { wordsOf } from "./words.ts";

const flags = {
  report: {
    kind: "text",
    about: "JSON file with what is said (docs/formats/report.md, content); - for standard input",
  },
  desks: { kind: "text", about: "file with the answer of GET /v1/desks" },
  root: { kind: "list", about: "public root key of a desk to seal to; may be repeated" },
  instance: { kind: "text", about: "instance id, from GET /v1/instance: the words open this instance only" },
  out: { kind: "text", about: "file for the envelope" },
  language: { kind: "text", about: "language of the eight words: kk, ru or en" },
  json: { kind: "yes", about: "answer as JSON" },
} as const;

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

const readJson = async (io: Io, path: string): Promise<{ readonly value: unknown } | undefined> => {
  try {
    const text = fromUtf8(await io.readFile(path));
    return text === undefined ? undefined : { value: JSON.parse(text) };
  } catch {
    return undefined; // not there, or not JSON: both are unreadable
  }
};

export const seal: Command = async (args, io) => {
  const parsed = readFlags("seal", "seals a report for the desks of the given roots; nothing is sent", flags, args, io);
  if (parsed.kind === "ended") return parsed.code;
  const { report, desks, instance, out, language = "en" } = parsed.texts;
  const roots = (parsed.lists["root"] ?? []).map(root => fromBase64Url(root, 32));
  const instanceId = instance === undefined ? undefined : fromBase64Url(instance, 16);
  if (
    report === undefined ||
    desks === undefined ||
    out === undefined ||
    instanceId === undefined ||
    roots.length === 0 ||
    roots.includes(undefined) ||
    !isLanguage(language)
  ) {
    io.err(
      "perde seal: --report, --desks, --out, --instance and at least one --root are needed. Remedy: perde seal --help",
    );
    return exitCode.usage;
  }
  const [said, served] = [await readJson(io, report), await readJson(io, desks)];
  if (said === undefined || served === undefined) {
    io.err(`perde seal: ${said === undefined ? report : desks} cannot be read as JSON.`);
    return exitCode.unreadable;
  }
  const listings =
    typeof served.value === "object" && served.value !== null && "listings" in served.value
      ? served.value.listings
      : served.value;
  const today = new Date().toISOString().slice(0, 10);
  const chosen = openListings(
    listings,
    roots.filter(root => root !== undefined),
  ).desks.flatMap(desk => {
    const found = chooseDescriptor(desk, { buildDay: today, phoneDay: today });
    return found.kind === "descriptor" ? [found.descriptor] : [];
  });
  if (chosen.length !== roots.length || new Set(chosen.map(({ slot }) => slot)).size !== chosen.length) {
    io.err("perde seal: the file has no key in force for one of these roots, or two of the desks share a slot.");
    return exitCode.finding;
  }
  const code = newCode(random(16));
  const keys = await stretchCode(code, instanceId);
  if (keys.kind !== "keys") {
    io.err("perde seal: not enough memory to stretch the eight words (32 MiB are needed).");
    return exitCode.environment;
  }
  const deleter = createHash("sha256").update(deletionKey(keys, 0).publicKey).digest();
  const statement = parseStatement({
    type: "report",
    seq: 0,
    for: chosen.map(({ desk }) => desk),
    reply: keys.reply.recipient,
    deleter: toBase64Url(new Uint8Array(deleter)),
    attachments: [],
    content: said.value,
  });
  if (isRefusal(statement)) {
    io.err(
      `perde seal: ${report} is not the content of a report (${statement.kind === "not-a-report" ? statement.field : statement.kind}).`,
    );
    return exitCode.unreadable;
  }
  const header = utf8(JSON.stringify({ v: reportVersion, signed: signStatement("report", statement, keys.mailbox) }));
  const sizeClass = sizeClassFor(contentBytes(header, []));
  if (sizeClass === undefined) throw new Error("a report without pictures fits the smallest class");
  const recipients = chosen.map(({ slot, recipient }) => ({ slot, recipient }));
  await io.writeFile(out, await sealEnvelope({ container: packContainer(header, [], sizeClass), recipients, random }));
  const words = codeWords(code, await wordsOf(language));
  io.out(
    parsed.yes.has("json")
      ? JSON.stringify({ envelope: out, deleter: toBase64Url(new Uint8Array(deleter)), words })
      : words.join(" "),
  );
  return exitCode.done;
};

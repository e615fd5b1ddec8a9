/** `perde document KIND --data FILE --lang LANGUAGE --at DAY --format FORMAT --out FILE`: papers on the command line. */
import { writeAkn } from "@perde/documents/akn";
import {
  type DocumentKind,
  documentKinds,
  type Language,
  type LeftOut,
  languages,
  type PerdeDocument,
} from "@perde/documents/block";
import { filingCopy } from "@perde/documents/copy";
import { readData } from "@perde/documents/data";
import { writeDocx } from "@perde/documents/docx";
import { makeDocument } from "@perde/documents/make";
import { sideBySide } from "@perde/documents/side-by-side";
import { shippedBase } from "@perde/law/all-rules";
import { type CalendarDay, parseDay } from "@perde/law/calendar-day";
import { exitCode } from "../exit-code.ts";
import type { Command, Io } from "../io.ts";
import { pdfWriter } from "./pdf-parts.ts";
import { sentenceFor } from "./sentences.ts";

const help = `perde document complaint|inquiry|amendments|resolution|annex|statistics
    --data FILE --lang kk|ru|en|kk+ru --at DAY --format docx|pdf|akn --out FILE [--copy filing|desk] [--json]

FILE is perde-document-data/1 (docs/formats/documents.md). DAY is YYYY-MM-DD: law, bodies and the date of the paper.
en is offered for the annexes. kk+ru sets both languages side by side. akn is offered for drafts and inquiries.
--copy filing (usual) leaves out deadline, slip and marks of change; desk keeps them.
Exit: 0 written, 1 no such document can be made, 2 wrong use, 3 the data cannot be read, 4 the file cannot be written.
`;

const formats = ["docx", "pdf", "akn"] as const;
type Format = (typeof formats)[number];
type Asked = {
  readonly kind: DocumentKind;
  readonly data: string;
  readonly languages: readonly Language[];
  readonly day: CalendarDay;
  readonly format: Format;
  readonly out: string;
  readonly copy: "filing" | "desk";
};

const flags = ["--data", "--lang", "--at", "--format", "--out", "--copy"];

const oneOf = <const Values extends readonly string[]>(values: Values, text: string | undefined) =>
  values.find((value): value is Values[number] => value === text);

/** The arguments, or the flag that is wrong. */
const parse = (args: readonly string[]): Asked | string => {
  const values = new Map<string, string>();
  const [kindText, ...rest] = args.filter(arg => arg !== "--json");
  for (let at = 0; at < rest.length; at += 2) {
    const [flag, value] = [rest[at] ?? "", rest[at + 1]];
    if (!flags.includes(flag) || value === undefined || values.has(flag)) return flag;
    values.set(flag, value);
  }
  const kind = oneOf(documentKinds, kindText);
  if (kind === undefined) return kindText ?? "KIND";
  const [data, out] = [values.get("--data"), values.get("--out")];
  if (data === undefined) return "--data";
  if (out === undefined) return "--out";
  const lang = values.get("--lang");
  const one = oneOf(languages, lang);
  const asked: readonly Language[] | undefined =
    lang === "kk+ru" ? ["kk", "ru"] : one === undefined ? undefined : [one];
  if (asked === undefined) return "--lang";
  const day = parseDay(values.get("--at") ?? "");
  if (day === undefined) return "--at";
  const format = oneOf(formats, values.get("--format"));
  if (format === undefined) return "--format";
  const copy = oneOf(["filing", "desk"], values.get("--copy") ?? "filing");
  if (copy === undefined) return "--copy";
  return { kind, data, languages: asked, day, format, out, copy };
};

type Written =
  | { readonly kind: "written"; readonly bytes: Uint8Array }
  | { readonly kind: "not-a-draft" | "letters-missing" };

const bytesOf = async (document: PerdeDocument, format: Format): Promise<Written> => {
  switch (format) {
    case "docx":
      return { kind: "written", bytes: await writeDocx(document) };
    case "pdf": {
      const pdf = (await pdfWriter())(document);
      // Which letters are missing is text of the paper: it is not repeated.
      return pdf.kind === "written" ? pdf : { kind: pdf.kind };
    }
    case "akn": {
      const akn = writeAkn(document);
      return akn.kind === "akn" ? { kind: "written", bytes: new TextEncoder().encode(akn.xml) } : akn;
    }
  }
};

/** Reads the data, makes the paper, writes the file; what was left out and why goes to stdout. */
export const documentCommand: Command = async (args, io) => {
  const json = args.includes("--json");
  const refuse = (code: number, found: { readonly kind: string }): number => {
    io.err(json ? `${JSON.stringify(found)}\n` : `perde document: ${sentenceFor(found)}\n`);
    return code;
  };
  if (args.includes("--help")) {
    io.out(help);
    return exitCode.done;
  }
  const asked = parse(args);
  if (typeof asked === "string") {
    if (json) return refuse(exitCode.usage, { kind: "usage" });
    io.err(`perde document: ${asked} is missing or wrong; perde document --help shows how to write it\n`);
    return exitCode.usage;
  }
  const read = await dataOf(asked.data, io);
  if (read.kind !== "data") return refuse(exitCode.unreadable, read);
  const wanted = read.data.kind === "statistics" && asked.kind === "annex" ? "statistics" : asked.kind;
  if (read.data.kind !== wanted) return refuse(exitCode.unreadable, { kind: "other-kind" });
  const made: PerdeDocument[] = [];
  const leftOut = new Map<string, LeftOut>();
  for (const language of asked.languages) {
    const found = makeDocument(shippedBase(), read.data, language, asked.day);
    if (found.kind !== "made") return refuse(exitCode.finding, found);
    made.push(asked.copy === "desk" ? found.document : filingCopy(found.document));
    for (const one of found.leftOut) leftOut.set(one.id, one);
  }
  const [first, second] = made;
  if (first === undefined) throw new Error("no language");
  const written = await bytesOf(second === undefined ? first : sideBySide(first, second), asked.format);
  if (written.kind !== "written") return refuse(exitCode.finding, written);
  const { bytes } = written;
  try {
    await io.writeFile(asked.out, bytes);
  } catch {
    // Whatever the system says may hold the path of the user: the kind is enough.
    return refuse(exitCode.environment, { kind: "not-writable" });
  }
  const left = [...leftOut.values()];
  io.out(
    json
      ? `${JSON.stringify({ kind: "written", document: first.kind, bytes: bytes.length, leftOut: left })}\n`
      : [
          `written: ${first.kind}, ${bytes.length} bytes`,
          ...left.map(({ id, because }) => `left out: ${id} (${because})`),
          "",
        ].join("\n"),
  );
  return exitCode.done;
};

const dataOf = async (path: string, io: Io) => {
  try {
    return readData(await io.readFile(path));
  } catch {
    // No such file, or no right to read it.
    return { kind: "unreadable-file" as const };
  }
};

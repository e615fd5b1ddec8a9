/**
 * Documents as DOCX: styles, headings, real tables with header rows, footnotes, page numbers, A4, the same bytes on
 * every machine (`docx-repeatable.ts`).
 */
import { unreachable } from "@perde/law/rule";
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  FootnoteReferenceRun,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph as Par,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import type { Bar, Block, Item, Language, Paragraph, PerdeDocument } from "./block.ts";
import { coreProperties, withFixedDates } from "./docx-repeatable.ts";
import { wordsOf } from "./words/words.ts";

const font = "Noto Serif";
const a4 = { width: 11_906, height: 16_838 };
/** 30 mm for the binding on the left, 15 mm on the right, 20 mm above and below. */
const upright = { top: 1_134, bottom: 1_134, left: 1_701, right: 850 };
const flat = { top: 1_021, bottom: 1_021, left: 850, right: 850 };
const locales: Readonly<Record<Language, string>> = { kk: "kk-KZ", ru: "ru-RU", en: "en-GB" };
const none = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const bare = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

type Notes = { readonly add: (text: string) => number };

/** Turns blocks of one document into paragraphs and tables of Word. */
const blocksOf = (document: PerdeDocument, notes: Notes): readonly (Par | Table)[] => {
  const said = wordsOf(document.language);
  const width = document.landscape ? a4.height - flat.left - flat.right : a4.width - upright.left - upright.right;

  const runs = ({ spans, changed }: Paragraph): (TextRun | FootnoteReferenceRun)[] => [
    ...spans.map(span =>
      span.kind === "note"
        ? new FootnoteReferenceRun(notes.add(span.text))
        : new TextRun({
            text: span.text,
            ...(span.strong ? { bold: true } : {}),
            ...(span.language ? { language: { value: locales[span.language] } } : {}),
          }),
    ),
    ...(changed ? [new TextRun({ text: ` [${said.changedMark}]`, size: 17 })] : []),
  ];
  const par = (paragraph: Paragraph, options: IParagraphOptions = {}): Par =>
    new Par({
      ...options,
      ...(paragraph.changed
        ? { border: { left: { style: BorderStyle.SINGLE, size: 12, space: 6, color: "5A5A5A" } } }
        : {}),
      children: runs(paragraph),
    });
  const heading = (block: Block): readonly Par[] =>
    "heading" in block && block.heading !== null
      ? [new Par({ style: "Heading2", keepNext: true, children: [new TextRun(block.heading)] })]
      : [];
  const notice = (text: string): Par => new Par({ style: "PerdeNotice", children: [new TextRun(text)] });
  const cell = (share: number, children: readonly Par[]): TableCell =>
    new TableCell({
      width: { size: Math.round((width * share) / 100), type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 70, right: 70 },
      children: [...children],
    });
  const columnWidths = (shares: readonly number[]) => shares.map(share => Math.round((width * share) / 100));
  const bar = ({ label, count, shown }: Bar, most: number): TableRow => {
    const room = Math.round(width * 0.5);
    const length = count === null ? 0 : Math.round((room * count) / most);
    return new TableRow({
      cantSplit: true,
      children: [
        cell(35, [new Par({ style: "PerdeCell", alignment: AlignmentType.RIGHT, children: [new TextRun(label)] })]),
        cell(50, [
          new Par({
            style: "PerdeCell",
            indent: { right: room - length },
            ...(length > 0 ? { shading: { type: ShadingType.CLEAR, fill: "6E6E6E", color: "auto" } } : {}),
            children: [],
          }),
        ]),
        cell(15, [new Par({ style: "PerdeCell", children: [new TextRun(shown)] })]),
      ],
    });
  };
  const isSigned = (at: number): boolean => document.blocks[at + 1]?.kind === "signature";
  /** Closing words, regard and faction stay on the page of the names under them. */
  const leadsToNames = (at: number): boolean =>
    document.blocks.slice(at + 1, at + 4).some(({ kind }) => kind === "columns");
  /** A rule and the notice beside it stay on one page; so do the last item and the signature under it. */
  const numbered = (items: readonly Item[], instance: number): readonly Par[] =>
    items.flatMap((item, place) => [
      par(item, {
        style: "PerdeItem",
        numbering: { reference: "perde", level: 0, instance },
        ...(item.notice !== undefined || (place === items.length - 1 && isSigned(instance))
          ? { keepNext: true, keepLines: true }
          : {}),
      }),
      ...(item.notice === undefined ? [] : [notice(item.notice)]),
    ]);

  return document.blocks.flatMap((block, at): readonly (Par | Table)[] => {
    switch (block.kind) {
      case "beside":
        return [
          ...(block.heading === null
            ? []
            : [
                new Par({
                  style: "PerdeBeside",
                  children: [new TextRun({ text: block.heading, bold: true })],
                }),
              ]),
          ...block.paragraphs.map(one => par(one, { style: "PerdeBeside" })),
        ];
      case "mark":
        return [new Par({ alignment: AlignmentType.RIGHT, children: [new TextRun({ text: block.text, bold: true })] })];
      case "title":
        return [
          new Par({ style: "Heading1", children: [new TextRun(block.text)] }),
          ...(block.under === null ? [] : [new Par({ style: "PerdeCentred", children: [new TextRun(block.under)] })]),
        ];
      case "centred":
        return block.paragraphs.map(one =>
          par(
            { ...one, spans: one.spans.map(span => (span.kind === "note" ? span : { ...span, strong: true })) },
            {
              style: "PerdeCentred",
            },
          ),
        );
      case "text":
        return [
          ...heading(block),
          ...block.paragraphs.map(one =>
            par(one, { style: "PerdeText", ...(leadsToNames(at) ? { keepNext: true, keepLines: true } : {}) }),
          ),
        ];
      case "numbered":
        return [...heading(block), ...numbered(block.items, at)];
      case "table":
        return [
          ...heading(block),
          new Par({ style: "PerdeCaption", keepNext: true, children: [new TextRun(block.caption)] }),
          new Table({
            width: { size: width, type: WidthType.DXA },
            columnWidths: columnWidths(block.widths),
            rows: [
              new TableRow({
                tableHeader: true,
                cantSplit: true,
                children: block.header.map((text, column) =>
                  cell(block.widths[column] ?? 0, [
                    new Par({ style: "PerdeCell", children: [new TextRun({ text, bold: true })] }),
                  ]),
                ),
              }),
              ...block.rows.map(
                row =>
                  new TableRow({
                    cantSplit: true,
                    children: row.map((one, column) =>
                      cell(block.widths[column] ?? 0, [par(one, { style: "PerdeCell" })]),
                    ),
                  }),
              ),
            ],
          }),
        ];
      case "bars": {
        const most = Math.max(1, ...block.bars.map(one => one.count ?? 0));
        return [
          ...heading(block),
          new Par({ style: "PerdeCaption", keepNext: true, children: [new TextRun(block.caption)] }),
          new Table({
            width: { size: width, type: WidthType.DXA },
            columnWidths: columnWidths([35, 50, 15]),
            borders: bare,
            rows: block.bars.map(one => bar(one, most)),
          }),
        ];
      }
      case "signature":
        return [
          new Par({ style: "PerdeSpace", keepNext: true, children: [] }),
          new Table({
            width: { size: width, type: WidthType.DXA },
            columnWidths: columnWidths([30, 30, 40]),
            borders: bare,
            rows: [
              new TableRow({
                cantSplit: true,
                children: [
                  cell(30, [new Par({ style: "PerdeLine", children: [new TextRun(block.on)] })]),
                  new TableCell({
                    width: { size: Math.round(width * 0.3), type: WidthType.DXA },
                    verticalAlign: VerticalAlign.BOTTOM,
                    borders: { bottom: { style: BorderStyle.SINGLE, size: 6, color: "auto" } },
                    children: [new Par({ style: "PerdeLine", children: [] })],
                  }),
                  cell(40, [new Par({ style: "PerdeLine", children: [new TextRun(block.signer)] })]),
                ],
              }),
              // The role stands under the name, so that name, line and day share one line.
              ...(block.role === ""
                ? []
                : [
                    new TableRow({
                      cantSplit: true,
                      children: ["", "", block.role].map((text, column) =>
                        cell([30, 30, 40][column] ?? 0, [
                          new Par({ style: "PerdeLine", children: text === "" ? [] : [new TextRun(text)] }),
                        ]),
                      ),
                    }),
                  ]),
            ],
          }),
        ];
      case "columns":
        return [
          new Table({
            width: { size: width, type: WidthType.DXA },
            columnWidths: columnWidths([50, 50]),
            borders: bare,
            rows: pairs(block.names).map(
              names =>
                new TableRow({
                  cantSplit: true,
                  children: names.map(text =>
                    cell(50, [new Par({ style: "PerdeLine", children: [new TextRun(text)] })]),
                  ),
                }),
            ),
          }),
        ];
      case "small":
        return block.paragraphs.map(one => par(one, { style: "PerdeSmall" }));
      default:
        return unreachable(block);
    }
  });
};

const pairs = (names: readonly string[]): readonly (readonly [string, string])[] =>
  names.flatMap((name, at) => (at % 2 === 0 ? [[name, names[at + 1] ?? ""] as const] : []));

const style = (id: string, name: string, run: object, paragraph: object) => ({
  id,
  name,
  basedOn: "Normal",
  quickFormat: true,
  run,
  paragraph,
});

const styles = (language: Language) => ({
  default: {
    document: {
      run: { font, size: 22, language: { value: locales[language] } },
      paragraph: { spacing: { after: 100, line: 276 } },
    },
    heading1: {
      run: { font, size: 26, bold: true, color: "000000" },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 240, after: 160 } },
    },
    heading2: {
      run: { font, size: 22, bold: true, color: "000000" },
      paragraph: { keepNext: true, spacing: { before: 240, after: 100 } },
    },
    footnoteText: { run: { font, size: 18 }, paragraph: { spacing: { after: 20 } } },
  },
  paragraphStyles: [
    style("PerdeBeside", "Perde addressee", {}, { indent: { left: 3_700 }, spacing: { after: 60 } }),
    style("PerdeCentred", "Perde centred", {}, { alignment: AlignmentType.CENTER }),
    style("PerdeText", "Perde text", {}, { indent: { firstLine: 567 } }),
    style("PerdeItem", "Perde item", {}, {}),
    style(
      "PerdeNotice",
      "Perde notice",
      { bold: true, size: 19 },
      {
        indent: { left: 567 },
        border: {
          top: { style: BorderStyle.SINGLE, size: 6, space: 3, color: "auto" },
          bottom: { style: BorderStyle.SINGLE, size: 6, space: 3, color: "auto" },
          left: { style: BorderStyle.SINGLE, size: 6, space: 3, color: "auto" },
          right: { style: BorderStyle.SINGLE, size: 6, space: 3, color: "auto" },
        },
        spacing: { before: 60, after: 140 },
      },
    ),
    style("PerdeCell", "Perde cell", { size: 18 }, { spacing: { after: 20, line: 240 } }),
    style("PerdeCaption", "Perde caption", { size: 20 }, { spacing: { before: 80, after: 60 } }),
    style("PerdeLine", "Perde line", {}, { spacing: { after: 40 } }),
    style("PerdeSpace", "Perde space", {}, { spacing: { before: 120, after: 0 } }),
    style("PerdeSmall", "Perde small", { size: 18 }, { spacing: { before: 80, after: 40 } }),
  ],
});

/** The bytes of a DOCX file. The only date in it is the day of the document. */
export const writeDocx = async (document: PerdeDocument): Promise<Uint8Array> => {
  const footnotes: Record<string, { children: Par[] }> = {};
  let last = 0;
  const notes: Notes = {
    add: text => {
      last += 1;
      footnotes[String(last)] = { children: [new Par({ style: "FootnoteText", children: [new TextRun(text)] })] };
      return last;
    },
  };
  const children = [...blocksOf(document, notes)];
  const file = new Document({
    styles: styles(document.language),
    footnotes,
    numbering: {
      config: [
        {
          reference: "perde",
          levels: [
            {
              level: 0,
              format: LevelFormat.DECIMAL,
              text: "%1.",
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 567, hanging: 567 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { ...a4, orientation: document.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
            margin: document.landscape ? flat : upright,
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Par({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT] })] }),
            ],
          }),
        },
        children,
      },
    ],
  });
  const bytes = await Packer.pack(file, "uint8array", undefined, [
    { path: "docProps/core.xml", data: coreProperties(document) },
  ]);
  return withFixedDates(bytes);
};

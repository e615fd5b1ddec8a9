/** The words of a document without any layout: what a test compares with a written file, and what a search sees. */
import { unreachable } from "@perde/law/rule";
import type { Block, Paragraph, PerdeDocument } from "./block.ts";

/** The words of one paragraph; a footnote stands where its mark would. */
export const paragraphText = ({ spans }: Paragraph): string =>
  spans.map(span => (span.kind === "note" ? "" : span.text)).join("");

const notesOf = ({ spans }: Paragraph): readonly string[] =>
  spans.flatMap(span => (span.kind === "note" ? [span.text] : []));

/** Every paragraph of a block, in reading order. */
export const paragraphsOf = (block: Block): readonly Paragraph[] => {
  switch (block.kind) {
    case "beside":
    case "centred":
    case "text":
    case "small":
      return block.paragraphs;
    case "numbered":
      return block.items;
    case "table":
      return block.rows.flat();
    case "mark":
    case "title":
    case "bars":
    case "signature":
    case "columns":
      return [];
    default:
      return unreachable(block);
  }
};

/** Lines of a block in reading order, numbers of items included. */
export const linesOf = (block: Block): readonly string[] => {
  const heading = "heading" in block && block.heading !== null ? [block.heading] : [];
  switch (block.kind) {
    case "mark":
      return [block.text];
    case "title":
      return block.under === null ? [block.text] : [block.text, block.under];
    case "numbered":
      return [
        ...heading,
        ...block.items.flatMap((item, at) => [
          `${at + 1}. ${paragraphText(item)}`,
          ...(item.notice === undefined ? [] : [item.notice]),
        ]),
      ];
    case "table":
      return [...heading, block.caption, ...block.header, ...block.rows.flat().map(paragraphText)];
    case "bars":
      return [...heading, block.caption, ...block.bars.flatMap(bar => [bar.label, bar.shown])];
    case "signature":
      return [block.on, block.role, block.signer].filter(one => one !== "");
    case "columns":
      return block.names;
    default:
      return [...heading, ...paragraphsOf(block).map(paragraphText)];
  }
};

/** Lines in reading order, then the footnotes in the order of their marks. */
export const plainText = ({ blocks }: PerdeDocument): readonly string[] => [
  ...blocks.flatMap(linesOf),
  ...blocks.flatMap(paragraphsOf).flatMap(notesOf),
];

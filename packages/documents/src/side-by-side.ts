/** Both state languages in one paper: a table with Kazakh on the left, paragraph beside paragraph. */
import type { Block, Paragraph, PerdeDocument } from "./block.ts";
import { line, strong } from "./block.ts";

/** A block as paragraphs for one column; headings are strong, numbers are written out. */
const column = (block: Block): readonly Paragraph[] => {
  const heading = "heading" in block && block.heading !== null ? [line(strong(block.heading))] : [];
  switch (block.kind) {
    case "mark":
      return [line(strong(block.text))];
    case "title":
      return [line(strong(block.text)), ...(block.under === null ? [] : [line(block.under)])];
    case "numbered":
      return [
        ...heading,
        ...block.items.flatMap(({ notice, spans, changed }, at): readonly Paragraph[] => [
          { spans: [...line(`${at + 1}. `).spans, ...spans], ...(changed ? { changed } : {}) },
          ...(notice === undefined ? [] : [line(strong(notice))]),
        ]),
      ];
    case "table":
      return [
        ...heading,
        line(block.caption),
        ...block.rows.map(row => ({
          spans: row.flatMap((cell, at) => [
            ...(at === 0 ? [] : line(" · ").spans),
            ...line(strong(`${block.header[at] ?? ""}: `)).spans,
            ...cell.spans,
          ]),
        })),
      ];
    case "bars":
      return [...heading, line(block.caption), ...block.bars.map(bar => line(`${bar.label}: ${bar.shown}`))];
    case "signature":
      return [line([block.on, block.role, block.signer].filter(one => one !== "").join(", "))];
    case "columns":
      return block.names.map(name => line(name));
    default:
      return [...heading, ...block.paragraphs];
  }
};

/** The languages that both columns say keep their own tongue for a reader's voice. */
const spoken = (paragraph: Paragraph, language: PerdeDocument["language"]): Paragraph => ({
  ...paragraph,
  spans: paragraph.spans.map(span =>
    span.kind === "note" || span.language !== undefined ? span : { ...span, language },
  ),
});

/** Two documents made from the same data, in two languages. What both sign is signed once, below. */
export const sideBySide = (left: PerdeDocument, right: PerdeDocument): PerdeDocument => {
  const signs = ({ kind }: Block): boolean => kind === "signature" || kind === "columns";
  const rows = left.blocks.flatMap((block, at) => {
    const other = right.blocks[at];
    if (signs(block) || other === undefined) return [];
    const [mine, theirs] = [column(block), column(other)];
    return Array.from({ length: Math.max(mine.length, theirs.length) }, (_, row) => [
      spoken(mine[row] ?? line(""), left.language),
      spoken(theirs[row] ?? line(""), right.language),
    ]);
  });
  return {
    ...left,
    landscape: false,
    blocks: [
      {
        name: "comparison",
        kind: "table",
        heading: null,
        caption: `${left.title} / ${right.title}`,
        widths: [50, 50],
        header: ["Қазақша", "По-русски"],
        rows,
      },
      ...left.blocks.filter(signs),
    ],
  };
};

/** What a signer may change before export. Every change stays marked until the copy that is filed. */
import { unreachable } from "@perde/law/rule";
import { type Block, type Item, line, type Paragraph, type PerdeDocument } from "./block.ts";
import { tidyLine } from "./tidy-text.ts";

/** `block` and `at` count from 0. Only blocks of paragraphs or numbered items are edited. */
export type Edit =
  | { readonly kind: "write"; readonly block: number; readonly at: number; readonly text: string }
  | { readonly kind: "add"; readonly block: number; readonly at: number; readonly text: string }
  | { readonly kind: "drop"; readonly block: number; readonly at: number }
  | { readonly kind: "move"; readonly block: number; readonly at: number; readonly to: number }
  /** The signer compared the rule with the text in force: the notice goes. */
  | { readonly kind: "clear-notice"; readonly block: number; readonly at: number };

export type Edited =
  | { readonly kind: "edited"; readonly document: PerdeDocument }
  | { readonly kind: "no-such-place" }
  | { readonly kind: "not-editable" }
  | { readonly kind: "empty-text" };

/** Footnotes of a paragraph stay with it when its words are rewritten. */
const rewritten = (before: Paragraph | undefined, text: string): Paragraph => ({
  ...before,
  spans: [...line(text).spans, ...(before?.spans.filter(({ kind }) => kind === "note") ?? [])],
  changed: true,
});

type LineEdit = Exclude<Edit, { readonly kind: "clear-notice" }>;

const applied = <Kind extends Paragraph>(
  lines: readonly Kind[],
  edit: LineEdit,
  make: (text: string, before?: Kind) => Kind,
): readonly Kind[] => {
  switch (edit.kind) {
    case "write":
      return lines.map((one, at) => (at === edit.at ? make(edit.text, one) : one));
    case "add":
      return lines.toSpliced(edit.at, 0, make(edit.text));
    case "drop":
      return lines.toSpliced(edit.at, 1);
    case "move": {
      const moved = lines[edit.at];
      if (moved === undefined) return lines;
      return lines.toSpliced(edit.at, 1).toSpliced(edit.to, 0, { ...moved, changed: true });
    }
    default:
      return unreachable(edit);
  }
};

const cleared = ({ notice: _, ...item }: Item): Item => item;

const editedBlock = (block: Block, edit: Edit): Block | undefined => {
  if (edit.kind === "clear-notice")
    return block.kind === "numbered"
      ? { ...block, items: block.items.map((item, at) => (at === edit.at ? cleared(item) : item)) }
      : undefined;
  if (block.kind === "numbered")
    return { ...block, items: applied<Item>(block.items, edit, (text, before) => rewritten(before, text)) };
  if (block.kind === "text" || block.kind === "beside" || block.kind === "small")
    return { ...block, paragraphs: applied(block.paragraphs, edit, (text, before) => rewritten(before, text)) };
  return undefined;
};

/** The document after one edit. The text is tidied like any other. */
export const editDocument = (document: PerdeDocument, edit: Edit): Edited => {
  const block = document.blocks[edit.block];
  if (block === undefined) return { kind: "no-such-place" };
  const lines = block.kind === "numbered" ? block.items : "paragraphs" in block ? block.paragraphs : undefined;
  if (lines === undefined || block.kind === "centred") return { kind: "not-editable" };
  const last = edit.kind === "add" ? lines.length : lines.length - 1;
  if (edit.at < 0 || edit.at > last || (edit.kind === "move" && (edit.to < 0 || edit.to > last)))
    return { kind: "no-such-place" };
  const tidied = edit.kind === "write" || edit.kind === "add" ? { ...edit, text: tidyLine(edit.text) } : edit;
  if ("text" in tidied && tidied.text === "") return { kind: "empty-text" };
  const changed = editedBlock(block, tidied);
  if (changed === undefined) return { kind: "not-editable" };
  return { kind: "edited", document: { ...document, blocks: document.blocks.with(edit.block, changed) } };
};

/** Two copies of one document: what is filed, and what stays on the desk. */
import type { Block, PerdeDocument } from "./block.ts";

const unmarked = <Marked extends { readonly changed?: true }>({ changed: _, ...rest }: Marked) => rest;

const plain = (block: Block): Block => {
  switch (block.kind) {
    case "numbered":
      return { ...block, items: block.items.map(unmarked) };
    case "table":
      return { ...block, rows: block.rows.map(row => row.map(unmarked)) };
    case "beside":
    case "centred":
    case "text":
    case "small":
      return { ...block, paragraphs: block.paragraphs.map(unmarked) };
    default:
      return block;
  }
};

/** Without deadline and slip, and without the marks of what was changed by hand. Notices stay until the signer clears them. */
export const filingCopy = (document: PerdeDocument): PerdeDocument => ({
  ...document,
  blocks: document.blocks.filter(({ name }) => name !== "desk").map(plain),
});

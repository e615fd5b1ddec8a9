/** The templates a command works with. */
import { openGuardShelf, packsIn, shippedPacks, templatesOf } from "@perde/guard/node";
import type { Shelf } from "@perde/guard/shelf";
import type { Io } from "../io.ts";

export type Opened = { readonly kind: "open"; readonly shelf: Shelf } | { readonly kind: "no-templates" };

/** Packs of `folder`, or those that come with the guard; packs that cannot be read are named on `err`. */
export const openShelfFor = async (folder: string | undefined, io: Pick<Io, "err">): Promise<Opened> => {
  const packs = await packsIn(folder ?? shippedPacks).catch(() => null);
  if (packs === null) {
    io.err(`perde: the folder ${folder ?? "of shipped packs"} cannot be read.`);
    return { kind: "no-templates" };
  }
  for (const { file, read } of packs)
    if (read.kind !== "template") io.err(`perde: ${file} is not a template pack (${read.why}).`);
  const templates = templatesOf(packs);
  if (templates.length === 0) {
    io.err("perde: there are no template packs. Remedy: perde template build, or --templates DIR.");
    return { kind: "no-templates" };
  }
  return { kind: "open", shelf: await openGuardShelf(templates) };
};

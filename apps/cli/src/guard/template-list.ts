/** `perde template list` and `perde template show`: which ballot designs the guard knows. */
import { packsIn, shippedPacks, templatesOf } from "@perde/guard/node";
import type { Template } from "@perde/guard/template";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { readOptions } from "./options.ts";

const factsOf = ({ id, jurisdiction, validFrom, validUntil, law, page, zones, features }: Template) => ({
  id,
  jurisdiction,
  validFrom,
  validUntil,
  law,
  page: [page.width, page.height],
  zones: zones.length,
  corners: features.count,
});

const rowOf = (template: Template): string => {
  const { id, jurisdiction, validFrom, validUntil, zones } = template;
  return `${id}  ${jurisdiction}  ${validFrom ?? "…"} to ${validUntil ?? "…"}  ${zones.length} zones`;
};

const templatesFor = async (folder: string | undefined): Promise<readonly Template[]> =>
  templatesOf(await packsIn(folder ?? shippedPacks).catch(() => []));

export const templateList = async (args: readonly string[], io: Pick<Io, "out" | "err">): Promise<number> => {
  const options = readOptions(args, ["templates"], ["json", "help"]);
  const usage = "Usage: perde template list [--json] [--templates DIR]";
  if (options.kind === "read" && options.given.has("help")) {
    io.out(usage);
    return exitCode.done;
  }
  if (options.kind === "wrong" || options.files.length > 0) {
    io.err(usage);
    return exitCode.usage;
  }
  for (const template of await templatesFor(options.given.get("templates"))) {
    io.out(options.given.has("json") ? JSON.stringify(factsOf(template)) : rowOf(template));
  }
  return exitCode.done;
};

export const templateShow = async (args: readonly string[], io: Pick<Io, "out" | "err">): Promise<number> => {
  const options = readOptions(args, ["templates"], ["json", "help"]);
  const usage = "Usage: perde template show ID [--json] [--templates DIR]";
  if (options.kind === "read" && options.given.has("help")) {
    io.out(usage);
    return exitCode.done;
  }
  const [id] = options.kind === "read" ? options.files : [];
  if (options.kind === "wrong" || id === undefined || options.files.length !== 1) {
    io.err(usage);
    return exitCode.usage;
  }
  const found = (await templatesFor(options.given.get("templates"))).find(template => template.id === id);
  if (found === undefined) {
    io.err(`perde template show: there is no template "${id}". Remedy: perde template list.`);
    return exitCode.finding;
  }
  const facts = { ...factsOf(found), zones: found.zones };
  if (options.given.has("json")) io.out(JSON.stringify(facts));
  else {
    io.out(rowOf(found));
    io.out(`law: ${found.law ?? "not stated"}`);
    for (const { x, y, width, height } of found.zones) io.out(`zone at ${x}, ${y}: ${width} x ${height} page pixels`);
  }
  return exitCode.done;
};

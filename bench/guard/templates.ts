/** Templates of the judged designs, built from their blanks as any jurisdiction would build them. */
import { buildTemplate } from "@perde/guard/build-template";

import type { Pixels } from "@perde/guard/pixels";
import { plain } from "@perde/guard/plain";
import type { Template } from "@perde/guard/template";
import { designs, printBallot } from "./designs.ts";

/** The names that are printed on the judged sheets. */
export const printSeed = 77;

/** Throws where a blank gives no template: then there is nothing to judge. */
export const templateOf = async (id: string, blank: Pixels): Promise<Template> => {
  const built = buildTemplate(blank, { id, jurisdiction: "XX", validFrom: null, validUntil: null, law: null }, plain);
  if (built.kind !== "built") throw new Error(`${id}: ${built.kind}`);
  return built.template;
};

export const templatesOfDesigns = async (): Promise<readonly Template[]> =>
  Promise.all(designs.map(design => templateOf(design, printBallot(design, printSeed).print)));

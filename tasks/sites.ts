import { join } from "node:path";
import { buildDesk } from "../apps/desk/build.ts";
import { buildPublic } from "../apps/public/build.ts";
import { buildVoter } from "../apps/voter/build.ts";
import { root } from "./root.ts";

export type Sites = { readonly voter: string; readonly desk: string; readonly public: string };

/** `roots`: the desks that voters' pages believe; without them the page of a trial instance gets its own when it is served. */
export type SiteOptions = { readonly demo: boolean; readonly roots?: readonly string[]; readonly outDir?: string };

/** Builds the three sites; answers their folders. */
export const buildSites = async ({ demo, roots, outDir = join(root, "dist") }: SiteOptions): Promise<Sites> => {
  const sites: Sites = { voter: join(outDir, "voter"), desk: join(outDir, "desk"), public: join(outDir, "public") };
  const buildDay = new Date().toISOString().slice(0, 10);
  const manifest = await buildVoter({
    outDir: sites.voter,
    roots: roots ?? [],
    trial: roots === undefined,
    demo,
    buildDay,
  });
  await buildDesk({ outDir: sites.desk, demo, buildDay });
  await buildPublic({ outDir: sites.public, manifest });
  return sites;
};

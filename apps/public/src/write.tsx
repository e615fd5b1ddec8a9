/** Writes every page of the public site as text. Run by the build, through vite. */
import { shippedBase } from "@perde/law/all-rules";
import { shippedTips } from "@perde/law/tips";
import { languages } from "@perde/ui/say";
import type { VNode } from "preact";
import { render } from "preact-render-to-string";
import { type LawFile, lawFiles } from "./law/law-files.ts";
import type { LawPage } from "./law/page.ts";
import { addressOf } from "./page.ts";
import { Ledger } from "./pages/ledger.tsx";
import { Logs } from "./pages/logs.tsx";
import { Site, type SiteManifest } from "./pages/site.tsx";
import { Start } from "./pages/start.tsx";
import { Shell } from "./shell.tsx";

/** `path`: from the root of the site, with a leading slash. */
export type Written = LawFile;

const written = (document: VNode): string => `<!doctype html>\n${render(document)}\n`;

/** Each page as /<language>/…/index.html; the start page also as index.<language>.html, from which a server chooses. */
const ownPages = (manifest: SiteManifest | undefined): readonly Written[] =>
  languages.flatMap(language => {
    const page = (path: string, document: VNode): Written => ({
      path: `${addressOf(language, path)}index.html`,
      content: written(document),
    });
    const start = page("/", <Start language={language} />);
    return [
      start,
      { path: `/index.${language}.html`, content: start.content },
      page("/ledger/", <Ledger language={language} />),
      page("/site/", <Site language={language} manifest={manifest} />),
      page("/logs/", <Logs language={language} />),
    ];
  });

/** A page of the law in the frame of this site. */
const lawPage = ({ language, title, description, path, script, body }: LawPage): string =>
  written(
    <Shell {...{ language, title, description, path }} {...(script ? { script: "/law.js" } : {})}>
      <div class="law">{body}</div>
    </Shell>,
  );

const lawPagesAndData = (): readonly Written[] =>
  lawFiles({
    base: shippedBase(),
    tips: shippedTips,
    assets: { styles: [], script: { path: "/law.js" } }, // the frame names both, and the build their hashes
    shell: lawPage,
  });

/** Every file of the site but scripts, sheet and the manifest itself. */
export const write = (manifest: SiteManifest | undefined): readonly Written[] => [
  ...ownPages(manifest),
  ...lawPagesAndData(),
];

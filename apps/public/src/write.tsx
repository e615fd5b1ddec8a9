/** Writes every page of the public site as text. Run by the build, through vite. */
import { languages } from "@perde/ui/say";
import { render } from "preact-render-to-string";
import { addressOf, type PublicPage } from "./page.ts";
import { Ledger } from "./pages/ledger.tsx";
import { Logs } from "./pages/logs.tsx";
import { Site, type SiteManifest } from "./pages/site.tsx";
import { Start } from "./pages/start.tsx";

/** The law writes its own list of pages; they are taken in when they are there. */
const found = import.meta.glob<{ readonly lawPages: () => readonly PublicPage[] }>("./law/pages.tsx", { eager: true });

const ownPages = (manifest: SiteManifest | undefined): readonly PublicPage[] =>
  languages.flatMap(language => [
    { language, address: addressOf(language, "/"), document: <Start language={language} /> },
    { language, address: addressOf(language, "/ledger/"), document: <Ledger language={language} /> },
    { language, address: addressOf(language, "/site/"), document: <Site language={language} manifest={manifest} /> },
    { language, address: addressOf(language, "/logs/"), document: <Logs language={language} /> },
  ]);

/** `file`: name in the site, without a leading slash. */
export type Written = { readonly file: string; readonly html: string };

/** Each page as /<language>/…/index.html; the start page also as index.<language>.html, from which a server chooses. */
export const write = (manifest: SiteManifest | undefined): readonly Written[] => {
  const pages = [...ownPages(manifest), ...Object.values(found).flatMap(({ lawPages }) => lawPages())];
  return pages.flatMap(({ language, address, document }): readonly Written[] => {
    const html = `<!doctype html>\n${render(document)}\n`;
    const file = `${address.slice(1)}index.html`;
    const isStart = address === addressOf(language, "/");
    return isStart
      ? [
          { file, html },
          { file: `index.${language}.html`, html },
        ]
      : [{ file, html }];
  });
};

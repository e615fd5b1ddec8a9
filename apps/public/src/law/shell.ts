/**
 * The frame around a page of the law. The site's own frame takes its place: anything of the type `Shell` does.
 * Pages are static, readable without script, and carry no inline script or style.
 */
import { type Language, languages } from "@perde/ui/say";
import { h, type JSX } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Asset, LawPage } from "./page.ts";

export type Shell = (page: LawPage, assets: LawAssets) => string;

export type LawAssets = {
  readonly styles: readonly Asset[];
  /** The bundle of `slider.ts`, loaded where a page wants it. */
  readonly script: Asset;
};

const languageNames: Readonly<Record<Language, string>> = { kk: "Қазақша", ru: "Русский", en: "English" };

const skips: Readonly<Record<Language, string>> = {
  kk: "Негізгі мәтінге өту",
  ru: "К основному тексту",
  en: "Skip to the main text",
};

/** The path of a page in another language. */
export const pathIn = (language: Language, path: string): string =>
  path.replace(/^\/law\/[a-z]{2}\//, `/law/${language}/`);

const languageLinks = ({ language, path }: LawPage): JSX.Element =>
  h(
    "ul",
    { class: "law-languages" },
    languages
      .filter(other => other !== language)
      .map(other =>
        h("li", {}, h("a", { href: pathIn(other, path), lang: other, hreflang: other }, languageNames[other])),
      ),
  );

const integrity = ({ integrity: hash }: Asset) =>
  hash === undefined ? {} : { integrity: hash, crossorigin: "anonymous" };

/** A complete plain document. */
export const plainShell: Shell = (page, { styles, script }) =>
  `<!doctype html>\n${renderToString(
    h(
      "html",
      { lang: page.language },
      h(
        "head",
        {},
        h("meta", { charset: "utf-8" }),
        h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
        h("title", {}, `${page.title} – Perde`),
        h("meta", { name: "description", content: page.description }),
        styles.map(style => h("link", { rel: "stylesheet", href: style.path, ...integrity(style) })),
        page.script ? h("script", { type: "module", src: script.path, ...integrity(script) }) : null,
      ),
      h(
        "body",
        {},
        h("a", { href: "#main", class: "law-skip" }, skips[page.language]),
        h("header", { class: "law-head" }, h("p", { class: "law-name" }, "Perde"), languageLinks(page)),
        h("main", { id: "main", class: "law" }, page.body),
      ),
    ),
  )}\n`;

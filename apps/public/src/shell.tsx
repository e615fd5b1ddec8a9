import { type Language, languages, oneLanguage, type Say, speak } from "@perde/ui/say";
import { publicSite } from "@perde/ui/words/public";
import type { ComponentChildren } from "preact";
import { addressOf } from "./page.ts";

const spoken = Object.fromEntries(
  languages.map(language => [language, speak<typeof publicSite>(language, oneLanguage(publicSite, language))]),
);

/** Speaks the sentences of the public site. */
export const sayIn = (language: Language): Say<typeof publicSite> => spoken[language]!;

const ownNames: Readonly<Record<Language, string>> = { kk: "Қазақша", ru: "Русский", en: "English" };

const sections = [
  ["/", "public.nav.start"],
  ["/law/", "public.nav.law"],
  ["/ledger/", "public.nav.ledger"],
  ["/site/", "public.nav.manifest"],
  ["/logs/", "public.nav.logs"],
] as const;

const isIn = (section: string, path: string): boolean => (section === "/" ? path === "/" : path.startsWith(section));

export type ShellProps = {
  readonly language: Language;
  /** Without the name of the site, which is added. */
  readonly title: string;
  /** As `addressOf` takes it: "/ledger/", "/law/KZ/". */
  readonly path: string;
  /** One sentence for those who list pages. */
  readonly description?: string;
  /** A script of this page, by the name that the build knows: "/ledger.js". */
  readonly script?: string;
  readonly children: ComponentChildren;
};

/** The frame of every public page: a whole document. The build replaces `/site.css` and the script by names with their hashes. */
export const Shell = ({ language, title, path, description, script, children }: ShellProps) => {
  const say = sayIn(language);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} · Perde`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        {description === undefined ? null : <meta name="description" content={description} />}
        <link rel="stylesheet" href="/site.css" />
        {script === undefined ? null : <script type="module" src={script} crossorigin="anonymous" />}
        {languages.map(other => (
          <link key={other} rel="alternate" hreflang={other} href={addressOf(other, path)} />
        ))}
      </head>
      <body>
        <a class="hidden" href="#main">
          {say("public.skip")}
        </a>
        <header class="masthead">
          <a class="name" href={addressOf(language, "/")}>
            {say("public.site")}
          </a>
          <nav aria-label={say("public.languages")}>
            {languages.map(other => (
              <a
                key={other}
                class="tongue plain"
                lang={other}
                hreflang={other}
                href={addressOf(other, path)}
                {...(other === language ? { "aria-current": "true" } : {})}
              >
                {ownNames[other]}
              </a>
            ))}
          </nav>
        </header>
        <nav class="sections" aria-label={say("public.sections")}>
          {sections.map(([section, key]) => (
            <a
              key={section}
              href={addressOf(language, section)}
              {...(isIn(section, path) ? { "aria-current": section === path ? "page" : "true" } : {})}
            >
              {say(key)}
            </a>
          ))}
        </nav>
        <main id="main">{children}</main>
        <footer class="hint">{say("public.footer")}</footer>
      </body>
    </html>
  );
};

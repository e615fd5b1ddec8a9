import type { Language } from "@perde/ui/say";
import { addressOf } from "../page.ts";
import { Shell, sayIn } from "../shell.tsx";

/** What this site is, where things are, and what is not promised. */
export const Start = ({ language }: { readonly language: Language }) => {
  const say = sayIn(language);
  const parts = [
    ["/law/", "public.nav.law", "public.start.law"],
    ["/ledger/", "public.nav.ledger", "public.start.ledger"],
    ["/site/", "public.nav.manifest", "public.start.manifest"],
    ["/logs/", "public.nav.logs", "public.start.logs"],
  ] as const;
  return (
    <Shell language={language} title={say("public.nav.start")} path="/">
      <h1>{say("public.start.title")}</h1>
      <p>{say("public.start.what")}</p>
      <h2>{say("public.start.here")}</h2>
      <ul class="parts">
        {parts.map(([path, name, what]) => (
          <li key={path}>
            <a href={addressOf(language, path)}>{say(name)}</a>
            <p>{say(what)}</p>
          </li>
        ))}
      </ul>
      <h2>{say("public.start.not")}</h2>
      <ul>
        <li>{say("public.start.not.visit")}</li>
        <li>{say("public.start.not.style")}</li>
        <li>{say("public.start.not.page")}</li>
      </ul>
    </Shell>
  );
};

import { type Language, oneLanguage } from "@perde/ui/say";
import { publicSite } from "@perde/ui/words/public";
import { Shell, sayIn } from "../shell.tsx";

const command = "perde ledger verify https://… --key KEY --remember checkpoint.txt";

/** The sentences that the script of the page needs; JSON inside an element cannot end it. */
const words = (language: Language): string => {
  const needed = Object.entries(oneLanguage(publicSite, language)).filter(([key]) => key.startsWith("public.ledger."));
  return JSON.stringify({ language, words: Object.fromEntries(needed) }).replaceAll("<", "\\u003c");
};

/** What the ledger is, its latest checkpoint, and how to check it: by script here, by command elsewhere. */
export const Ledger = ({ language }: { readonly language: Language }) => {
  const say = sayIn(language);
  return (
    <Shell language={language} title={say("public.ledger.title")} path="/ledger/" script="/ledger.js">
      <h1>{say("public.ledger.title")}</h1>
      <p>{say("public.ledger.lead")}</p>
      <h2>{say("public.ledger.why")}</h2>
      <p>{say("public.ledger.why.text")}</p>
      <h2>{say("public.ledger.shows")}</h2>
      <p>{say("public.ledger.shows.text")}</p>
      <h2>{say("public.ledger.latest")}</h2>
      <p>{say("public.ledger.latest.text")}</p>
      <p>
        <a href="/ledger/checkpoint">{say("public.ledger.latest.link")}</a>
      </p>
      <section id="checking" hidden aria-labelledby="checking-title">
        <h2 id="checking-title">{say("public.ledger.check")}</h2>
        <p>{say("public.ledger.check.limit")}</p>
        <p id="status" role="status" />
        <ul id="findings" aria-live="polite" />
        <pre id="note" hidden />
        <form id="check" autocomplete="off">
          <label class="above" for="key">
            {say("public.ledger.key")}
          </label>
          <p class="hint" id="key-hint">
            {say("public.ledger.key.hint")}
          </p>
          <input id="key" type="text" aria-describedby="key-hint" spellcheck={false} autocapitalize="off" />
          <label class="above" for="earlier">
            {say("public.ledger.earlier")}
          </label>
          <textarea id="earlier" spellcheck={false} autocapitalize="off" />
          <button id="run" class="button" type="submit">
            {say("public.ledger.run")}
          </button>
        </form>
      </section>
      <h2>{say("public.ledger.command")}</h2>
      <p>{say("public.ledger.command.text")}</p>
      <pre>{command}</pre>
      <h2>{say("public.ledger.limit")}</h2>
      <p>{say("public.ledger.limit.text")}</p>
      <script type="application/json" id="words" dangerouslySetInnerHTML={{ __html: words(language) }} />
    </Shell>
  );
};

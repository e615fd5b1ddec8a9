/** The HTML of the start page, written at build time. Everything in it comes from the catalogue. */
import { type Language, oneLanguage, speak } from "@perde/ui/say";
import { voter } from "@perde/ui/words/voter";
import { renderToString } from "preact-render-to-string";
import { App } from "./app.tsx";
import { WithoutScript } from "./screens/start.tsx";

export type Written = {
  readonly app: string;
  readonly withoutScript: string;
  readonly oldTitle: string;
  readonly oldText: string;
  readonly words: Readonly<Record<string, unknown>>;
};

export const write = (language: Language, banner: "trial" | "demo" | undefined): Written => {
  const words = oneLanguage(voter, language);
  const say = speak<typeof voter>(language, words);
  return {
    app: renderToString(<App language={language} words={words} build={{ roots: [], day: "" }} banner={banner} />),
    withoutScript: renderToString(<WithoutScript say={say} />),
    oldTitle: say("old.title"),
    oldText: say("old.text"),
    words,
  };
};

import type { Page } from "../page.ts";
import { Heading } from "../question.tsx";

/** Headline, secrecy, buttons, then the safety box: in this order the buttons stay above the fold of a small phone. */
export const Start = ({ page, first }: { readonly page: Page; readonly first: boolean }) => {
  const { say, go } = page;
  return (
    <>
      {first ? <h1>{say("home.headline")}</h1> : <Heading>{say("home.headline")}</Heading>}
      <p>{say("home.secrecy")}</p>
      <div class="stack">
        <button type="button" class="button" data-go="safety" onClick={() => go("safety")}>
          {say("home.report")}
        </button>
        <button type="button" class="quiet" data-go="answer" onClick={() => go("answer")}>
          {say("home.answer")}
        </button>
        <button type="button" class="plain" data-go="return" onClick={() => go("return")}>
          {say("home.words")}
        </button>
      </div>
      <section class="box" aria-labelledby="safety-box">
        <h2 id="safety-box">{say("home.safety")}</h2>
        <p>{say("home.promise")}</p>
        <p>{say("home.locked")}</p>
        <p>{say("home.limits")}</p>
      </section>
    </>
  );
};

/** Stands in the page for browsers without scripts: no form, the refusal text, the exit link above. */
export const WithoutScript = ({ say }: Pick<Page, "say">) => (
  <section class="notice">
    <h2>{say("nojs.title")}</h2>
    <p>{say("nojs.text")}</p>
    <details>
      <summary>{say("home.answer")}</summary>
      <p class="refusal">{say("refuse.card")}</p>
    </details>
  </section>
);

import { useState } from "preact/hooks";
import { text, tips } from "../advice.ts";
import type { Page } from "../page.ts";
import { BackLink, Heading } from "../question.tsx";
import { today } from "../today.ts";

const situations = ["answer.before", "answer.booth", "answer.after"] as const;

/** Path A: words to answer with. Nothing is stored and nothing is sent; copying needs no network. */
export const Answer = ({ page }: { readonly page: Page }) => {
  const { say } = page;
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");
  const copy = () =>
    navigator.clipboard.writeText(text(say)).then(
      () => setCopied("yes"),
      () => setCopied("failed"),
    );
  return (
    <>
      <BackLink page={page} />
      <Heading>{say("home.answer")}</Heading>
      <section class="box" aria-labelledby="ready">
        <h2 id="ready">{say("answer.ready")}</h2>
        <p class="refusal">{text(say)}</p>
        <div class="stack">
          <button type="button" class="button" onClick={copy}>
            {say("answer.copy")}
          </button>
        </div>
        <p role="status">
          {copied === "yes" && say("answer.copied")}
          {copied === "failed" && say("answer.uncopied")}
        </p>
      </section>
      {situations.map(situation => (
        <section key={situation}>
          <h2>{say(situation)}</h2>
          <p>{say(`${situation}.text`)}</p>
        </section>
      ))}
      {tips("KZ", today()).map(tip => (
        <p key={tip.source}>{tip.text}</p>
      ))}
      <p class="hint">{say("answer.intro")}</p>
    </>
  );
};

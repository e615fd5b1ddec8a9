import { useState } from "preact/hooks";
import { useLoaded } from "../loaded.ts";
import type { Page } from "../page.ts";
import { BackLink, Heading } from "../question.tsx";
import { PartFailed } from "./place.tsx";

const situations = ["answer.before", "answer.booth", "answer.after"] as const;

/**
 * Path A: words to answer with, and the law's part of them. Nothing is stored and nothing is sent; copying needs no
 * network. The refusal says nothing about how or whether the sender voted.
 */
export const Answer = ({ page }: { readonly page: Page }) => {
  const { say } = page;
  const law = useLoaded(() => import("./law.tsx"), "law");
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");
  const copy = () =>
    navigator.clipboard.writeText(say("refuse.card")).then(
      () => setCopied("yes"),
      () => setCopied("failed"),
    );
  return (
    <>
      <BackLink page={page} />
      <Heading>{say("home.answer")}</Heading>
      <section class="box" aria-labelledby="ready">
        <h2 id="ready">{say("answer.ready")}</h2>
        <p class="refusal">{say("refuse.card")}</p>
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
      {law.kind === "loaded" && <law.value.Law page={page} />}
      {law.kind === "loading" && <p role="status">{say("nav.loading")}</p>}
      {law.kind === "failed" && <PartFailed page={page} retry={law.retry} />}
      <p class="hint">{say("answer.intro")}</p>
    </>
  );
};

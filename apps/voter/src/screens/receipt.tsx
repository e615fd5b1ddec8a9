import { Choice } from "@perde/ui/forms";
import { type Language, languages } from "@perde/ui/say";
import { useState } from "preact/hooks";
import { loadList } from "../lists.ts";
import { useLoaded } from "../loaded.ts";
import type { Page } from "../page.ts";
import { Heading } from "../question.tsx";
import { tongues } from "../tongues.ts";
import { PartFailed } from "./place.tsx";
import type { Code } from "./sealing.tsx";
import type { Later } from "./trouble.tsx";

/** The eight words, in two groups of four. They go to no clipboard, and hide once they are written down. */
export const Receipt = (props: {
  readonly page: Page;
  readonly later: Later;
  readonly code: Code | undefined;
  readonly saved: boolean;
  readonly onSave: (saved: boolean) => void;
  /** True after she tried to leave without the tick. */
  readonly warned: boolean;
  readonly onFinish: () => void;
}) => {
  const { page, later, code, saved, onSave, warned, onFinish } = props;
  const [shown, setShown] = useState<Language>(page.language);
  const list = useLoaded(() => loadList(shown), shown);
  return (
    <>
      <Heading>{later("sent.title")}</Heading>
      {code ? (
        <>
          <p>
            <strong>{later("receipt.words")}</strong>
          </p>
          {saved && <p role="status">{later("receipt.hidden")}</p>}
          {!saved && list.kind === "failed" && <PartFailed page={page} retry={list.retry} />}
          {!saved && list.kind === "loaded" && (
            <>
              <p>{later("receipt.paper")}</p>
              <ol class="words eight" lang={shown} data-words>
                {code.map((index, position) => (
                  <li key={`${position}-${index}`}>
                    <span>{position + 1}</span> {list.value[index]}
                  </li>
                ))}
              </ol>
              <fieldset>
                <legend class="hint">{later("receipt.language")}</legend>
                {languages.map(language => (
                  <button
                    key={language}
                    type="button"
                    class="plain tongue"
                    lang={language}
                    aria-pressed={shown === language}
                    onClick={() => setShown(language)}
                  >
                    {tongues[language]}
                  </button>
                ))}
              </fieldset>
            </>
          )}
          <p class="box">{later("receipt.warning")}</p>
          <div class={warned && !saved ? "wrong" : undefined}>
            <div role="alert">{warned && !saved && <p class="mistake">{later("receipt.leave")}</p>}</div>
            <Choice kind="checkbox" name="saved" id="receipt-saved" chosen={saved} onChoose={onSave}>
              {later("receipt.saved")}
            </Choice>
          </div>
          <p>{later("receipt.later")}</p>
        </>
      ) : (
        <p>{later("receipt.none")}</p>
      )}
      <p>{page.say("check.official")}</p>
      <div class="stack">
        <button type="button" class="button" onClick={onFinish}>
          {later("receipt.finish")}
        </button>
      </div>
    </>
  );
};

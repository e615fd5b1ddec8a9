import type { Threat as Kind } from "@perde/cases/report";
import { Choice, Field } from "@perde/ui/forms";
import { limits } from "../limits.ts";
import type { Page } from "../page.ts";
import { Question, tooLong } from "../question.tsx";

const kinds: readonly Kind[] = [
  "grant",
  "dormitory",
  "exam",
  "expulsion",
  "contract",
  "bonus",
  "dismissal",
  "promise-money",
  "promise-grade",
  "other",
];

export const Threat = ({ page }: { readonly page: Page }) => {
  const { say, answers, change } = page;
  const choose = (kind: Kind) => (chosen: boolean) =>
    change({ threats: chosen ? [...answers.threats, kind] : answers.threats.filter(one => one !== kind) });
  return (
    <Question
      page={page}
      title={say("q.threat")}
      check={() => tooLong(page, "threat-text", answers.threatText, limits.threat)}
      next="when"
      onSkip={() => change({ threats: [], threatText: "" })}
    >
      {mistakes => (
        <>
          <fieldset>
            <legend class="small">{say("q.several")}</legend>
            {kinds.map(kind => (
              <Choice
                key={kind}
                kind="checkbox"
                name="threat"
                id={`threat-${kind}`}
                chosen={answers.threats.includes(kind)}
                onChoose={choose(kind)}
              >
                {say(`threat.${kind}`)}
              </Choice>
            ))}
          </fieldset>
          <Field
            id="threat-text"
            label={`${say("q.words")} (${say("q.optional")})`}
            value={answers.threatText}
            onType={threatText => change({ threatText })}
            rows={3}
            mistakes={mistakes}
          />
        </>
      )}
    </Question>
  );
};

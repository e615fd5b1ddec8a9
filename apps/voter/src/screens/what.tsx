import type { Demand } from "@perde/cases/report";
import { Choice, MistakeAt } from "@perde/ui/forms";
import type { Page } from "../page.ts";
import { Question } from "../question.tsx";

/** What each answer is called. Turnout control and choice control are different acts and never merged. */
export const demandWords = {
  ballot: "q.what.ballot",
  "ballot-with-id": "q.what.ballot_id",
  turnout: "q.what.turnout",
  unknown: "nav.unknown",
} as const;

const demands: readonly Demand[] = ["ballot", "ballot-with-id", "turnout", "unknown"];

export const What = ({ page }: { readonly page: Page }) => {
  const { say, answers, change } = page;
  const check = () => (answers.what ? [] : [{ field: "what-ballot", text: say("error.what") }]);
  return (
    <Question page={page} title={say("q.what")} check={check} next="place">
      {mistakes => (
        <fieldset class={mistakes.length > 0 ? "wrong" : undefined}>
          <legend class="hidden">{say("q.what")}</legend>
          <MistakeAt field="what-ballot" mistakes={mistakes} />
          {demands.map(demand => (
            <Choice
              key={demand}
              kind="radio"
              name="what"
              id={`what-${demand}`}
              chosen={answers.what === demand}
              describedBy={mistakes.length > 0 ? "what-ballot-mistake" : undefined}
              onChoose={() => change({ what: demand })}
            >
              {say(demandWords[demand])}
            </Choice>
          ))}
        </fieldset>
      )}
    </Question>
  );
};

import type { Channel, Grade } from "@perde/cases/report";
import { Choice, Field } from "@perde/ui/forms";
import { limits } from "../limits.ts";
import type { Page } from "../page.ts";
import { Question, tooLong } from "../question.tsx";

const channels: readonly Channel[] = ["group-chat", "private-message", "aloud", "meeting", "form", "other"];
const grades: readonly Grade[] = ["heard", "told", "proof", "unsaid"];

export const How = ({ page }: { readonly page: Page }) => {
  const { say, answers, change } = page;
  const choose = (channel: Channel) => (chosen: boolean) =>
    change({ channels: chosen ? [...answers.channels, channel] : answers.channels.filter(one => one !== channel) });
  return (
    <Question
      page={page}
      title={say("q.how")}
      check={() => tooLong(page, "how-text", answers.howText, limits.how)}
      next="threat"
      onSkip={() => change({ channels: [], howText: "", grade: undefined })}
    >
      {mistakes => (
        <>
          <fieldset>
            <legend class="small">{say("q.several")}</legend>
            {channels.map(channel => (
              <Choice
                key={channel}
                kind="checkbox"
                name="how"
                id={`how-${channel}`}
                chosen={answers.channels.includes(channel)}
                onChoose={choose(channel)}
              >
                {say(`how.${channel}`)}
              </Choice>
            ))}
          </fieldset>
          {answers.channels.includes("other") && (
            <Field
              id="how-text"
              label={`${say("q.words")} (${say("q.optional")})`}
              value={answers.howText}
              onType={howText => change({ howText })}
              mistakes={mistakes}
            />
          )}
          <fieldset>
            <legend class="small">{say("q.grade")}</legend>
            {grades.map(grade => (
              <Choice
                key={grade}
                kind="radio"
                name="grade"
                id={`grade-${grade}`}
                chosen={answers.grade === grade}
                onChoose={() => change({ grade })}
              >
                {say(`grade.${grade}`)}
              </Choice>
            ))}
          </fieldset>
        </>
      )}
    </Question>
  );
};

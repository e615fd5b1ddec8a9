import { addDays, mondayOf, weekOf, weekText } from "@perde/ui/dates";
import { Choice, MistakeAt } from "@perde/ui/forms";
import { useState } from "preact/hooks";
import type { Page } from "../page.ts";
import { Question } from "../question.tsx";
import { today } from "../today.ts";

/** Weeks that can be chosen, newest first: this one and half a year back. */
const weeksBack = 26;

const weekBefore = (week: string, weeks: number): string => weekOf(addDays(mondayOf(week) ?? today(), -7 * weeks));

/** The week, never the hour: an exact time would single her out. */
export const When = ({ page }: { readonly page: Page }) => {
  const { say, answers, change, language } = page;
  const now = weekOf(today());
  const last = weekBefore(now, 1);
  const known = answers.when === now || answers.when === last;
  const [choice, setChoice] = useState<"now" | "last" | "earlier" | "unknown" | undefined>(
    answers.when === now ? "now" : answers.when === last ? "last" : answers.when ? "earlier" : undefined,
  );
  const choose = (chosen: typeof choice, when: string | undefined) => () => {
    setChoice(chosen);
    change({ when });
  };
  const check = () =>
    choice === "earlier" && (answers.when === undefined || known)
      ? [{ field: "when-week", text: say("error.week") }]
      : [];
  const radio = (name: NonNullable<typeof choice>, when: string | undefined, label: string) => (
    <Choice kind="radio" name="when" id={`when-${name}`} chosen={choice === name} onChoose={choose(name, when)}>
      {label}
    </Choice>
  );
  return (
    <Question
      page={page}
      title={say("q.when")}
      check={check}
      next="evidence"
      onSkip={() => change({ when: undefined })}
    >
      {mistakes => (
        <>
          <fieldset>
            <legend class="hidden">{say("q.when")}</legend>
            {radio("now", now, say("when.this", { dates: weekText(language, now) }))}
            {radio("last", last, say("when.last", { dates: weekText(language, last) }))}
            {radio("earlier", undefined, say("when.earlier"))}
            {radio("unknown", undefined, say("nav.unknown"))}
          </fieldset>
          {choice === "earlier" && (
            <div class={mistakes.length > 0 ? "wrong" : undefined}>
              <label class="above" for="when-week">
                {say("when.week")}
              </label>
              <MistakeAt field="when-week" mistakes={mistakes} />
              <select
                id="when-week"
                autocomplete="off"
                value={known ? "" : (answers.when ?? "")}
                onChange={event => change({ when: event.currentTarget.value || undefined })}
              >
                <option value="">{say("place.choose")}</option>
                {Array.from({ length: weeksBack }, (_, index) => weekBefore(now, index + 2)).map(week => (
                  <option key={week} value={week}>
                    {weekText(language, week)}
                  </option>
                ))}
              </select>
            </div>
          )}
        </>
      )}
    </Question>
  );
};

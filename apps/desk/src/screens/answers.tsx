import type { ReportContent } from "@perde/cases/report";
import { actOf } from "@perde/cases/said-text";
import { weekText } from "@perde/ui/dates";
import type { Language } from "@perde/ui/say";
import { placeText } from "../place-text.ts";
import { visibleText } from "../visible-text.ts";
import { type DeskSay, nameOf } from "../words.ts";

/** The reporter's answers in the order of the questions, each with its question; what was not said says so. */
export const answersOf = (
  say: DeskSay,
  language: Language,
  content: ReportContent,
): readonly { readonly id: string; readonly name: string; readonly text: string }[] => {
  const listed = (area: "role" | "threat" | "how", ids: readonly string[], text: string | undefined): string =>
    [...ids.map(id => nameOf(language, area, id)), ...(text === undefined ? [] : [visibleText(text)])].join("; ") ||
    say("desk.unsaid");
  return [
    { id: "what", name: say("desk.field.what"), text: say(`desk.what.${content.what}`) },
    { id: "place", name: say("desk.field.place"), text: placeText(say, language, content.place) },
    { id: "who", name: say("desk.field.who"), text: listed("role", content.who.roles, content.who.text) },
    { id: "how", name: say("desk.field.how"), text: listed("how", content.how.channels, content.how.text) },
    { id: "threat", name: say("desk.field.threat"), text: listed("threat", content.threat.kinds, content.threat.text) },
    {
      id: "when",
      name: say("desk.field.when"),
      text: content.when === undefined ? say("desk.unsaid") : weekText(language, content.when),
    },
    { id: "grade", name: say("desk.field.grade"), text: say(`desk.grade.${content.grade}`) },
    ...(content.more === undefined
      ? []
      : [{ id: "more", name: say("desk.field.more"), text: visibleText(content.more) }]),
  ];
};

type Props = { readonly say: DeskSay; readonly language: Language; readonly content: ReportContent };

/** Which act it is, as a category of its own, and what the reporter answered. */
export const Answers = ({ say, language, content }: Props) => {
  const act = actOf(content);
  return (
    <section data-part="answers">
      <p class="category" data-act={act}>
        <b>{say(`desk.act.${act}`)}</b>
        {act === "turnout" && <span>{say("triage.turnout.apart")}</span>}
      </p>
      <dl class="answers">
        {answersOf(say, language, content).map(({ id, name, text }) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd class="said" dir="auto">
              {text}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

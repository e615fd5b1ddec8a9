import { citedIn } from "@perde/documents/citation";
import { dayText } from "@perde/ui/dates";
import type { Language } from "@perde/ui/say";
import type { RuleView } from "../papers/law-view.ts";
import type { DeskSay } from "../words.ts";

export type Compared = { readonly name: string; readonly verifiedOn: string; readonly edition: string };

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly view: RuleView;
  /** The comparison that a lawyer of this desk recorded, if one did. */
  readonly compared: Compared | undefined;
};

/** One rule: what it says of the act, for whom, since when, whence. What the base has in English alone is marked so. */
export const RuleItem = ({ say, language, view: { rule, standing, ground }, compared }: Props) => (
  <>
    <h3>{say(`law.act.${rule.act}`)}</h3>
    <p>
      {[
        say(`law.is.${rule.status}`),
        say(`rule.standing.${standing}`),
        say(`law.confidence.${rule.confidence}`),
        say(ground ? "rule.ground" : "rule.not-ground"),
      ].join(" · ")}
    </p>
    <dl class="answers">
      <div>
        <dt>{say("rule.liable")}</dt>
        <dd>{say(`law.who.${rule.liable}`)}</dd>
      </div>
      {rule.citation !== null && (
        <div>
          <dt>{say("law.rule.citation")}</dt>
          <dd>
            <Cited citation={rule.citation} language={language} />
          </dd>
        </div>
      )}
      {rule.sanction !== null && (
        <div>
          <dt>{say("rule.sanction")}</dt>
          <dd lang="en">{rule.sanction}</dd>
        </div>
      )}
      {rule.source !== null && (
        <div>
          <dt>{say("rule.source")}</dt>
          <dd>
            <a href={rule.source.address} rel="noreferrer noopener" target="_blank">
              {new URL(rule.source.address).hostname}
            </a>
            {`, ${say("rule.read", { date: dayText(language, rule.source.readOn) })}`}
          </dd>
        </div>
      )}
    </dl>
    <p class={compared === undefined ? "hint" : undefined}>
      {compared === undefined
        ? say("rule.unverified")
        : say("rule.verified", {
            name: compared.name,
            date: dayText(language, compared.verifiedOn),
            edition: compared.edition,
          })}
    </p>
  </>
);

/** A citation as papers print it: in the language of the page where its phrases are known, else in English. */
export const Cited = ({ citation, language }: { readonly citation: string; readonly language: Language }) => {
  const span = citedIn(citation, language);
  return <span lang={span.kind === "words" ? span.language : undefined}>{span.text}</span>;
};

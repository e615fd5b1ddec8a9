import { type StepId, stepOf } from "@perde/law/steps";
import { dayText } from "@perde/ui/dates";
import { ErrorSummary, Field, type Mistake, MistakeAt } from "@perde/ui/forms";
import type { Language } from "@perde/ui/say";
import { useEffect, useRef, useState } from "preact/hooks";
import { answerSteps, dueDay } from "../papers/due.ts";
import { today } from "../today.ts";
import type { Decision } from "../vault/vault.ts";
import type { DeskSay } from "../words.ts";
import type { PapersRemote } from "../workers.ts";
import { Cited } from "./rule-item.tsx";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly papers: PapersRemote;
  readonly place: string;
  /** Leaves of the case or cases that the paper told. */
  readonly reports: readonly string[];
  readonly onDecide: (decision: Decision) => Promise<void>;
  readonly onClose: () => void;
};

type Term = { readonly step: StepId; readonly by: string | undefined; readonly sure: boolean };

const named = ["commission-complaint", "breach-statement", "ordinary-application"] as const;
const stepName = (step: StepId): (typeof named)[number] => named.find(one => one === step) ?? "ordinary-application";

type Known = { readonly id: string; readonly role: string; readonly name: string };

/** Marks a complaint as filed: slip, day, body; the day on which an answer is owed follows from the law. */
export const FilingDialog = ({ say, language, papers, place, reports, onDecide, onClose }: Props) => {
  const box = useRef<HTMLDialogElement>(null);
  const [slip, setSlip] = useState("");
  const [filedOn, setFiledOn] = useState(today());
  const [votingDay, setVotingDay] = useState("");
  const [bodies, setBodies] = useState<readonly Known[]>([]);
  const [body, setBody] = useState("");
  const [terms, setTerms] = useState<readonly Term[]>([]);
  const [step, setStep] = useState<StepId>();
  const [dueBy, setDueBy] = useState("");
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  useEffect(() => box.current?.showModal(), []);
  useEffect(() => {
    void papers.call("law", { place, day: filedOn, verified: [] }).then(answer => {
      if ("kind" in answer) return setBodies([]);
      const found = answer.bodies.map(({ id, role, name }) => ({ id, role, name: name[language] }));
      setBodies(found);
      setBody(before => (found.some(({ id }) => id === before) ? before : (found[0]?.id ?? "")));
    });
  }, [papers, place, filedOn, language]);
  const chosen = bodies.find(({ id }) => id === body);
  useEffect(() => {
    if (chosen === undefined || filedOn === "") return;
    let gone = false;
    void Promise.all(
      answerSteps(chosen.role).map(async (one): Promise<Term> => {
        const found = await papers.call("deadline", { step: one, filedOn, votingDay });
        const sure = (found.kind === "answer-due" || found.kind === "file-by") && found.calendar === "confirmed";
        return { step: one, by: dueDay(found), sure: sure || found.kind === "at-once" };
      }),
    ).then(found => {
      if (gone) return;
      setTerms(found);
      const offered = found.find(({ by }) => by !== undefined) ?? found[0];
      setStep(offered?.step);
      setDueBy(offered?.by ?? "");
    });
    return () => {
      gone = true;
    };
  }, [papers, chosen?.id, filedOn, votingDay]);
  const term = terms.find(one => one.step === step);

  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const number = slip.trim().replaceAll(/\s+/g, " ");
    const found: Mistake[] = [
      ...(number === "" ? [{ field: "slip", text: say("filing.error.slip") }] : []),
      ...(filedOn === "" ? [{ field: "filed-on", text: say("filing.error.day") }] : []),
    ];
    setMistakes(found);
    if (found.length > 0) return;
    await onDecide({
      type: "filed",
      reports: [...reports],
      slip: number.slice(0, 80),
      filedOn,
      ...(chosen === undefined ? {} : { body: chosen.id }),
      ...(dueBy === "" ? {} : { dueBy }),
    });
    onClose();
  };
  return (
    <dialog ref={box} class="ask" aria-labelledby="filing-title" data-asking="filed" onClose={onClose}>
      <h2 id="filing-title">{say("filing.file")}</h2>
      <form class="stack" onSubmit={save} noValidate>
        {mistakes.length > 0 && <ErrorSummary title={say("desk.error")} mistakes={mistakes} />}
        <Field id="slip" label={say("filing.slip")} value={slip} onType={setSlip} mistakes={mistakes} />
        <DayField id="filed-on" label={say("filing.on")} value={filedOn} onDay={setFiledOn} mistakes={mistakes} />
        <div>
          <label class="above" for="filed-body">
            {say("filing.body")}
          </label>
          <select id="filed-body" value={body} onChange={event => setBody(event.currentTarget.value)}>
            {bodies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <DayField id="filed-vote" label={say("filing.voting-day")} value={votingDay} onDay={setVotingDay} />
        <div>
          <label class="above" for="filed-term">
            {say("filing.term")}
          </label>
          <select
            id="filed-term"
            value={step}
            onChange={event => {
              const found = terms[event.currentTarget.selectedIndex];
              setStep(found?.step);
              setDueBy(found?.by ?? "");
            }}
          >
            {terms.map(one => (
              <option key={one.step} value={one.step}>
                {say(`filing.step.${stepName(one.step)}`)}
              </option>
            ))}
          </select>
        </div>
        <DayField id="filed-due" label={say("filing.due-by")} value={dueBy} onDay={setDueBy} />
        {step !== undefined && <Basis say={say} language={language} step={step} />}
        <p role="status" class="hint" data-due={dueBy}>
          {term?.by === undefined
            ? say("filing.no-term")
            : dueBy === term.by
              ? say(term.sure ? "filing.term.sure" : "filing.term.check")
              : ""}
        </p>
        <button class="button" type="submit">
          {say("filing.save")}
        </button>
        <button class="plain" type="button" onClick={() => box.current?.close()}>
          {say("desk.close")}
        </button>
      </form>
    </dialog>
  );
};

/** Where a term comes from: the article and the source in which it was seen. */
const Basis = ({
  say,
  language,
  step,
}: {
  readonly say: DeskSay;
  readonly language: Language;
  readonly step: StepId;
}) => {
  const { basis, source, confidence } = stepOf(step);
  return (
    <p class="hint" data-basis={step}>
      {basis !== null && <Cited citation={basis} language={language} />}
      {basis !== null && "; "}
      {say(`law.confidence.${confidence}`)}
      {source !== null &&
        `; ${new URL(source.address).hostname}, ${say("rule.read", { date: dayText(language, source.readOn) })}`}
    </p>
  );
};

type DayFieldProps = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onDay: (day: string) => void;
  readonly mistakes?: readonly Mistake[];
};

export const DayField = ({ id, label, value, onDay, mistakes = [] }: DayFieldProps) => (
  <div>
    <label class="above" for={id}>
      {label}
    </label>
    <MistakeAt field={id} mistakes={mistakes} />
    <input id={id} type="date" value={value} onInput={event => onDay(event.currentTarget.value)} />
  </div>
);

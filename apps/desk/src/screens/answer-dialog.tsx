import { answerOutcomes } from "@perde/cases/case-event";
import { ErrorSummary, type Mistake } from "@perde/ui/forms";
import { useEffect, useRef, useState } from "preact/hooks";
import { today } from "../today.ts";
import type { Decision } from "../vault/vault.ts";
import type { DeskSay } from "../words.ts";
import { DayField } from "./filing-dialog.tsx";

type Props = {
  readonly say: DeskSay;
  readonly reports: readonly string[];
  readonly slip: string;
  readonly onDecide: (decision: Decision) => Promise<void>;
  readonly onClose: () => void;
};

/** Records what a body answered. */
export const AnswerDialog = ({ say, reports, slip, onDecide, onClose }: Props) => {
  const box = useRef<HTMLDialogElement>(null);
  const [receivedOn, setReceivedOn] = useState(today());
  const [outcome, setOutcome] = useState<(typeof answerOutcomes)[number]>("rejected");
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  useEffect(() => box.current?.showModal(), []);
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    setMistakes(receivedOn === "" ? [{ field: "answer-on", text: say("filing.error.day") }] : []);
    if (receivedOn === "") return;
    await onDecide({ type: "answer-received", reports: [...reports], slip, receivedOn, outcome });
    onClose();
  };
  return (
    <dialog ref={box} class="ask" aria-labelledby="answer-title" data-asking="answer" onClose={onClose}>
      <h2 id="answer-title">{say("filing.answer")}</h2>
      <form class="stack" onSubmit={save} noValidate>
        {mistakes.length > 0 && <ErrorSummary title={say("desk.error")} mistakes={mistakes} />}
        <DayField
          id="answer-on"
          label={say("filing.answer.on")}
          value={receivedOn}
          onDay={setReceivedOn}
          mistakes={mistakes}
        />
        <div>
          <label class="above" for="outcome">
            {say("filing.outcome")}
          </label>
          <select
            id="outcome"
            value={outcome}
            onChange={event => setOutcome(answerOutcomes[event.currentTarget.selectedIndex] ?? "other")}
          >
            {answerOutcomes.map(one => (
              <option key={one} value={one}>
                {say(`filing.outcome.${one}`)}
              </option>
            ))}
          </select>
        </div>
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

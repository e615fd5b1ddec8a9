import { Choice, ErrorSummary, Field, type Mistake } from "@perde/ui/forms";
import { useId, useState } from "preact/hooks";
import { save } from "../save.ts";
import type { CaseForm } from "../vault/export-cases.ts";
import type { View } from "../vault/view.ts";
import type { DeskSay } from "../words.ts";
import type { VaultRemote } from "../workers.ts";
import { AskApproval } from "./ask-approval.tsx";

type Props = {
  readonly say: DeskSay;
  readonly vault: VaultRemote;
  readonly onView: (view: View) => void;
  /** What can be exported from this place. */
  readonly forms: readonly CaseForm[];
  readonly leaves: readonly string[];
};

/** A report, a case or a cluster to a file: sealed to somebody's key, or plain after a warning. The journal notes it first. */
export const ExportCases = ({ say, vault, onView, forms, leaves }: Props) => {
  const [form, setForm] = useState<CaseForm>(forms[0] ?? "report");
  const [plain, setPlain] = useState(false);
  const [recipient, setRecipient] = useState("");
  const [working, setWorking] = useState(false);
  const [told, setTold] = useState("");
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  /** Reports for which a second member has to be asked. */
  const [asking, setAsking] = useState<readonly string[]>();
  const own = useId();

  const make = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTold("");
    setWorking(true);
    const { made, view } = await vault.call("exportCases", {
      form,
      leaves: [...leaves],
      ...(plain ? {} : { recipient: recipient.replace(/\s+/g, "") }),
    });
    setWorking(false);
    onView(view);
    setAsking(made.kind === "needs-approval" ? made.leaves : undefined);
    if (made.kind === "needs-approval") return setMistakes([]);
    if (made.kind !== "exported") {
      setMistakes([{ field: `to-${own}`, text: say(`export.error.${made.kind}`) }]);
      return;
    }
    setMistakes([]);
    const name = `perde-${form}.${plain ? "json" : "age"}`;
    save(name, made.file, plain ? "application/json" : "application/octet-stream");
    setTold(say(plain ? "export.done.plain" : "export.done.sealed", { file: name }));
  };

  return (
    <details class="box noprint" data-export={forms.join(" ")}>
      <summary>{say("export.title")}</summary>
      <form class="stack" onSubmit={make} noValidate>
        {mistakes.length > 0 && <ErrorSummary title={say("desk.error")} mistakes={mistakes} />}
        {forms.length > 1 && (
          <fieldset>
            <legend>{say("export.what")}</legend>
            {forms.map(one => (
              <Choice
                key={one}
                kind="radio"
                name={`form-${own}`}
                id={`form-${one}-${own}`}
                chosen={form === one}
                onChoose={() => setForm(one)}
              >
                {say(`export.form.${one}`)}
              </Choice>
            ))}
          </fieldset>
        )}
        {!plain && (
          <Field
            id={`to-${own}`}
            label={say("export.to")}
            hint={say("export.to.hint")}
            rows={3}
            value={recipient}
            onType={setRecipient}
            mistakes={mistakes}
          />
        )}
        <Choice kind="checkbox" name={`plain-${own}`} id={`plain-${own}`} chosen={plain} onChoose={setPlain}>
          {say("export.plain")}
        </Choice>
        {plain && <p class="notice">{say("export.plain.warning")}</p>}
        <button class="button" type="submit" disabled={working}>
          {say(plain ? "export.do.plain" : "export.do.sealed")}
        </button>
        <p role="status">{working ? say("desk.wait") : told}</p>
      </form>
      {asking !== undefined && (
        <AskApproval
          say={say}
          vault={vault}
          leaves={asking}
          onView={onView}
          onAsked={text => {
            setAsking(undefined);
            setTold(text);
          }}
        />
      )}
    </details>
  );
};

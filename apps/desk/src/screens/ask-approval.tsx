import { ErrorSummary, Field, type Mistake } from "@perde/ui/forms";
import { useState } from "preact/hooks";
import type { View } from "../vault/view.ts";
import type { DeskSay } from "../words.ts";
import type { VaultRemote } from "../workers.ts";

type Props = {
  readonly say: DeskSay;
  readonly vault: VaultRemote;
  readonly leaves: readonly string[];
  readonly onView: (view: View) => void;
  readonly onAsked: (told: string) => void;
};

/** Many reports at once: a second member is asked, with the reason. */
export const AskApproval = ({ say, vault, leaves, onView, onAsked }: Props) => {
  const [reason, setReason] = useState("");
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const ask = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (reason.trim() === "") {
      setMistakes([{ field: "approval-reason", text: say("approval.error.reason") }]);
      return;
    }
    const { recorded, view } = await vault.call("askExport", { leaves, reason });
    onView(view);
    onAsked(say(recorded.kind === "recorded" ? "approval.asked" : "desk.error.not-allowed"));
  };
  return (
    <form class="notice stack noprint" data-ask-approval onSubmit={ask} noValidate>
      {mistakes.length > 0 && <ErrorSummary title={say("desk.error")} mistakes={mistakes} />}
      <p>{say("approval.needed", { n: leaves.length })}</p>
      <Field
        id="approval-reason"
        label={say("approval.reason")}
        value={reason}
        onType={setReason}
        mistakes={mistakes}
      />
      <button class="button" type="submit">
        {say("approval.ask")}
      </button>
    </form>
  );
};

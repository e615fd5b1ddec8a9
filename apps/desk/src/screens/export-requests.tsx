import type { ExportRequest } from "@perde/cases/export-approval";
import { Field } from "@perde/ui/forms";
import { useState } from "preact/hooks";
import type { View } from "../vault/view.ts";
import { visibleText } from "../visible-text.ts";
import type { DeskSay } from "../words.ts";
import type { VaultRemote } from "../workers.ts";

type Props = {
  readonly say: DeskSay;
  readonly vault: VaultRemote;
  readonly view: View;
  readonly onView: (view: View) => void;
};

/** Bulk exports of today: one's own with the answer, those of others to be approved or refused. */
export const ExportRequests = (props: Props) => (
  <>
    {props.view.requests.map(request => (
      <Request key={request.event} request={request} {...props} />
    ))}
  </>
);

const Request = ({ say, vault, view, onView, request }: Props & { readonly request: ExportRequest }) => {
  const [reason, setReason] = useState("");
  const nameOf = (key: string): string => view.members.find(one => one.key === key)?.label ?? key.slice(0, 8);
  const { event, by, count, state, answers } = request;
  const mine = by === view.me;
  const answer = async (approved: boolean): Promise<void> => {
    const { view: after } = await vault.call("answerExport", { event, approved, reason });
    onView(after);
  };
  const said = answers.map(one => `${nameOf(one.by)}${one.reason === undefined ? "" : `: ${visibleText(one.reason)}`}`);
  return (
    <section class="notice noprint" data-request={state}>
      <p>
        {say(mine ? "approval.mine" : "approval.theirs", { who: nameOf(by), n: count })}
        <br />
        <q dir="auto">{visibleText(request.reason)}</q>
      </p>
      <p>
        <b>{say(`approval.state.${state}`)}</b> {said.join("; ")}
      </p>
      {!mine && state === "waiting" && view.role !== "reader" && (
        <>
          <p>{say("approval.honest")}</p>
          <Field
            id={`answer-${event.slice(0, 8)}`}
            label={say("approval.answer.reason")}
            value={reason}
            onType={setReason}
          />
          <div class="tools">
            <button class="button" type="button" onClick={() => answer(true)}>
              {say("approval.yes")}
            </button>
            <button class="plain" type="button" onClick={() => answer(false)}>
              {say("approval.no")}
            </button>
          </div>
        </>
      )}
    </section>
  );
};

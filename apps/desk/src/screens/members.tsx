import { dayText } from "@perde/ui/dates";
import type { Language } from "@perde/ui/say";
import { useEffect, useRef, useState } from "preact/hooks";
import type { DeskMember } from "../vault/case-rows.ts";
import type { View } from "../vault/view.ts";
import { type DeskSay, memberTrouble } from "../words.ts";
import type { VaultRemote } from "../workers.ts";
import { Invite } from "./invite.tsx";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly vault: VaultRemote;
  readonly view: View;
  readonly onView: (view: View) => void;
  /** Fetches, and keeps the member file with the epochs that came of what was done. */
  readonly onChanged: () => Promise<void>;
};

const roles = ["lead", "case-worker", "reader"] as const;

/** Who can read this desk, and what each may do; a lead invites and removes. */
export const Members = ({ say, language, vault, view, onView, onChanged }: Props) => {
  const [removing, setRemoving] = useState<DeskMember>();
  const [working, setWorking] = useState(false);
  const [told, setTold] = useState("");
  const [trouble, setTrouble] = useState<string>();
  const isLead = view.role === "lead";
  const present = view.members.filter(({ removed }) => !removed);

  const remove = async ({ key, label }: DeskMember): Promise<void> => {
    setRemoving(undefined);
    setWorking(true);
    setTold("");
    const { removed, view: after } = await vault.call("removeMember", { key });
    onView(after);
    const done = removed.kind === "removed";
    setTrouble(done ? undefined : memberTrouble(say, removed));
    if (done) setTold(say("members.remove.done", { label }));
    await onChanged();
    setWorking(false);
  };

  return (
    <main class="desk" data-screen="members">
      <h1>{say("members.title")}</h1>
      <p role="status">{working ? say("desk.wait") : told}</p>
      {trouble !== undefined && (
        <p class="notice" role="alert">
          {trouble}
        </p>
      )}
      {present.length === 1 && <p class="notice">{say("members.alone")}</p>}
      <ul class="members">
        {view.members.map(member => (
          <li key={member.key} data-member={member.removed ? "removed" : member.role}>
            <div>
              <b>{member.label === "" ? say("members.unnamed") : member.label}</b>
              {member.key === view.me && ` (${say("members.you")})`}
              <br />
              {say(`members.role.${member.role}`)}, {say("members.since", { date: dayText(language, member.since) })}
              {member.removedOn !== undefined &&
                `, ${say("members.removed", { date: dayText(language, member.removedOn) })}`}
            </div>
            {isLead && !member.removed && member.key !== view.me && (
              <button
                class="plain"
                type="button"
                disabled={working}
                aria-label={say("members.remove.whom", { label: member.label })}
                onClick={() => setRemoving(member)}
              >
                {say("members.remove")}
              </button>
            )}
          </li>
        ))}
      </ul>
      <ul>
        {roles.map(role => (
          <li key={role}>{say(`members.may.${role}`)}</li>
        ))}
      </ul>
      <section>
        <h2>{say("export.left")}</h2>
        {view.exports.length === 0 && <p>{say("export.left.none")}</p>}
        <ul data-exports={view.exports.length}>
          {view.exports.map(({ form, count, by, on }, place) => (
            <li key={`${place}-${on}-${form}`}>
              {say("export.left.line", {
                date: dayText(language, on),
                who: view.members.find(({ key }) => key === by)?.label ?? by.slice(0, 8),
                what: say(`export.left.${form}`),
                n: count,
              })}
            </li>
          ))}
        </ul>
      </section>
      {isLead ? (
        <Invite say={say} language={language} vault={vault} view={view} onView={onView} onChanged={onChanged} />
      ) : (
        <p>{say("members.only-lead")}</p>
      )}
      {removing !== undefined && (
        <ConfirmRemoval
          say={say}
          member={removing}
          onYes={() => void remove(removing)}
          onNo={() => setRemoving(undefined)}
        />
      )}
    </main>
  );
};

type ConfirmProps = {
  readonly say: DeskSay;
  readonly member: DeskMember;
  readonly onYes: () => void;
  readonly onNo: () => void;
};

const ConfirmRemoval = ({ say, member, onYes, onNo }: ConfirmProps) => {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  return (
    <dialog ref={box} class="ask" aria-labelledby="ask-title" data-asking="remove" onClose={onNo}>
      <h2 id="ask-title">{say("members.remove.ask", { label: member.label })}</h2>
      <p>{say("members.remove.what")}</p>
      <div class="tools">
        <button class="button" type="button" onClick={onYes}>
          {say("members.remove.yes")}
        </button>
        <button class="plain" type="button" onClick={() => box.current?.close()}>
          {say("desk.cancel")}
        </button>
      </div>
    </dialog>
  );
};

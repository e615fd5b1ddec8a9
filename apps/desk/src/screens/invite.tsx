import type { Role } from "@perde/cases/journal-fold";
import { Choice, ErrorSummary, Field, type Mistake, MistakeAt } from "@perde/ui/forms";
import type { Language } from "@perde/ui/say";
import { useEffect, useState } from "preact/hooks";
import { save } from "../save.ts";
import type { View } from "../vault/view.ts";
import { type DeskSay, memberTrouble } from "../words.ts";
import type { VaultRemote } from "../workers.ts";
import { CopyText } from "./copy-text.tsx";
import { Words } from "./words.tsx";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly vault: VaultRemote;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onChanged: () => Promise<void>;
};

type Asked = { readonly key: string; readonly label: string };
const roles = ["case-worker", "reader", "lead"] as const;

/** The lead's side of an invitation: link, request, six words, and only then the certificate. */
export const Invite = ({ say, language, vault, view, onView, onChanged }: Props) => {
  const [request, setRequest] = useState("");
  const [asked, setAsked] = useState<Asked>();
  const [words, setWords] = useState<readonly string[]>();
  const [role, setRole] = useState<Role>();
  const [match, setMatch] = useState(false);
  const [working, setWorking] = useState(false);
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const [admitted, setAdmitted] = useState<{ readonly label: string; readonly welcome: Uint8Array }>();
  const link = `${location.origin}${location.pathname}#join=${view.root}`;
  useEffect(() => {
    setWords(undefined);
    if (asked !== undefined) void vault.call("fingerprint", { root: asked.key, language }).then(setWords);
  }, [asked, language]);

  const check = async (event: Event): Promise<void> => {
    event.preventDefault();
    setAdmitted(undefined);
    setMatch(false);
    setRole(undefined);
    const read = await vault.call("readRequest", { request });
    setAsked(read.kind === "request" ? { key: read.key, label: read.label } : undefined);
    setMistakes(read.kind === "request" ? [] : [{ field: "request", text: say(`members.error.${read.kind}`) }]);
  };

  const admit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (asked === undefined) return;
    const missing: Mistake[] = [];
    if (!match) missing.push({ field: "match", text: say("members.error.match") });
    if (role === undefined) missing.push({ field: "role-case-worker", text: say("members.error.role") });
    setMistakes(missing);
    if (role === undefined || missing.length > 0) return;
    setWorking(true);
    const { invited, view: after } = await vault.call("invite", { request, role });
    onView(after);
    if (invited.kind !== "invited") setMistakes([{ field: "match", text: memberTrouble(say, invited) }]);
    else {
      const welcome = new TextEncoder().encode(invited.welcome);
      save("perde-welcome.json", welcome);
      setAdmitted({ label: asked.label, welcome });
      setAsked(undefined);
      setRequest("");
      await onChanged();
    }
    setWorking(false);
  };

  return (
    <section class="invite">
      <h2>{say("members.invite")}</h2>
      {mistakes.length > 0 && <ErrorSummary title={say("desk.error")} mistakes={mistakes} />}
      <h3>{say("members.invite.link")}</h3>
      <p>{say("members.invite.link.why")}</p>
      <CopyText say={say} id="link" label={say("members.link")} text={link} />
      <form class="stack" onSubmit={check} noValidate>
        <h3>{say("members.invite.request")}</h3>
        <Field
          id="request"
          label={say("join.request")}
          hint={say("members.invite.request.hint")}
          rows={4}
          value={request}
          onType={setRequest}
          mistakes={mistakes}
        />
        <button class="plain" type="submit" disabled={working}>
          {say("members.invite.check")}
        </button>
      </form>
      {asked !== undefined && (
        <form class="stack" onSubmit={admit} noValidate>
          <h3>{say("members.invite.compare")}</h3>
          <p>{say("members.invite.compare.why", { label: asked.label })}</p>
          <Words six name="invitee" words={words ?? []} />
          <fieldset>
            <legend>{say("members.invite.role")}</legend>
            <MistakeAt field="role-case-worker" mistakes={mistakes} />
            {roles.map(one => (
              <Choice
                key={one}
                kind="radio"
                name="role"
                id={`role-${one}`}
                chosen={role === one}
                onChoose={() => setRole(one)}
              >
                {say(`members.may.${one}`)}
              </Choice>
            ))}
          </fieldset>
          <MistakeAt field="match" mistakes={mistakes} />
          <Choice kind="checkbox" name="match" id="match" chosen={match} onChoose={setMatch}>
            {say("members.invite.match")}
          </Choice>
          <button class="button" type="submit" disabled={working || words === undefined}>
            {say("members.invite.admit")}
          </button>
        </form>
      )}
      <p role="status">{working || (asked !== undefined && words === undefined) ? say("desk.wait") : ""}</p>
      {admitted !== undefined && (
        <div class="notice" role="status" data-admitted>
          <p>{say("members.invite.done", { label: admitted.label })}</p>
          <button class="plain" type="button" onClick={() => save("perde-welcome.json", admitted.welcome)}>
            {say("members.invite.again")}
          </button>
        </div>
      )}
    </section>
  );
};

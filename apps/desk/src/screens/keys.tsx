import { dayText } from "@perde/ui/dates";
import type { Language } from "@perde/ui/say";
import { useState } from "preact/hooks";
import type { View } from "../vault/view.ts";
import { type DeskSay, memberTrouble } from "../words.ts";
import type { VaultRemote } from "../workers.ts";
import { AddPasskey } from "./add-passkey.tsx";
import { ChangePassphrase } from "./change-passphrase.tsx";
import { RehearseRecovery } from "./rehearse-recovery.tsx";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly vault: VaultRemote;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onFile: (file: Uint8Array) => void;
  /** Fetches, and keeps the member file with the epochs that came of what was done. */
  readonly onChanged: () => Promise<void>;
};

/** A member's own keys, the desk's, and recovery rehearsed. */
export const Keys = ({ say, language, vault, view, onView, onFile, onChanged }: Props) => {
  const [working, setWorking] = useState(false);
  const [told, setTold] = useState("");
  const [trouble, setTrouble] = useState<string>();

  const rotate = async (): Promise<void> => {
    setWorking(true);
    const { rotated, view: after } = await vault.call("rotateKeys", undefined as never);
    onView(after);
    const done = rotated.kind === "renewed";
    setTold(done ? say("keys.rotate.done", { date: dayText(language, rotated.until) }) : "");
    setTrouble(done ? undefined : memberTrouble(say, rotated));
    await onChanged();
    setWorking(false);
  };

  return (
    <main class="wide" data-screen="keys">
      <div class="noprint">
        <h1>{say("keys.title")}</h1>
        <h2>{say("keys.mode")}</h2>
        <p>{say("keys.mode.one")}</p>
        <h2>{say("keys.lock")}</h2>
        <p>{say("keys.lock.why")}</p>
        <h2>{say("keys.file")}</h2>
        <AddPasskey say={say} vault={vault} onFile={onFile} />
        <ChangePassphrase say={say} language={language} vault={vault} onFile={onFile} />
        {view.role === "lead" && (
          <section>
            <h2>{say("keys.rotate")}</h2>
            <p>{say("keys.rotate.why", { date: dayText(language, view.epochsUntil) })}</p>
            <div class="tools">
              <button class="plain" type="button" data-do="rotate" disabled={working} onClick={rotate}>
                {say("keys.rotate.do")}
              </button>
              <span role="status">{working ? say("desk.wait") : told}</span>
            </div>
            {trouble !== undefined && (
              <p class="notice" role="alert">
                {trouble}
              </p>
            )}
          </section>
        )}
      </div>
      <RehearseRecovery say={say} language={language} vault={vault} />
    </main>
  );
};

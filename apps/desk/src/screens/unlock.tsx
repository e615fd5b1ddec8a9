import { ErrorSummary, type Mistake, MistakeAt, unremembered } from "@perde/ui/forms";
import { useEffect, useRef, useState } from "preact/hooks";
import { keepFile, keptFile } from "../kept-file.ts";
import { askPasskey, type PasskeySlot } from "../passkey.ts";
import type { View } from "../vault/view.ts";
import { type DeskSay, troubleOf } from "../words.ts";
import type { VaultRemote } from "../workers.ts";

type Props = {
  readonly say: DeskSay;
  readonly vault: VaultRemote;
  readonly notice: string | undefined;
  readonly onUnlocked: (view: View) => void;
  readonly onRecover: () => void;
  readonly onJoin: () => void;
};

/** Member file and passphrase; the browser's copy of the file saves the first, a passkey of this computer the second. */
export const Unlock = ({ say, vault, notice, onUnlocked, onRecover, onJoin }: Props) => {
  const [kept, setKept] = useState<Uint8Array>();
  const [passkeys, setPasskeys] = useState<readonly PasskeySlot[]>([]);
  const [working, setWorking] = useState(false);
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const file = useRef<HTMLInputElement>(null);
  const passphrase = useRef<HTMLInputElement>(null);
  const fileInHand = async (): Promise<Uint8Array | undefined> => {
    const chosen = file.current?.files?.[0];
    return chosen === undefined ? await keptFile() : new Uint8Array(await chosen.arrayBuffer());
  };
  const lookForPasskeys = async (): Promise<void> => {
    const found = await fileInHand();
    const slots = found === undefined ? undefined : await vault.call("slots", { file: found });
    setPasskeys(slots?.kind === "slots" ? slots.passkeys : []);
  };
  useEffect(() => {
    void keptFile().then(setKept);
    void lookForPasskeys();
  }, []);

  const unlockByPasskey = async (): Promise<void> => {
    setMistakes([]);
    const found = await fileInHand();
    if (found === undefined) return;
    setWorking(true);
    const trouble = await openedByPasskey(found);
    setWorking(false);
    if (trouble !== undefined) setMistakes([{ field: "passkey", text: trouble }]);
  };

  const openedByPasskey = async (found: Uint8Array): Promise<string | undefined> => {
    const asked = await askPasskey(passkeys);
    if (asked.kind !== "output") return troubleOf(say, asked);
    const { credential, output } = asked;
    const unlocked = await vault.call("unlock", { file: found, by: { kind: "passkey", credential, output } });
    output.fill(0);
    if (unlocked.kind === "does-not-open") return say("desk.error.passkey-does-not-open");
    if (unlocked.kind !== "unlocked") return troubleOf(say, unlocked);
    await keepFile(found);
    onUnlocked(unlocked.view);
    return undefined;
  };

  const unlock = async (event: Event): Promise<void> => {
    event.preventDefault();
    const words = passphrase.current?.value ?? "";
    const found = await fileInHand();
    const missing: Mistake[] = [];
    if (found === undefined) missing.push({ field: "file", text: say("desk.error.file") });
    if (words.trim() === "") missing.push({ field: "passphrase", text: say("desk.error.passphrase") });
    setMistakes(missing);
    if (found === undefined || missing.length > 0) return;
    setWorking(true);
    const unlocked = await vault.call("unlock", { file: found, by: { kind: "passphrase", passphrase: words } });
    setWorking(false);
    if (unlocked.kind !== "unlocked") {
      setMistakes([{ field: "passphrase", text: troubleOf(say, unlocked) }]);
      return;
    }
    if (passphrase.current !== null) passphrase.current.value = "";
    await keepFile(found);
    onUnlocked(unlocked.view);
  };

  return (
    <main class="wide" data-screen="unlock">
      {mistakes.length > 0 && <ErrorSummary title={say("desk.error")} mistakes={mistakes} />}
      <h1>{say("desk.unlock")}</h1>
      {notice !== undefined && (
        <p class="notice" role="status">
          {notice}
        </p>
      )}
      <form onSubmit={unlock} class="stack" noValidate>
        <div>
          <label class="above" for="file">
            {say("desk.file")}
          </label>
          <p class="hint" id="file-hint">
            {say(kept === undefined ? "desk.file.hint" : "desk.file.kept")}
          </p>
          <MistakeAt field="file" mistakes={mistakes} />
          <input
            ref={file}
            id="file"
            type="file"
            accept=".json,application/json"
            aria-describedby="file-hint"
            onChange={lookForPasskeys}
          />
        </div>
        {passkeys.length > 0 && (
          <div>
            <MistakeAt field="passkey" mistakes={mistakes} />
            <button id="passkey" class="button" type="button" disabled={working} onClick={unlockByPasskey}>
              {say("desk.passkey.open")}
            </button>
          </div>
        )}
        <div>
          <label class="above" for="passphrase">
            {say("desk.passphrase")}
          </label>
          <MistakeAt field="passphrase" mistakes={mistakes} />
          <input ref={passphrase} id="passphrase" type="password" {...unremembered} />
        </div>
        <button class="button" type="submit" disabled={working}>
          {say("desk.open")}
        </button>
        <p role="status">{working ? say("desk.opening") : ""}</p>
      </form>
      <p class="hint">{say("desk.invited")}</p>
      <div class="tools">
        <button class="plain" type="button" data-go="join" onClick={onJoin}>
          {say("join.start")}
        </button>
        <button class="plain" type="button" data-go="recover" onClick={onRecover}>
          {say("desk.recover")}
        </button>
      </div>
    </main>
  );
};

import { ErrorSummary, type Mistake, MistakeAt, unremembered } from "@perde/ui/forms";
import { useEffect, useRef, useState } from "preact/hooks";
import { keepFile, keptFile } from "../kept-file.ts";
import type { View } from "../vault/view.ts";
import { type DeskSay, troubleOf } from "../words.ts";
import type { VaultRemote } from "../workers.ts";

type Props = {
  readonly say: DeskSay;
  readonly vault: VaultRemote;
  readonly notice: string | undefined;
  readonly onUnlocked: (view: View) => void;
  readonly onRecover: () => void;
};

/** Member file and passphrase; the browser's copy of the file saves the first. */
export const Unlock = ({ say, vault, notice, onUnlocked, onRecover }: Props) => {
  const [kept, setKept] = useState<Uint8Array>();
  const [working, setWorking] = useState(false);
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const file = useRef<HTMLInputElement>(null);
  const passphrase = useRef<HTMLInputElement>(null);
  useEffect(() => void keptFile().then(setKept), []);

  const unlock = async (event: Event): Promise<void> => {
    event.preventDefault();
    const chosen = file.current?.files?.[0];
    const words = passphrase.current?.value ?? "";
    const found = chosen === undefined ? kept : new Uint8Array(await chosen.arrayBuffer());
    const missing: Mistake[] = [];
    if (found === undefined) missing.push({ field: "file", text: say("desk.error.file") });
    if (words.trim() === "") missing.push({ field: "passphrase", text: say("desk.error.passphrase") });
    setMistakes(missing);
    if (found === undefined || missing.length > 0) return;
    setWorking(true);
    const unlocked = await vault.call("unlock", { file: found, passphrase: words });
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
          <input ref={file} id="file" type="file" accept=".json,application/json" aria-describedby="file-hint" />
        </div>
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
      <button class="plain" type="button" data-go="recover" onClick={onRecover}>
        {say("desk.recover")}
      </button>
    </main>
  );
};

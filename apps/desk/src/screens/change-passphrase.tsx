import { ErrorSummary, Field, type Mistake, MistakeAt, unremembered } from "@perde/ui/forms";
import type { Language } from "@perde/ui/say";
import { useRef, useState } from "preact/hooks";
import { keepFile } from "../kept-file.ts";
import { save } from "../save.ts";
import { type DeskSay, troubleOf } from "../words.ts";
import type { VaultRemote } from "../workers.ts";
import { Words } from "./words.tsx";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly vault: VaultRemote;
  readonly onFile: (file: Uint8Array) => void;
};

/** Another passphrase for the member file: the present one is asked again, six new words are offered, a new file is made. */
export const ChangePassphrase = ({ say, language, vault, onFile }: Props) => {
  const [next, setNext] = useState<string>();
  const [again, setAgain] = useState("");
  const [working, setWorking] = useState(false);
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const [file, setFile] = useState<Uint8Array>();
  const present = useRef<HTMLInputElement>(null);
  const tidy = (value: string): string => value.trim().replace(/\s+/g, " ").toLowerCase();

  const change = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (next === undefined) return;
    const typed = present.current?.value ?? "";
    const found: Mistake[] = [];
    if (typed.trim() === "") found.push({ field: "present", text: say("desk.error.passphrase") });
    if (tidy(again) !== tidy(next)) found.push({ field: "new-again", text: say("desk.error.again") });
    setMistakes(found);
    if (found.length > 0) return;
    setWorking(true);
    const changed = await vault.call("changePassphrase", { present: typed, next });
    setWorking(false);
    if (changed.kind === "does-not-open") setMistakes([{ field: "present", text: say("keys.error.present") }]);
    else if (changed.kind !== "changed") setMistakes([{ field: "present", text: troubleOf(say, changed) }]);
    else {
      await keepFile(changed.file);
      onFile(changed.file);
      setFile(changed.file);
      setNext(undefined);
      setAgain("");
    }
  };

  return (
    <section>
      <h2>{say("keys.passphrase")}</h2>
      <p>{say("keys.passphrase.why")}</p>
      {next === undefined && (
        <button
          class="plain"
          type="button"
          data-do="passphrase"
          onClick={() => void vault.call("passphrase", { language }).then(setNext)}
        >
          {say("keys.passphrase.begin")}
        </button>
      )}
      {next !== undefined && (
        <form class="stack" onSubmit={change} noValidate>
          {mistakes.length > 0 && <ErrorSummary title={say("desk.error")} mistakes={mistakes} />}
          <div>
            <label class="above" for="present">
              {say("keys.present")}
            </label>
            <MistakeAt field="present" mistakes={mistakes} />
            <input ref={present} id="present" type="password" {...unremembered} />
          </div>
          <h3>{say("keys.new")}</h3>
          <p>{say("desk.words.why")}</p>
          <Words six name="new-passphrase" words={next.split(" ")} />
          <Field id="new-again" label={say("desk.words.again")} value={again} onType={setAgain} mistakes={mistakes} />
          <div class="tools">
            <button class="button" type="submit" disabled={working}>
              {say("keys.passphrase.do")}
            </button>
            <button class="plain" type="button" onClick={() => setNext(undefined)}>
              {say("desk.cancel")}
            </button>
          </div>
          <p role="status">{working ? say("desk.opening") : ""}</p>
        </form>
      )}
      {file !== undefined && (
        <div class="notice" role="status" data-changed>
          <p>{say("keys.passphrase.done")}</p>
          <button class="plain" type="button" onClick={() => save("perde-member.json", file)}>
            {say("desk.kept.file")}
          </button>
        </div>
      )}
    </section>
  );
};

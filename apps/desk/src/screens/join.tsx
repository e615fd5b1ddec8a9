import { Choice, ErrorSummary, Field, type Mistake, MistakeAt, unremembered } from "@perde/ui/forms";
import type { Language } from "@perde/ui/say";
import { useEffect, useRef, useState } from "preact/hooks";
import { forgetJoining, keepFile, keepJoining, keptJoining } from "../kept-file.ts";
import { save } from "../save.ts";
import { type DeskSay, troubleOf } from "../words.ts";
import type { VaultRemote } from "../workers.ts";
import { CopyText } from "./copy-text.tsx";
import { Words } from "./words.tsx";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly vault: VaultRemote;
  /** The root that the invitation link named. */
  readonly root: string | undefined;
  readonly onJoined: (file: Uint8Array, passphrase: string) => Promise<void>;
  readonly onBack: () => void;
};

type Step =
  | { readonly at: "looking" }
  | { readonly at: "make" }
  | { readonly at: "resume"; readonly file: Uint8Array }
  | { readonly at: "wait"; readonly request: string; readonly own: string; readonly root: string | undefined }
  | { readonly at: "keep"; readonly file: Uint8Array; readonly passphrase: string };

/** Joining a desk in one's own browser. A closed tab loses nothing: the keys lie sealed in this browser until the end. */
export const Join = (props: Props) => {
  const { say, root, onBack } = props;
  const [step, setStep] = useState<Step>({ at: "looking" });
  useEffect(() => {
    void keptJoining().then(file => setStep(file === undefined ? { at: "make" } : { at: "resume", file }));
  }, []);
  useEffect(() => {
    scrollTo(0, 0);
    document.querySelector<HTMLElement>("main h1")?.focus();
  }, [step.at]);
  return (
    <main class="wide" data-screen="join" data-step={step.at}>
      <button class="quiet" type="button" onClick={onBack}>
        {say("desk.cancel")}
      </button>
      <h1 tabIndex={-1}>{say(step.at === "keep" ? "join.kept" : "join.title")}</h1>
      {step.at === "looking" && <p role="status">{say("desk.wait")}</p>}
      {step.at === "make" && <Make {...props} onStep={setStep} />}
      {step.at === "resume" && <Resume {...props} file={step.file} root={root} onStep={setStep} />}
      {step.at === "wait" && <Wait {...props} {...step} onStep={setStep} />}
      {step.at === "keep" && <KeepFile {...props} {...step} />}
    </main>
  );
};

type StepProps = Props & { readonly onStep: (step: Step) => void };

const DeskWords = ({ say, language, vault, root }: Pick<Props, "say" | "language" | "vault" | "root">) => {
  const [words, setWords] = useState<readonly string[]>();
  useEffect(() => {
    if (root !== undefined) void vault.call("fingerprint", { root, language }).then(setWords);
  }, [root, language]);
  if (root === undefined) return null;
  return (
    <section>
      <h2>{say("join.desk")}</h2>
      <p>{say("join.desk.why")}</p>
      <Words six name="desk" words={words ?? []} />
    </section>
  );
};

const Make = ({ say, language, vault, root, onStep }: StepProps) => {
  const [label, setLabel] = useState("");
  const [again, setAgain] = useState("");
  const [passphrase, setPassphrase] = useState<string>();
  const [working, setWorking] = useState(false);
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  useEffect(() => void vault.call("passphrase", { language }).then(setPassphrase), []);
  const tidy = (value: string): string => value.trim().replace(/\s+/g, " ");

  const make = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (passphrase === undefined) return;
    const found: Mistake[] = [];
    if (tidy(label) === "") found.push({ field: "label", text: say("desk.error.label") });
    if (tidy(again).toLowerCase() !== passphrase.toLowerCase())
      found.push({ field: "again", text: say("desk.error.again") });
    setMistakes(found);
    if (found.length > 0) return;
    setWorking(true);
    const begun = await vault.call("beginJoining", { root, label: tidy(label).slice(0, 80), passphrase });
    setWorking(false);
    if (begun.kind !== "begun") {
      setMistakes([{ field: "label", text: troubleOf(say, begun) }]);
      return;
    }
    await keepJoining(begun.file);
    onStep({ at: "wait", request: JSON.stringify(begun.request), own: begun.request.key, root });
  };

  return (
    <form onSubmit={make} class="stack" noValidate>
      {mistakes.length > 0 && <ErrorSummary title={say("desk.error")} mistakes={mistakes} />}
      <p>{say("join.why")}</p>
      <DeskWords say={say} language={language} vault={vault} root={root} />
      <Field
        id="label"
        label={say("desk.label")}
        hint={say("desk.label.hint")}
        value={label}
        onType={setLabel}
        mistakes={mistakes}
      />
      <section>
        <h2>{say("desk.words")}</h2>
        <p>{say("desk.words.why")}</p>
        <Words six name="passphrase" words={passphrase?.split(" ") ?? []} />
      </section>
      <Field id="again" label={say("desk.words.again")} value={again} onType={setAgain} mistakes={mistakes} />
      <button class="button" type="submit" disabled={working || passphrase === undefined}>
        {say("join.make")}
      </button>
      <p role="status">{working ? say("desk.creating") : ""}</p>
    </form>
  );
};

const Resume = ({ say, vault, file, onStep }: StepProps & { readonly file: Uint8Array }) => {
  const passphrase = useRef<HTMLInputElement>(null);
  const [working, setWorking] = useState(false);
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);

  const resume = async (event: Event): Promise<void> => {
    event.preventDefault();
    setMistakes([]);
    setWorking(true);
    const resumed = await vault.call("resumeJoining", { file, passphrase: passphrase.current?.value ?? "" });
    setWorking(false);
    if (resumed.kind !== "resumed") setMistakes([{ field: "passphrase", text: troubleOf(say, resumed) }]);
    else
      onStep({
        at: "wait",
        request: JSON.stringify(resumed.request),
        own: resumed.request.key,
        root: resumed.root,
      });
  };
  const fresh = async (): Promise<void> => {
    await forgetJoining();
    onStep({ at: "make" });
  };

  return (
    <form onSubmit={resume} class="stack" noValidate>
      {mistakes.length > 0 && <ErrorSummary title={say("desk.error")} mistakes={mistakes} />}
      <p>{say("join.resume.why")}</p>
      <div>
        <label class="above" for="passphrase">
          {say("desk.passphrase")}
        </label>
        <MistakeAt field="passphrase" mistakes={mistakes} />
        <input ref={passphrase} id="passphrase" type="password" {...unremembered} />
      </div>
      <button class="button" type="submit" disabled={working}>
        {say("join.resume")}
      </button>
      <p role="status">{working ? say("desk.opening") : ""}</p>
      <button class="plain" type="button" data-go="fresh" onClick={fresh}>
        {say("join.fresh")}
      </button>
    </form>
  );
};

type Waiting = { readonly request: string; readonly own: string; readonly root: string | undefined };

const Wait = ({ say, language, vault, request, own, root, onStep }: StepProps & Waiting) => {
  const welcome = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState<readonly string[]>();
  const [working, setWorking] = useState(false);
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  useEffect(() => void vault.call("fingerprint", { root: own, language }).then(setWords), [own, language]);

  const finish = async (event: Event): Promise<void> => {
    event.preventDefault();
    const chosen = welcome.current?.files?.[0];
    setMistakes(chosen === undefined ? [{ field: "welcome", text: say("join.error.file") }] : []);
    if (chosen === undefined) return;
    setWorking(true);
    const joined = await vault.call("finishJoining", { welcome: await chosen.text() });
    setWorking(false);
    if (joined.kind === "out-of-memory") setMistakes([{ field: "welcome", text: troubleOf(say, joined) }]);
    else if (joined.kind !== "joined") setMistakes([{ field: "welcome", text: say(`join.error.${joined.kind}`) }]);
    else {
      await keepFile(joined.file);
      await forgetJoining();
      onStep({ at: "keep", file: joined.file, passphrase: joined.passphrase });
    }
  };

  return (
    <form onSubmit={finish} class="stack" noValidate>
      {mistakes.length > 0 && <ErrorSummary title={say("desk.error")} mistakes={mistakes} />}
      <section>
        <h2>{say("join.send")}</h2>
        <p>{say("join.send.why")}</p>
        <CopyText say={say} id="request" label={say("join.request")} text={request} />
      </section>
      <section>
        <h2>{say("join.words")}</h2>
        <p>{say("join.words.why")}</p>
        <Words six name="invitee" words={words ?? []} />
      </section>
      <DeskWords say={say} language={language} vault={vault} root={root} />
      <section>
        <h2>{say("join.welcome")}</h2>
        <p>{say("join.welcome.why")}</p>
        <label class="above" for="welcome">
          {say("join.file")}
        </label>
        <MistakeAt field="welcome" mistakes={mistakes} />
        <input ref={welcome} id="welcome" type="file" accept=".json,application/json" />
      </section>
      <button class="button" type="submit" disabled={working}>
        {say("join.do")}
      </button>
      <p role="status">{working ? say("desk.creating") : ""}</p>
    </form>
  );
};

type Keeping = { readonly file: Uint8Array; readonly passphrase: string };

const KeepFile = ({ say, file, passphrase, onJoined }: Props & Keeping) => {
  const [ticked, setTicked] = useState(false);
  const [asked, setAsked] = useState(false);
  return (
    <div class="stack">
      {asked && !ticked && (
        <ErrorSummary title={say("desk.error")} mistakes={[{ field: "tick", text: say("desk.error.tick") }]} />
      )}
      <p>{say("desk.kept.file.why")}</p>
      <button class="plain" type="button" onClick={() => save("perde-member.json", file)}>
        {say("desk.kept.file")}
      </button>
      <Choice kind="checkbox" name="tick" id="tick" chosen={ticked} onChoose={setTicked}>
        {say("join.kept.tick")}
      </Choice>
      <button class="button" type="button" onClick={() => (ticked ? void onJoined(file, passphrase) : setAsked(true))}>
        {say("desk.enter")}
      </button>
    </div>
  );
};

import { Choice, ErrorSummary } from "@perde/ui/forms";
import type { Language } from "@perde/ui/say";
import { useEffect, useState } from "preact/hooks";
import { save } from "../save.ts";
import type { DeskSay } from "../words.ts";
import type { VaultRemote } from "../workers.ts";
import type { Kept } from "./found.tsx";
import { Words } from "./words.tsx";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly vault: VaultRemote;
  readonly kept: Kept;
  readonly onKept: () => void;
};

/** Member file, shares and fingerprint: shown once, before the desk opens. Each share prints on a page of its own. */
export const Keep = ({ say, language, vault, kept, onKept }: Props) => {
  const [ticked, setTicked] = useState(false);
  const [asked, setAsked] = useState(false);
  const [words, setWords] = useState<readonly string[]>();
  useEffect(() => void vault.call("fingerprint", { root: kept.root, language }).then(setWords), [language]);
  const wrong = asked && !ticked;
  return (
    <main class="wide" data-screen="keep">
      {wrong && <ErrorSummary title={say("desk.error")} mistakes={[{ field: "tick", text: say("desk.error.tick") }]} />}
      <h1>{say("desk.kept")}</h1>
      <section class="noprint">
        <p>{say("desk.kept.file.why")}</p>
        <button class="plain" type="button" onClick={() => save("perde-member.json", kept.file)}>
          {say("desk.kept.file")}
        </button>
      </section>
      <section>
        <h2>{say("desk.shares")}</h2>
        <p>{say("desk.shares.why", { needed: kept.needed, made: kept.shares.length })}</p>
        {kept.shares.map((share, place) => (
          <div class="share" key={share.join(" ")}>
            <h3>{say("desk.share", { number: place + 1 })}</h3>
            <Words name={`share-${place + 1}`} words={share} />
          </div>
        ))}
        <button class="plain noprint" type="button" onClick={() => print()}>
          {say("desk.print")}
        </button>
      </section>
      <section class="noprint">
        <h2>{say("desk.fingerprint")}</h2>
        <p>{say("desk.fingerprint.why")}</p>
        <Words six name="fingerprint" words={words ?? []} />
      </section>
      <div class="noprint stack">
        <Choice kind="checkbox" name="tick" id="tick" chosen={ticked} onChoose={setTicked}>
          {say("desk.kept.tick")}
        </Choice>
        <button class="button" type="button" onClick={() => (ticked ? onKept() : setAsked(true))}>
          {say("desk.enter")}
        </button>
      </div>
    </main>
  );
};

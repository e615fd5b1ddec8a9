import type { Remote } from "@perde/site/remote";
import { Choice, MistakeAt } from "@perde/ui/forms";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Answer } from "../ask-guard.ts";
import { Covering, type Opened } from "../covering.tsx";
import { forgetOnExit } from "../exit.ts";
import type { Page } from "../page.ts";
import { type Cover, coversFor, type NewPicture, pictureLimits } from "../picture.ts";
import { Question } from "../question.tsx";
import { unreachable } from "../steps.ts";
import type { PictureOffer } from "../workers/picture.ts";
import { startPictureWorker } from "../workers.ts";

/** The address of a picture in this page's memory, given back when the picture changes. */
const usePictureAddress = (picture: NewPicture | undefined): string | undefined => {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!picture) return setAddress(undefined);
    const made = URL.createObjectURL(new Blob([picture.bytes], { type: picture.type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return address;
};

type Refusal = "ballot" | "unchecked" | "not-loaded" | "not-a-picture" | "too-large";

const refusals = {
  ballot: "evidence.ballot_refused",
  unchecked: "evidence.unchecked",
  "not-loaded": "evidence.not_loaded",
  "not-a-picture": "error.picture",
  "too-large": "error.picture_large",
} as const satisfies Readonly<Record<Refusal, string>>;

/** Why a picture stays outside, or nothing for a clear one. */
const refusalOf = (answer: Answer): Refusal | undefined => {
  switch (answer.kind) {
    case "clear":
      return undefined;
    case "not-loaded":
      return "not-loaded";
    case "unreadable":
      return answer.why === "too-large" ? "too-large" : "not-a-picture";
    case "blocked":
      return answer.why === "marked" || answer.why === "unsure" ? "ballot" : "unchecked";
    default:
      return unreachable(answer);
  }
};

type State =
  | { readonly kind: "idle" | "drawing" }
  /** `share`, 0 to 1, of the guard's work. */
  | { readonly kind: "checking"; readonly share: number }
  | { readonly kind: "refused"; readonly why: Refusal };

const idle: State = { kind: "idle" };

/** The optional screenshot: looked at by the guard, drawn anew, covered by hand, shown exactly as it will leave. */
export const Evidence = ({ page }: { readonly page: Page }) => {
  const { say, answers, change } = page;
  const worker = useRef<Remote<PictureOffer>>(undefined);
  const look = useRef<AbortController>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const [opened, setOpened] = useState<Opened>();
  const [covers, setCovers] = useState<readonly Cover[]>([]);
  const [proposed, setProposed] = useState(false);
  const [detailed, setDetailed] = useState(false);
  const [looked, setLooked] = useState(answers.picture !== undefined);
  const [state, setState] = useState<State>(idle);
  const address = usePictureAddress(answers.picture);
  const stop = () => {
    look.current?.abort();
    look.current = undefined;
    worker.current?.end();
    worker.current = undefined;
  };
  useEffect(() => {
    const kept = forgetOnExit(stop);
    return () => {
      kept();
      stop();
    };
  }, []);

  const draw = async (next: readonly Cover[], detail: boolean) => {
    setCovers(next);
    setDetailed(detail);
    setLooked(false);
    setState({ kind: "drawing" });
    const drawn = await worker.current?.call("render", { covers: next, detailed: detail });
    if (drawn && "bytes" in drawn) change({ picture: drawn });
    setState(idle);
  };
  const remove = () => {
    stop();
    answers.picture?.bytes.fill(0);
    change({ picture: undefined });
    setOpened(undefined);
    setCovers([]);
    setProposed(false);
    setLooked(false);
    setState(idle);
  };
  const refuse = (why: Refusal) => {
    stop();
    setState({ kind: "refused", why });
  };
  /** What the guard says of the file, or nothing where she cancelled. */
  const ask = async (file: File, signal: AbortSignal): Promise<Answer | undefined> => {
    try {
      const { inspect } = await import("../ask-guard.ts");
      return await inspect(file, { signal, onProgress: share => setState({ kind: "checking", share }) });
    } catch {
      return signal.aborted ? undefined : { kind: "not-loaded" };
    }
  };
  const choose = async (file: File | undefined) => {
    if (input.current) input.current.value = "";
    if (!file) return;
    remove();
    if (file.size > pictureLimits.fileBytes) return refuse("too-large");
    const mine = new AbortController();
    look.current = mine;
    setState({ kind: "checking", share: 0 });
    const answer = await ask(file, mine.signal);
    if (!answer || mine.signal.aborted) return;
    const why = refusalOf(answer);
    if (why || answer.kind !== "clear") return refuse(why ?? "unchecked");
    worker.current = startPictureWorker();
    const picture = await worker.current.call("open", { file });
    if (mine.signal.aborted) return;
    if (picture.kind !== "opened") return refuse(picture.kind);
    const found = coversFor(answer.covers, picture);
    setOpened(picture);
    setProposed(found.length > 0);
    await draw(found, false);
  };
  const check = () => {
    if (state.kind === "checking") return [{ field: "evidence-cancel", text: say("error.checking") }];
    if (!answers.picture || looked) return [];
    return [{ field: "evidence-looked", text: say("error.looked") }];
  };
  return (
    <Question
      page={page}
      title={say("q.evidence")}
      hint={say("evidence.hint")}
      check={check}
      next="check"
      onSkip={remove}
    >
      {mistakes => (
        <>
          <input
            id="evidence-file"
            class="hidden file"
            ref={input}
            type="file"
            accept="image/png,image/jpeg,image/webp"
            autocomplete="off"
            onChange={event => choose(event.currentTarget.files?.[0])}
          />
          <div class="stack">
            <label class="quiet" for="evidence-file">
              {say("evidence.choose")}
            </label>
          </div>
          <p role="status">
            {state.kind === "drawing" && say("evidence.working")}
            {state.kind === "checking" && say("evidence.checking")}
          </p>
          {state.kind === "checking" && (
            <div class="stack">
              <MistakeAt field="evidence-cancel" mistakes={mistakes} />
              <progress value={state.share} aria-label={say("evidence.checking")} />
              <button type="button" class="quiet" id="evidence-cancel" onClick={remove}>
                {say("evidence.cancel")}
              </button>
            </div>
          )}
          <div role="alert">
            {state.kind === "refused" && (
              <>
                <p class="mistake">{say(refusals[state.why])}</p>
                <p>{say("evidence.without")}</p>
              </>
            )}
          </div>
          {answers.picture && address && (
            <>
              <p>{say("evidence.unmarked")}</p>
              <p>
                {proposed && `${say("evidence.proposed")} `}
                {say("evidence.yourself")}
              </p>
              {opened && (
                <p class="hint" id="evidence-cover">
                  {say("evidence.cover")}
                </p>
              )}
              {opened ? (
                <Covering
                  page={page}
                  address={address}
                  opened={opened}
                  covers={covers}
                  onCovers={next => draw(next, detailed)}
                />
              ) : (
                <img class="picture" src={address} alt={say("check.picture")} />
              )}
              <p role="status" class="hint">
                {covers.length > 0 && say("evidence.areas", { n: covers.length })}
              </p>
              <div class="stack">
                <button type="button" class="quiet" onClick={remove}>
                  {say("evidence.remove")}
                </button>
              </div>
              {opened && (
                <Choice
                  kind="checkbox"
                  name="detail"
                  id="evidence-detail"
                  chosen={detailed}
                  onChoose={chosen => draw(covers, chosen)}
                >
                  {say("evidence.detail")}
                </Choice>
              )}
              <p>
                {say("evidence.leaves")}{" "}
                {say("check.picture.size", { kilobytes: Math.ceil(answers.picture.bytes.length / 1024) })}
              </p>
              <div class={mistakes.length > 0 ? "wrong" : undefined}>
                <MistakeAt field="evidence-looked" mistakes={mistakes} />
                <Choice kind="checkbox" name="looked" id="evidence-looked" chosen={looked} onChoose={setLooked}>
                  {say("evidence.looked")}
                </Choice>
              </div>
            </>
          )}
        </>
      )}
    </Question>
  );
};

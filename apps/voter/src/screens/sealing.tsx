import { useEffect, useRef, useState } from "preact/hooks";
import { contentOf } from "../answers.ts";
import { type Delivered, type Delivery, deliver, type Stage } from "../deliver.ts";
import type { Trouble } from "../intake.ts";
import type { Page } from "../page.ts";
import { Heading } from "../question.tsx";
import { type CodeAnswer, chosenDesks } from "../session.ts";
import { type Later, TroubleNotice } from "./trouble.tsx";

export type Code = Extract<CodeAnswer, { readonly kind: "code" }>["code"];

type Step = "words" | "lock" | Stage;

type Stop =
  | { readonly kind: "memory" | "too-large" | "broken" }
  | { readonly kind: "request"; readonly why: Trouble | { readonly kind: "false-promise" } };

const steps = ["words", "lock", "puzzle", "send", "note"] as const;

/** Sealing with its progress in sight. Whatever stops it, the report stays in memory and can be sent again. */
export const Sealing = (props: {
  readonly page: Page;
  readonly later: Later;
  /** While an envelope may already lie with the intake, going back would store a second one. */
  readonly onHold: (held: boolean) => void;
  readonly onSent: (code: Code | undefined) => void;
}) => {
  const { page, later, onHold, onSent } = props;
  const { answers, language } = page;
  const [step, setStep] = useState<Step>("words");
  const [stop, setStop] = useState<Stop>();
  const [wordless, setWordless] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const delivery = useRef<Delivery>(undefined);
  const code = useRef<Code>(undefined);

  const sealParcel = async (): Promise<Delivery | Stop> => {
    const session = page.session();
    const desks = await session.desks();
    if (desks.kind !== "ok") return { kind: "request", why: desks };
    if (wordless) {
      const instance = await session.instance();
      if (instance.kind !== "ok") return { kind: "request", why: instance };
      await session.sealer().call("beginWithoutWords", { instance: instance.value.instance });
    } else {
      const begun = await session.code();
      if (begun.kind === "out-of-memory") return { kind: "memory" };
      if (begun.kind !== "code") return { kind: "request", why: begun };
      code.current = begun.code;
    }
    setStep("lock");
    const chosen = chosenDesks(answers, desks.value);
    const parcel = await session.sealer().call("seal", {
      sequence: 0,
      desks: chosen.map(({ desk, slot, recipient }) => ({ desk, slot, recipient })),
      content: {
        type: "report",
        content: contentOf(answers, language),
        pictures: answers.picture ? [answers.picture] : [],
      },
    });
    if (parcel.kind !== "parcel") return { kind: "too-large" };
    return { parcel, desks: chosen.map(({ desk }) => desk), attempted: false };
  };

  const run = async (): Promise<void> => {
    setStop(undefined);
    setStep("words");
    onHold(true);
    const sealed = delivery.current ?? (await sealParcel());
    if ("kind" in sealed) {
      onHold(false);
      return setStop(sealed);
    }
    delivery.current = sealed;
    const delivered: Delivered = await deliver(page.session(), sealed, setStep);
    if (delivered.kind === "delivered") return onSent(code.current);
    delivery.current = delivered.delivery;
    onHold(delivered.delivery.attempted);
    if (!delivered.delivery.attempted && delivered.why.kind !== "busy") delivery.current = undefined;
    setStop({ kind: "request", why: delivered.why });
  };

  useEffect(() => {
    run().catch(() => {
      onHold(delivery.current?.attempted ?? false);
      setStop({ kind: "broken" });
    });
  }, [attempt]);

  const again = () => setAttempt(attempt + 1);
  const now = steps.indexOf(step);
  return (
    <>
      <Heading>{later("seal.title")}</Heading>
      {!stop && <p>{later("seal.stay")}</p>}
      <progress max={steps.length} value={now + 0.5} aria-label={later("seal.title")} />
      <ol class="steps">
        {steps.map((one, index) => (
          <li
            key={one}
            class={index < now ? "done" : index === now ? "now" : ""}
            aria-current={index === now ? "step" : undefined}
          >
            {later(`seal.step.${one}`)}
          </li>
        ))}
      </ol>
      <p role="status" class="hidden">
        {stop ? "" : later(`seal.step.${step}`)}
      </p>
      {stop?.kind === "request" && <TroubleNotice page={page} later={later} why={stop.why} retry={again} />}
      {stop && stop.kind !== "request" && (
        <div class="notice" role="alert">
          <p>
            {later(
              stop.kind === "memory" ? "error.memory" : stop.kind === "broken" ? "error.broken" : "error.too_large",
            )}
          </p>
          <div class="stack">
            <button type="button" class="button" onClick={again}>
              {page.say("nav.retry")}
            </button>
            {stop.kind === "memory" && (
              <button
                type="button"
                class="quiet"
                onClick={() => {
                  setWordless(true);
                  again();
                }}
              >
                {later("seal.without_words")}
              </button>
            )}
          </div>
        </div>
      )}
      {stop && !delivery.current?.attempted && (
        <button type="button" class="plain" onClick={page.back}>
          ‹ {page.say("nav.back")}
        </button>
      )}
    </>
  );
};

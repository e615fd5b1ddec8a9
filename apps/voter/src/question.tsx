/** One question on one screen: back, heading, answers, Continue (GOV.UK question page). */
import { ErrorSummary, type Mistake } from "@perde/ui/forms";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { tidy } from "./answers.ts";
import type { Page } from "./page.ts";
import type { Screen } from "./steps.ts";

/** Focus goes to the heading of a new screen, which is read aloud; the window goes to its top. */
export const Heading = ({ children }: { readonly children: ComponentChildren }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 tabIndex={-1} ref={heading}>
      {children}
    </h1>
  );
};

export const BackLink = ({ page }: { readonly page: Page }) => (
  <button type="button" class="plain" onClick={page.back}>
    ‹ {page.say("nav.back")}
  </button>
);

type QuestionProps = {
  readonly page: Page;
  readonly title: string;
  readonly hint?: string;
  /** The mistakes in what is answered now; none means that Continue goes on. */
  readonly check?: () => readonly Mistake[];
  readonly next: Screen;
  readonly onSkip?: () => void;
  readonly submit?: string;
  /** False where there is nothing to go on to: no Continue is shown. */
  readonly sendable?: boolean;
  readonly children: (mistakes: readonly Mistake[]) => ComponentChildren;
};

const none: readonly Mistake[] = [];

export const Question = ({
  page,
  title,
  hint,
  check,
  next,
  onSkip,
  submit,
  sendable = true,
  children,
}: QuestionProps) => {
  const { say } = page;
  const [mistakes, setMistakes] = useState(none);
  useEffect(() => {
    document.title = `${mistakes.length > 0 ? say("error.page_prefix") : ""}Perde`;
    return () => {
      document.title = "Perde";
    };
  }, [mistakes, say]);
  const goOn = (event: Event) => {
    event.preventDefault();
    const found = check?.() ?? none;
    setMistakes(found);
    if (found.length === 0) page.go(next);
  };
  return (
    <>
      <BackLink page={page} />
      {mistakes.length > 0 && <ErrorSummary title={say("error.title")} mistakes={mistakes} />}
      <form noValidate autocomplete="off" onSubmit={goOn}>
        <Heading>{title}</Heading>
        {hint && <p class="hint">{hint}</p>}
        {children(mistakes)}
        <div class="stack">
          {sendable && (
            <button type="submit" class="button">
              {submit ?? say("nav.continue")}
            </button>
          )}
          {onSkip && (
            <button
              type="button"
              class="quiet"
              onClick={() => {
                onSkip();
                page.go(next);
              }}
            >
              {say("nav.skip")}
            </button>
          )}
        </div>
      </form>
    </>
  );
};

/** A text that is longer than the report's format allows. */
export const tooLong = (page: Page, field: string, text: string, limit: number): readonly Mistake[] =>
  tidy(text).length > limit ? [{ field, text: page.say("error.long", { limit }) }] : [];

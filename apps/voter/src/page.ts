/** What every screen is given. */
import type { Language, Say } from "@perde/ui/say";
import type { voter } from "@perde/ui/words/voter";
import type { Answers } from "./answers.ts";
import type { Session } from "./session.ts";
import type { Screen } from "./steps.ts";

export type Page = {
  readonly language: Language;
  readonly say: Say<typeof voter>;
  readonly answers: Answers;
  readonly change: (part: Partial<Answers>) => void;
  /** Goes to a screen; from the check page a change returns there. */
  readonly go: (screen: Screen) => void;
  /** One question back, as the browser's own Back. */
  readonly back: () => void;
  readonly session: () => Session;
};

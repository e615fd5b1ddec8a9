/**
 * One visit: what was fetched, the workers, the puzzles solved ahead. It ends with the page; nothing of it is stored.
 * Requests come in a fixed order whatever is answered (docs/decisions/0033).
 */
import type { Code } from "@perde/seal/return-code";
import type { Remote } from "@perde/site/remote";
import type { Answers } from "./answers.ts";
import { forgetOnExit } from "./exit.ts";
import { type Answer, getDesks, getInstance, getPuzzle, type Instance, type PuzzleClass } from "./intake.ts";
import { today } from "./today.ts";
import type { DeskChoice, SealOffer } from "./workers/seal.ts";
import { startSealWorker } from "./workers.ts";

/** What the page was built with: the roots it trusts, and its day. */
export type Build = { readonly roots: readonly string[]; readonly day: string };

type DeskName = DeskChoice["name"];

export type Desks = {
  readonly choices: readonly DeskChoice[];
  /** Names of all desks under the page's roots, also of those that cannot be chosen today. */
  readonly names: readonly { readonly desk: string; readonly name: DeskName }[];
  readonly refused: number;
};

export type Session = {
  readonly build: Build;
  readonly sealer: () => Remote<SealOffer>;
  readonly instance: () => Promise<Answer<Instance>>;
  readonly desks: () => Promise<Answer<Desks>>;
  /** The six indexes of a desk's root; computed once. It rejects where the phone lacks the memory. */
  readonly fingerprint: (root: string) => Promise<readonly number[]>;
  /** Fetches and solves a puzzle ahead of its use. */
  readonly preparePuzzle: (puzzleClass: PuzzleClass) => void;
  /** A solved puzzle, "token.solution": the one prepared, or a new one. Each is handed out once. */
  readonly takePuzzle: (puzzleClass: PuzzleClass) => Promise<Answer<string>>;
  /** The code of this visit, its keys waiting in the sealing worker. Computed once. */
  readonly code: () => Promise<CodeAnswer>;
  readonly end: () => void;
};

export type CodeAnswer =
  | { readonly kind: "code"; readonly code: Code }
  | { readonly kind: "out-of-memory" }
  | Exclude<Answer<Instance>, { readonly kind: "ok" }>;

/** Minutes after which a solved puzzle is not used any more: it is valid for sixty. */
const freshFor = 50;

export const openSession = (build: Build): Session => {
  let sealer: Remote<SealOffer> | undefined;
  /** A second worker of the same script: puzzles are solved beside the key work and cost no download of their own. */
  let solver: Remote<SealOffer> | undefined;
  let instance: Promise<Answer<Instance>> | undefined;
  let desks: Promise<Answer<Desks>> | undefined;
  let code: Promise<CodeAnswer> | undefined;
  const ahead = new Map<PuzzleClass, { readonly solved: Promise<Answer<string>>; readonly at: number }>();

  const theSealer = () => {
    sealer ??= startSealWorker();
    return sealer;
  };

  const theInstance = async (): Promise<Answer<Instance>> => {
    instance ??= getInstance();
    const answer = await instance;
    if (answer.kind !== "ok") instance = undefined;
    return answer;
  };

  const readDesks = async (): Promise<Answer<Desks>> => {
    const answer = await getDesks();
    if (answer.kind !== "ok") return answer;
    const { listings } = answer.value;
    const value = await theSealer().call("desks", {
      listings,
      roots: build.roots,
      buildDay: build.day,
      phoneDay: today(),
    });
    return { kind: "ok", value };
  };

  const theDesks = async (): Promise<Answer<Desks>> => {
    desks ??= readDesks();
    const answer = await desks;
    if (answer.kind !== "ok") desks = undefined;
    return answer;
  };

  const fingerprints = new Map<string, Promise<readonly number[]>>();
  const computeFingerprint = async (root: string): Promise<readonly number[]> => {
    const answer = await theSealer().call("fingerprint", { root });
    if (answer.kind === "fingerprint") return answer.indexes;
    fingerprints.delete(root);
    throw new Error(answer.kind);
  };
  const theFingerprint = (root: string): Promise<readonly number[]> => {
    const known = fingerprints.get(root) ?? computeFingerprint(root);
    fingerprints.set(root, known);
    return known;
  };

  const solve = async (puzzleClass: PuzzleClass): Promise<Answer<string>> => {
    const answer = await getPuzzle(puzzleClass);
    if (answer.kind !== "ok") return answer;
    solver ??= startSealWorker();
    const solution = await solver.call("solve", { token: answer.value });
    return { kind: "ok", value: `${answer.value}.${solution}` };
  };

  const preparePuzzle = (puzzleClass: PuzzleClass) => {
    if (!ahead.has(puzzleClass)) ahead.set(puzzleClass, { solved: solve(puzzleClass), at: performance.now() });
  };

  const takePuzzle = async (puzzleClass: PuzzleClass): Promise<Answer<string>> => {
    const prepared = ahead.get(puzzleClass);
    ahead.delete(puzzleClass);
    const fresh = prepared && performance.now() - prepared.at < freshFor * 60_000;
    const answer = fresh ? await prepared.solved : undefined;
    return answer?.kind === "ok" ? answer : solve(puzzleClass);
  };

  const beginCode = async (): Promise<CodeAnswer> => {
    const known = await theInstance();
    if (known.kind !== "ok") return known;
    return theSealer().call("begin", { instance: known.value.instance });
  };

  const theCode = async (): Promise<CodeAnswer> => {
    code ??= beginCode();
    const answer = await code;
    if (answer.kind !== "code") code = undefined;
    return answer;
  };

  const end = () => {
    sealer?.end();
    solver?.end();
    sealer = undefined;
    solver = undefined;
    code = undefined;
    ahead.clear();
  };
  forgetOnExit(end);

  return {
    build,
    sealer: theSealer,
    instance: theInstance,
    desks: theDesks,
    fingerprint: theFingerprint,
    preparePuzzle,
    takePuzzle,
    code: theCode,
    end,
  };
};

/** Asks for all that a report needs, in one order: instance, desks, the puzzle of the smallest class, that of the note. */
export const prepare = async (session: Session): Promise<void> => {
  await session.instance();
  await session.desks();
  session.preparePuzzle("16k");
  session.preparePuzzle("note");
};

/** The desks she chose, of those that can be chosen; a single desk need not be chosen. */
export const chosenDesks = (answers: Answers, desks: Desks): readonly DeskChoice[] => {
  const [only] = desks.choices;
  if (only && desks.choices.length === 1) return [only];
  return desks.choices.filter(({ desk }) => answers.desks?.includes(desk));
};

/** Commands of the desk and the physical keys that give them: `event.code`, so that Cyrillic layouts work as Latin ones. */
import { foldText } from "@perde/cases/fold-text";

const commands = [
  "next",
  "previous",
  "select",
  "open",
  "back",
  "filter",
  "note",
  "status",
  "assign",
  "label",
  "grade",
  "merge",
  "quarantine",
  "release",
  "close",
  "undo",
  "help",
  "menu",
  "csv",
  "print",
  "check",
  "paper",
  "clusters",
  "radar",
] as const;
export type Command = (typeof commands)[number];

/** What the list offers: every command. */
export const listCommands: readonly Command[] = commands;
/** What the page of a case offers. */
export const caseCommands: readonly Command[] = commands.filter(
  command => !["select", "open", "filter", "merge", "csv", "clusters", "radar"].includes(command),
);

const byCode: Readonly<Record<string, Command>> = {
  KeyJ: "next",
  KeyK: "previous",
  KeyX: "select",
  Enter: "open",
  Escape: "back",
  Slash: "filter",
  KeyC: "note",
  KeyS: "status",
  KeyA: "assign",
  KeyL: "label",
  KeyG: "grade",
  KeyM: "merge",
  KeyE: "close",
  KeyU: "undo",
};

/** The key of each command as printed on a Latin keyboard. */
export const keyNames: Readonly<Partial<Record<Command, string>>> = {
  next: "j",
  previous: "k",
  select: "x",
  open: "Enter",
  back: "Esc",
  filter: "/",
  note: "c",
  status: "s",
  assign: "a",
  label: "l",
  grade: "g",
  merge: "m",
  close: "e",
  undo: "u",
  help: "?",
  menu: "Ctrl+K",
};

export type Pressed = {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

/**
 * The command of a key press. `single`: single keys are on; `typing`: the focus is where text is typed.
 * The menu (Ctrl or Cmd with K) always works: it is no single key (WCAG 2.1.4).
 */
export const commandOf = (
  key: Pressed,
  { single, typing }: { readonly single: boolean; readonly typing: boolean },
): Command | undefined => {
  if ((key.ctrlKey || key.metaKey) && !key.altKey && key.code === "KeyK") return "menu";
  if (key.ctrlKey || key.metaKey || key.altKey) return undefined;
  // Escape types no letter: it leads back with the single keys off, too.
  if (typing || (!single && key.code !== "Escape")) return undefined;
  if (key.shiftKey) return key.code === "Slash" ? "help" : undefined;
  return byCode[key.code];
};

/** What the same keys type on a Latin layout: "фыышпт" is "assign". */
const latinKeys = new Map(
  [..."йцукенгшщзхъфывапролджэячсмитьбю"].map((letter, place) => [
    letter,
    [..."qwertyuiop[]asdfghjkl;'zxcvbnm,."][place] ?? letter,
  ]),
);

/** Commands whose name in any language, or whose English word, contains what was typed, in whatever layout. */
export const findCommands = (
  typed: string,
  offered: readonly Command[],
  namesOf: (command: Command) => readonly string[],
): readonly Command[] => {
  const asLatin = Array.from(typed.toLowerCase(), letter => latinKeys.get(letter) ?? letter).join("");
  const wanted = [foldText(typed), foldText(asLatin)].filter(text => text !== "");
  const listed = offered.filter(command => command !== "menu");
  if (wanted.length === 0) return listed;
  return listed.filter(command =>
    [command, ...namesOf(command)].some(name => wanted.some(text => foldText(name).includes(text))),
  );
};

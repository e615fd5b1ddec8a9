/** The screens and their order. The address never changes: a screen is a value, not a page. */

/** Path B, in order: at most ten screens from the safety page to the words. */
export const report = [
  "safety",
  "what",
  "place",
  "who",
  "how",
  "threat",
  "when",
  "evidence",
  "check",
  "receipt",
] as const;

export type Screen =
  | "start"
  | "answer"
  | (typeof report)[number]
  | "sealing"
  | "finished"
  | "return"
  | "replies"
  | "deleted";

/** The screen before `screen`, or nothing where Back leaves the page. */
export const before = (screen: Screen): Screen | undefined => {
  switch (screen) {
    case "start":
    case "finished":
    case "deleted":
      return undefined;
    case "answer":
    case "safety":
    case "return":
      return "start";
    case "what":
      return "safety";
    case "place":
      return "what";
    case "who":
      return "place";
    case "how":
      return "who";
    case "threat":
      return "how";
    case "when":
      return "threat";
    case "evidence":
      return "when";
    case "check":
      return "evidence";
    case "sealing":
      return "check";
    case "receipt":
    case "replies":
      return undefined;
    default:
      return unreachable(screen);
  }
};

/** Never reached: a new member of a union breaks the build where this is called. */
export const unreachable = (value: never): never => {
  throw new TypeError(`unexpected ${typeof value}`);
};

/** How an answer looks on a map: a class for its colour and a letter, so that colour alone never tells it. */
import type { ActAnswer } from "@perde/law/assess";
import type { Liable } from "@perde/law/rule";
import type { SayLaw } from "./saying.ts";

/** What a map and a table cell need of an answer. */
export type Gist = Pick<ActAnswer, "answer" | "punishable">;

export const looks = [
  "voter",
  "anyone",
  "demander",
  "official",
  "ban",
  "unclear",
  "free",
  "start-unknown",
  "none-listed",
] as const;
export type Look = (typeof looks)[number];

const first = ["voter", "anyone", "demander", "official"] as const;

export const lookOf = ({ answer, punishable }: Gist): Look => {
  switch (answer) {
    case "prohibited":
      return first.find(who => punishable.includes(who)) ?? "ban";
    case "permitted":
    case "struck-down":
    case "unregulated":
      return "free";
    case "unclear":
      return "unclear";
    case "start-unknown":
      return "start-unknown";
    case "none-listed":
      return "none-listed";
    default:
      return answer satisfies never;
  }
};

export const markOf = (say: SayLaw, look: Look): string => {
  switch (look) {
    case "voter":
    case "anyone":
    case "demander":
    case "official":
    case "ban":
      return say(`law.letter.${look}`);
    case "unclear":
      return "?";
    case "free":
      return "–";
    case "start-unknown":
      return "…";
    case "none-listed":
      return "";
    default:
      return look satisfies never;
  }
};

const whoText = (say: SayLaw, who: readonly Liable[]): string => who.map(one => say(`law.who.${one}`)).join(", ");

/** "Forbidden: the voter". The same words stand in the table, in the map's labels and after the slider moved. */
export const answerText = (say: SayLaw, { answer, punishable }: Gist): string => {
  const text = say(`law.is.${answer}`);
  return punishable.length > 0 ? `${text}: ${whoText(say, punishable)}` : text;
};

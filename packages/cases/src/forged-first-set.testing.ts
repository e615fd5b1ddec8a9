/** The first forged set: thirty texts of an earlier election, edited as a hurried person edits. */
import { drawing, pick } from "./earlier-set.testing.ts";

type Habit = (text: string, draw: () => number) => string;

const synonyms: Readonly<Record<string, string>> = {
  снимок: "фото",
  велели: "сказали",
  объявили: "сообщили",
  потребовали: "попросили",
  пригрозили: "предупредили",
  собирает: "принимает",
  вечера: "после обеда",
  сурет: "фото",
  бұйырды: "айтты",
  жинайды: "қабылдайды",
};
const numbers = ["в среду", "в пятницу", "в четверг"];

const habits: readonly (readonly [string, Habit])[] = [
  [
    "synonyms",
    text =>
      text
        .split(" ")
        .map(word => synonyms[word.toLowerCase()] ?? word)
        .join(" "),
  ],
  ["another day", (text, draw) => text.replace(/понедельник|Дүйсенбіде/u, () => pick(draw, numbers))],
  [
    "last sentence cut",
    text =>
      text
        .split(/(?<=\.)\s+/u)
        .slice(0, -1)
        .join(" "),
  ],
  ["one sentence added", text => `${text} Больше ничего не знаю, извините.`],
  ["small letters, no signs", text => text.toLowerCase().replace(/[.,:]/gu, "")],
  [
    "two sentences swapped",
    text => {
      const [first = "", second = "", ...rest] = text.split(/(?<=\.)\s+/u);
      return [second, first, ...rest].join(" ");
    },
  ],
];

export const firstEdits = (texts: readonly string[]): readonly { readonly habit: string; readonly text: string }[] => {
  const draw = drawing(14);
  return texts.slice(0, 30).map((text, place) => {
    const [habit, edit] = habits[place % habits.length] ?? ["none", (same: string) => same];
    return { habit, text: edit(text, draw) };
  });
};

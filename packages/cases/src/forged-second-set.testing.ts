/**
 * The second forged set: habits by which somebody disguises thirty texts of an earlier election. Written before the radar
 * and frozen by its hash (radar.test.ts): whoever changes the radar to pass must not change this.
 */
import { drawing, pick } from "./earlier-set.testing.ts";

type Habit = (text: string, draw: () => number) => string;

const lookalikes: Readonly<Record<string, string>> = { а: "a", е: "e", о: "o", р: "p", с: "c", х: "x", у: "y", і: "i" };
const latin: Readonly<Record<string, string>> = Object.fromEntries(
  "а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ә=a ғ=g қ=q ң=n ө=o ұ=u ү=u һ=h і=i"
    .split(" ")
    .map(pair => pair.split("=")),
);
const letters =
  (table: Readonly<Record<string, string>>, share: number): Habit =>
  (text, draw) =>
    Array.from(text, letter => {
      const other = table[letter.toLowerCase()];
      return other === undefined || draw() >= share ? letter : other;
    }).join("");
const sentences = (text: string): readonly string[] => text.split(/(?<=\.)\s+/u);
const words = (text: string): readonly string[] => text.split(" ");

const fillers = ["кстати", "короче", "вообще-то", "как бы", "типа", "реально", "шынымен", "жалпы"];
const openings = [
  "Здравствуйте, уважаемые юристы!",
  "Сәлеметсіз бе, мен студентпін.",
  "Пишу вам первый раз, не знаю, сюда ли.",
];
const closings = [
  "Помогите, пожалуйста, очень надеюсь.",
  "Рахмет алдын ала, жауап күтемін.",
  "Контакты не оставляю, извините.",
];

export const secondHabits: Readonly<Record<string, Habit>> = {
  "letters that look alike": letters(lookalikes, 0.4),
  "letters without a shape": (text, draw) =>
    Array.from(text, letter => (draw() < 0.15 ? `${letter}\u200b` : letter)).join(""),
  "spelled in Latin": letters(latin, 1),
  "without Kazakh letters": letters(
    { ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", і: "и", ё: "е", й: "и" },
    1,
  ),
  "sentences in another order": text => sentences(text).toReversed().join(" "),
  "a greeting before and thanks after": (text, draw) => `${pick(draw, openings)} ${text} ${pick(draw, closings)}`,
  "a filler after every fourth word": (text, draw) =>
    words(text)
      .flatMap((word, place) => (place % 4 === 3 ? [word, pick(draw, fillers)] : [word]))
      .join(" "),
  "one sentence dropped, one typing mistake in three words": (text, draw) => {
    const kept = sentences(text);
    const dropped = Math.floor(draw() * kept.length);
    return words(kept.filter((_, place) => place !== dropped).join(" "))
      .map(word => {
        if (word.length < 5 || draw() > 0.33) return word;
        const at = 1 + Math.floor(draw() * (word.length - 2));
        return word.slice(0, at) + word.slice(at + 1);
      })
      .join(" ");
  },
  "signs and pictures between words": (text, draw) =>
    words(text)
      .map(word => (draw() < 0.3 ? `${word} ${pick(draw, ["!!!", "😡", "...", "(!)", "—"])}` : word.toUpperCase()))
      .join(" "),
  "every fifth word replaced": (text, draw) =>
    words(text)
      .map((word, place) => (place % 5 === 2 ? pick(draw, ["там", "срочно", "тогда", "бәрі", "сол", "вчера"]) : word))
      .join(" "),
};

/** Thirty disguised texts, three by each habit. */
export const secondEdits = (texts: readonly string[]): readonly { readonly habit: string; readonly text: string }[] => {
  const draw = drawing(30);
  const habits = Object.entries(secondHabits);
  return texts.slice(0, 30).map((text, place) => {
    const [habit, edit] = habits[place % habits.length] ?? ["none", (same: string) => same];
    return { habit, text: edit(text, draw) };
  });
};

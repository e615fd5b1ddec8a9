import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { en } from "./en.ts";
import { fold } from "./fold.ts";
import { kk } from "./kk.ts";
import { ru } from "./ru.ts";

const lists = [
  {
    name: "kk",
    list: kk,
    alphabet: /^[абвгдежзийклмнопрстуфхцчшщыьэюяәғқңөұүһі]+$/u,
    unwanted: /сайлау|дауыс|партия|полиц|қылмыс|түрме|мешіт|құдай|өлім|соғыс|президент|депутат|мылтық|ауру|секс|құпия/u,
    sha256: "51e0c577837d0e7322cf1ccaeeede12b0a5e2c4358df08516d589ee41e9acdd7",
  },
  {
    name: "ru",
    list: ru,
    alphabet: /^[абвгдежзийклмнопрстуфхцчшщъыьэюя]+$/u,
    unwanted:
      /выбор|голос|партия|полиц|тюрьм|депутат|президент|^войн|смерт|убий|церк|мечет|секс|оруж|болезн|вирус|кровь|тайн/u,
    sha256: "1104d075ddd105fa0f4b3d3d615d715b17f013cbc53c0bfaac990a586b1e048e",
  },
  {
    name: "en",
    list: en,
    alphabet: /^[a-z]+$/u,
    unwanted:
      /vote|ballot|election|police|prison|kill|murder|dead|death|^gun|weapon|^sex|church|disease|virus|blood|bomb|victim|secret/u,
    sha256: "5a9348bf696e2237e6871970a4b290c5946b232b27a47d7d95a2222715a8b9a3",
  },
] as const;

/** Pairs of folded words of one list that differ by one letter put in, left out or exchanged. */
const pairsOneLetterApart = (list: readonly string[]): readonly string[] => {
  const folded = list.map(fold);
  const whole = new Set(folded);
  const shortened = new Map<string, string>();
  const pairs: string[] = [];
  for (const word of folded)
    for (let i = 0; i < word.length; i++) {
      const without = word.slice(0, i) + word.slice(i + 1);
      if (whole.has(without)) pairs.push(`${word} ${without}`);
      const other = shortened.get(`${i} ${without}`);
      if (other !== undefined) pairs.push(`${word} ${other}`);
      shortened.set(`${i} ${without}`, word);
    }
  return pairs;
};

describe.each(lists)("the list $name", ({ list, alphabet, unwanted, sha256 }) => {
  it("has 2,048 words of three to nine letters of its alphabet", () => {
    expect(list).toHaveLength(2048);
    for (const word of list) {
      expect(word).toMatch(alphabet);
      expect(word.length).toBeGreaterThanOrEqual(3);
      expect(word.length).toBeLessThanOrEqual(9);
      expect(word.normalize("NFC")).toBe(word);
    }
  });

  it("has no two words that fold alike", () => {
    expect(new Set(list.map(fold)).size).toBe(2048);
  });

  it("has no two words one letter apart", () => {
    expect(pairsOneLetterApart(list)).toEqual([]);
  });

  it("has no word that could frighten or betray whoever carries the paper", () => {
    expect(list.filter(word => unwanted.test(word))).toEqual([]);
  });

  it("takes less than 11 KB of a phone's data", () => {
    expect(gzipSync(list.join(" "), { level: 9 }).length).toBeLessThan(11 * 1024);
  });

  it("is frozen: a change breaks the codes that people have on paper", () => {
    expect(createHash("sha256").update(list.join(" ")).digest("hex")).toBe(sha256);
  });
});

it("no folded word stands for two numbers in two lists", () => {
  const numbers = new Map<string, number>();
  for (const { list } of lists)
    for (const [number, word] of list.entries()) {
      expect(numbers.get(fold(word)) ?? number, word).toBe(number);
      numbers.set(fold(word), number);
    }
});

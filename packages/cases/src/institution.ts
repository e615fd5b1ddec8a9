/**
 * Are two written names one institution? Kazakh, Russian and English forms, abbreviations, case endings and typing mistakes
 * fall together; other numbers, other kinds and other profiles never do. The answer only suggests: a person decides.
 */
import { foldedLetters, foldedWords } from "./fold-text.ts";

type Word = { readonly means: string; readonly role: "kind" | "profile" | "rank"; readonly letters: readonly string[] };

/** Beginnings of folded words, what they mean, and the letters by which abbreviations stand for them. */
const table: readonly (readonly [means: string, role: Word["role"], letters: string, ...beginnings: string[]])[] = [
  ["university", "kind", "u", "universit", "univer", "univ", "vuz"],
  ["institute", "kind", "i", "institut"],
  ["academy", "kind", "a", "akademi"],
  ["college", "kind", "k", "koledj", "kolej", "koleg", "tehnikum"],
  [
    "school",
    "kind",
    "sh m s",
    "shkol",
    "mektep",
    "mekteb",
    "schol",
    "sh",
    "sosh",
    "osh",
    "om",
    "litsei",
    "likeum",
    "gimnaz",
    "gimnas",
  ],
  ["kindergarten", "kind", "d b k", "balabaksh", "detsad", "detsk", "sad", "kindergarten"],
  ["hospital", "kind", "b a h", "bolnits", "gorboln", "raiboln", "auruhan", "hospital", "gospital"],
  ["polyclinic", "kind", "p e", "poliklinik", "emhana"],
  ["akimat", "kind", "a", "akimat", "akimdi", "akimshi"],
  ["plant", "kind", "z p", "zavod", "zauit", "kombinat", "plant", "faktori", "fabrik"],
  ["medical", "profile", "m", "meditsin", "medisin", "medikal", "med"],
  ["technical", "profile", "t", "tehni", "techni", "tehnolog", "technolog", "politeh", "politech", "tehnik", "teh"],
  ["pedagogical", "profile", "p", "pedagog", "ped"],
  ["agrarian", "profile", "a", "agrar", "agri", "auilsharua", "selhoz"],
  ["economic", "profile", "e", "ekonomi"],
  ["humanities", "profile", "g h", "gumanitar", "humanit"],
  ["arts", "profile", "i o a", "iskusstv", "iskustv", "oner", "arts"],
  ["children", "profile", "d b k", "detskai", "balalar", "children", "pediatr"],
  ["state", "rank", "g m s", "gosudarstven", "gosud", "gos", "memleketik", "memleket", "state"],
  ["national", "rank", "n u", "natsional", "nats", "ultik", "national"],
  ["kazakh", "rank", "k", "kazah", "kazak", "kaz"],
  ["regional", "rank", "o r", "oblast", "oblis", "obl", "regional", "ofnek"],
  ["city", "rank", "g k", "gorodsk", "kalali", "kiti", "city"],
  ["district", "rank", "r a d", "raion", "audan", "distrikt"],
  ["central", "rank", "ts o k", "tsentraln", "ortali", "kentral"],
];

/** Words that tell nothing: "named after", articles, forms of ownership, the sign for a number, the word city. */
const silent = new Set(
  (
    "im imeni atindagi atin named after of the for at in and g gorod goroda gor kala kalasi kalasinin no nr nomer number " +
    "n ii ia v na po pri i jane men nao keak too jshs ao ak rgp kgp kgu gkp gkp kgkp kmk km komunalnoe gosudarstvenoe " +
    "nekomercheskoe gu gkkp rgu mkk fv ghk kkpk kommunaldik kazinalik kasiporin predpriiatie uchrejdenie mekeme mekemesi our nash nashem nashei bizdin jalpi bilim beretin obshcheobrazovatelnaia " +
    "obsheobrazovatelnaia orta srednia sredniaia"
  ).split(" "),
);

export type InstitutionName = {
  readonly written: string;
  readonly kinds: ReadonlySet<string>;
  readonly profiles: ReadonlySet<string>;
  readonly ranks: ReadonlySet<string>;
  readonly numbers: readonly string[];
  /** Words of its own: "Tau" in "Tau State University". */
  readonly own: readonly string[];
  /** The same words with every letter, as abbreviations take them. */
  readonly spelled: readonly string[];
  /** Folded abbreviations: "taumu", "kaznu". */
  readonly short: readonly string[];
};

const begins = (word: string, beginning: string): boolean =>
  beginning.length < 5 ? word === beginning : word.startsWith(beginning);

/** Shortest beginning that is recognised through one typing mistake. */
const LEAST_MISTYPED = 7;

/** A long beginning with one letter wrong, missing, doubled or moved. */
const beginsNearly = (word: string, beginning: string): boolean =>
  beginning.length >= LEAST_MISTYPED &&
  [0, -1, 1].some(more => distance(word.slice(0, beginning.length + more), beginning, 1) <= 1);

const meaningOf = (word: string): Word | undefined => {
  for (const fits of [begins, beginsNearly])
    for (const [means, role, letters, ...beginnings] of table)
      if (beginnings.some(beginning => fits(word, beginning))) return { means, role, letters: letters.split(" ") };
  return undefined;
};

/** Words written as one: "medkoledj", "tauuniversiteti". Each part has three letters, one of them a meaning. */
const partsOf = (word: string): readonly string[] => {
  for (let at = 3; at <= word.length - 3; at += 1) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    const known = table.find(([, , , ...beginnings]) =>
      beginnings.some(beginning => beginning.length >= 5 && right.startsWith(beginning)),
    );
    if (known !== undefined) return [left, right];
  }
  return [word];
};

/** Written in capitals in the middle, or all in capitals, or too short of vowels to be a word: an abbreviation. */
const isShort = (source: string): boolean => {
  const letters = source.replace(/[^\p{L}]/gu, "");
  if (letters.length < 2 || letters.length > 8) return false;
  const capitals = letters.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals >= 2 || (letters.length >= 3 && letters.length <= 5 && !/[аәеёиіоөуұүыэюяaeiouy]/iu.test(letters));
};

/** In a name all in capitals: too short, and too short of vowels, to be a town. */
const isShortWord = (source: string): boolean =>
  source.length >= 2 && source.length <= 4 && (source.match(/[аәеёиіоөуұүыэюяaeiouy]/giu)?.length ?? 0) <= 1;

/** Reads a written name. Quotes, signs and forms of ownership fall away. */
export const readInstitution = (written: string): InstitutionName => {
  const name = { kinds: new Set<string>(), profiles: new Set<string>(), ranks: new Set<string>() };
  const numbers: string[] = [];
  const own: string[] = [];
  const spelled: string[] = [];
  const short: string[] = [];
  const tokens =
    written
      .replace(/№/gu, " ")
      .normalize("NFKC")
      // "TauNational": a capital with small letters behind it begins a word.
      .replace(/(?<=\p{Ll}{2})(?=\p{Lu}\p{Ll}{2})/gu, " ")
      .match(/[\p{L}\p{M}\p{Cf}]+|\p{N}+/gu) ?? [];
  const isShouted = tokens.length > 1 && tokens.every(token => token === token.toUpperCase());
  for (const token of tokens) {
    const folded = foldedWords(token)[0];
    if (folded === undefined || (silent.has(folded) && tokens.length > 1)) continue;
    if (/^\d+$/.test(folded)) {
      numbers.push(String(Number(folded)));
      continue;
    }
    const keep = (word: string, letters: string): void => {
      const meaning = meaningOf(word);
      if (meaning === undefined) {
        own.push(word);
        spelled.push(letters);
        return;
      }
      const kept = meaning.role === "kind" ? name.kinds : meaning.role === "profile" ? name.profiles : name.ranks;
      kept.add(meaning.means);
    };
    const letters = foldedLetters(token);
    if (meaningOf(folded) !== undefined) keep(folded, letters);
    else if (isShouted ? isShortWord(token) : isShort(token)) short.push(letters);
    else {
      const parts = partsOf(folded);
      for (const part of parts) keep(part, parts.length > 1 ? part : letters);
    }
  }
  // An akimat beside another kind only owns it.
  if (name.kinds.size > 1) name.kinds.delete("akimat");
  // "taumu" alone, in small letters: a word of its own says no more than an abbreviation does.
  const [only, ...others] = tokens;
  if (only !== undefined && others.length === 0 && own.length === 1 && only.length >= 3 && only.length <= 6) {
    own.pop();
    short.push(spelled.pop() ?? "");
  }
  return { written, ...name, numbers: numbers.sort(), own, spelled, short };
};

/** Endings of cases and adjectives in folded spelling; what is left must have three letters. */
const endings =
  /(?:(?:in)?sk(?:ii|ai|aia|oe|ogo|oi|om|omu|ie|ih)|ski|dagi|degi|tagi|tegi|ndagi|ndegi|nin|din|tin|ian|inin|lik|lik|dik|tik|ov|ova|ovo|ogo|oi|om|ai|aia|oe|ii|is|in|a|e|i|u|s)$/;

const stemOf = (word: string): string => {
  const stem = word.replace(endings, "");
  return stem.length >= 3 ? stem : word;
};

/** Optimal string alignment distance, given up above `most`. */
export const distance = (one: string, other: string, most: number): number => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        least = Math.min(least, (before[column - 2] ?? 0) + 1);
      next.push(least);
    }
    before = last;
    last = next;
  }
  return last[other.length] ?? most + 1;
};

/** Written alike, with or without an ending, or one typing mistake apart (two in long words). */
const sameWord = (one: string, other: string): boolean => {
  if (one === other) return true;
  const [first, second] = [stemOf(one), stemOf(other)];
  const pairs = [
    [one, other],
    [first, other],
    [one, second],
    [first, second],
  ] as const;
  return pairs.some(([left, right]) => {
    const shorter = Math.min(left.length, right.length);
    const most = shorter >= 8 ? 2 : shorter >= 5 ? 1 : 0;
    return left === right || (most > 0 && distance(left, right, most) <= most);
  });
};

/** How an abbreviation begins where a word begins: "zh" is one letter of Kazakh and two of English. */
const initials: readonly (readonly [string, string])[] = [["j", "z"]];

/**
 * Does the abbreviation spell beginnings of own words, ranks, profiles and kind, each at most once, the kind among them?
 * `whole`: it leaves none of them out. `ownSaid`: words of its own stand beside it.
 */
const spells = (short: string, full: InstitutionName, ownSaid: boolean): "whole" | "part" | "no" => {
  const letters = [...full.kinds, ...full.profiles, ...full.ranks].flatMap(means =>
    table.flatMap(([name, role, list, ...beginnings]) =>
      name === means
        ? [{ role, forms: [...list.split(" "), ...beginnings.flatMap(one => [one.slice(0, 2), one.slice(0, 3)])] }]
        : [],
    ),
  );
  const beginningsOf = (word: string) => Array.from(word, (_, at) => word.slice(0, at + 1));
  const parts = [
    ...full.own.map((word, place) => ({
      role: "own" as const,
      forms: [
        ...beginningsOf(word),
        ...beginningsOf(full.spelled[place] ?? ""),
        ...initials.flatMap(([sound, letter]) => (word.startsWith(sound) ? [letter] : [])),
      ],
    })),
    ...letters,
  ];
  if (short.length < 2 || (short.length < 3 && !ownSaid) || parts.length > 10) return "no";
  const all = (1 << parts.length) - 1;
  const ownParts = parts.reduce((mask, { role }, place) => (role === "own" ? mask | (1 << place) : mask), 0);
  let best: "whole" | "part" | "no" = "no";
  const walk = (at: number, used: number): void => {
    if (best === "whole") return;
    if (at === short.length) {
      const has = (role: (typeof parts)[number]["role"]) =>
        parts.some((part, place) => part.role === role && (used & (1 << place)) !== 0);
      const fits =
        has("kind") &&
        (ownSaid || has("own") || full.own.length === 0) &&
        parts.every(({ role }, place) => role !== "profile" || (used & (1 << place)) !== 0);
      if (fits) best = (ownSaid ? used | ownParts : used) === all ? "whole" : "part";
      return;
    }
    for (const [place, { forms }] of parts.entries())
      if ((used & (1 << place)) === 0)
        for (const form of new Set(forms))
          if (form !== "" && short.startsWith(form, at)) walk(at + form.length, used | (1 << place));
  };
  walk(0, 0);
  return best;
};

/** The beginning of a longer word, as students shorten names. */
const cutOff = (word: string, whole: string): boolean =>
  word.length >= 3 && word.length <= 5 && whole.length >= word.length + 3 && whole.startsWith(word);

/** Every own word of `small` is one of `large`, in folded spelling or letter by letter, or is `also` taken for it. */
const sharesOwn = (
  small: InstitutionName,
  large: InstitutionName,
  also: (word: string, known: string) => boolean = () => false,
): boolean =>
  small.own.every((word, at) =>
    large.own.some(
      (known, place) =>
        sameWord(word, known) ||
        sameWord(small.spelled[at] ?? word, large.spelled[place] ?? known) ||
        also(word, known),
    ),
  );

const disjoint = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size > 0 && other.size > 0 && [...one].every(item => !other.has(item));

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item, place) => item === other[place]);

const levels = ["regional", "city", "district", "central"] as const;

/** Nothing that both names say contradicts. */
const compatible = (one: InstitutionName, other: InstitutionName): boolean => {
  if (!sameList(one.numbers, other.numbers) || disjoint(one.kinds, other.kinds)) return false;
  const levelOf = ({ ranks }: InstitutionName) => new Set(levels.filter(level => ranks.has(level)));
  return !disjoint(levelOf(one), levelOf(other));
};

const sameSet = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every(item => other.has(item));

/**
 * `same`: the names say so. `likely`: an abbreviation that spells every word of the other. `perhaps`: one is short of its
 * kind or its words, and may stand for the other.
 */
export type Sameness = "same" | "likely" | "perhaps" | "other";

/** Compares two names, of one region. */
export const compareInstitutions = (one: InstitutionName, other: InstitutionName): Sameness => {
  if (!compatible(one, other)) return "other";
  if (one.short.length > 0 && other.short.length > 0)
    return sameList(one.short, other.short) && sameList(one.own, other.own) ? "same" : "other";
  if (one.short.length > 0 || other.short.length > 0) {
    const [short, full] = one.short.length > 0 ? [one, other] : [other, one];
    if (!sharesOwn(short, full)) return "other";
    const spelled = short.short.map(part => spells(part, full, short.own.length > 0));
    if (spelled.includes("no")) return "other";
    return spelled.includes("part") ? "perhaps" : "likely";
  }
  const [small, large] = one.own.length <= other.own.length ? [one, other] : [other, one];
  const kindSaid = one.kinds.size > 0 && other.kinds.size > 0;
  // "School No. 5" without a town is one school of a region at most perhaps.
  if (small.own.length === 0)
    return kindSaid && one.numbers.length > 0 ? (large.own.length === 0 ? "same" : "perhaps") : "other";
  if (!sharesOwn(small, large, cutOff)) return "other";
  const profilesFit = [...(one.kinds.size === 0 ? one : other).profiles].every(profile =>
    (one.kinds.size === 0 ? other : one).profiles.has(profile),
  );
  if (!kindSaid && !profilesFit) return "other";
  if (!kindSaid || !sharesOwn(small, large)) return "perhaps";
  return sameSet(one.profiles, other.profiles) ? "same" : "other";
};

/** How many parts a name has: the more of them an abbreviation spells, the surer it is. */
export const partsIn = ({ own, kinds, profiles, ranks }: InstitutionName): number =>
  own.length + kinds.size + profiles.size + ranks.size;

/** Names that `compareInstitutions` could join share at least one of these keys. */
export const blockingKeys = (name: InstitutionName): readonly string[] => [
  ...name.own.flatMap(word => {
    const stem = stemOf(word);
    return [`b${stem.slice(0, 2)}`, `e${stem.slice(-2)}`];
  }),
  ...name.short.map(short => `b${short.slice(0, 1)}`),
  ...name.own.flatMap(word => [
    `b${word.slice(0, 1)}`,
    ...initials.flatMap(([sound, letter]) => (word.startsWith(sound) ? [`b${letter}`] : [])),
  ]),
  ...[...name.kinds, ...name.ranks].flatMap(means =>
    name.own.length === 0
      ? table.flatMap(([known, , letters]) => (known === means ? letters.split(" ").map(one => `b${one[0]}`) : []))
      : [],
  ),
  ...name.numbers.map(number => `n${number}`),
];

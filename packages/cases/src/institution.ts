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
  ["medical", "profile", "m", "meditsin", "medikal", "med"],
  ["technical", "profile", "t", "tehni", "techni", "tehnolog", "technolog", "politehn", "politechn", "tehnik"],
  ["pedagogical", "profile", "p", "pedagog", "ped"],
  ["agrarian", "profile", "a", "agrar", "agri", "auilsharua", "selhoz"],
  ["economic", "profile", "e", "ekonomi"],
  ["humanities", "profile", "g h", "gumanitar", "humanit"],
  ["arts", "profile", "i o a", "iskusstv", "iskustv", "oner", "arts"],
  ["children", "profile", "d b k", "detskai", "balalar", "children", "pediatr"],
  ["state", "rank", "g m s", "gosud", "gos", "memleket", "state"],
  ["national", "rank", "n u", "natsional", "nats", "ulti", "national"],
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
    "nekomercheskoe uchrejdenie mekeme mekemesi our nash nashem nashei bizdin jalpi bilim beretin obshcheobrazovatelnaia " +
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
  /** Folded abbreviations: "taumu", "kaznu". */
  readonly short: readonly string[];
};

const meaningOf = (word: string): Word | undefined => {
  for (const [means, role, letters, ...beginnings] of table)
    if (beginnings.some(beginning => (beginning.length < 5 ? word === beginning : word.startsWith(beginning))))
      return { means, role, letters: letters.split(" ") };
  return undefined;
};

/** Written in capitals in the middle, or all in capitals, or too short of vowels to be a word: an abbreviation. */
const isShort = (source: string): boolean => {
  const letters = source.replace(/[^\p{L}]/gu, "");
  if (letters.length < 2 || letters.length > 8) return false;
  const capitals = letters.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals >= 2 || (letters.length >= 3 && letters.length <= 5 && !/[аәеёиіоөуұүыэюяaeiouy]/iu.test(letters));
};

/** Reads a written name. Quotes, signs and forms of ownership fall away. */
export const readInstitution = (written: string): InstitutionName => {
  const name = { kinds: new Set<string>(), profiles: new Set<string>(), ranks: new Set<string>() };
  const numbers: string[] = [];
  const own: string[] = [];
  const short: string[] = [];
  const tokens =
    written
      .replace(/№/gu, " ")
      .normalize("NFKC")
      .match(/[\p{L}\p{M}\p{Cf}]+|\p{N}+/gu) ?? [];
  const shouted = tokens.length > 1 && tokens.every(token => token === token.toUpperCase());
  for (const token of tokens) {
    const folded = foldedWords(token)[0];
    if (folded === undefined || (silent.has(folded) && tokens.length > 1)) continue;
    if (/^\d+$/.test(folded)) {
      numbers.push(String(Number(folded)));
      continue;
    }
    const meaning = meaningOf(folded);
    if (meaning !== undefined) {
      const kept = meaning.role === "kind" ? name.kinds : meaning.role === "profile" ? name.profiles : name.ranks;
      kept.add(meaning.means);
    } else if (isShort(token) && !shouted) short.push(foldedLetters(token));
    else own.push(folded);
  }
  // "taumu" alone, in small letters: a word of its own says no more than an abbreviation does.
  const [only, ...others] = tokens;
  if (only !== undefined && others.length === 0 && own.length === 1 && only.length >= 3 && only.length <= 6)
    short.push(foldedLetters(own.pop() === undefined ? "" : only));
  return { written, ...name, numbers: numbers.sort(), own, short };
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

/** Does the abbreviation spell beginnings of own words, ranks, profiles and kind, each at most once, the kind among them? */
const spells = (short: string, full: InstitutionName): boolean => {
  const letters = [...full.kinds, ...full.profiles, ...full.ranks].flatMap(means =>
    table.flatMap(([name, role, list, ...beginnings]) =>
      name === means
        ? [{ role, forms: [...list.split(" "), ...beginnings.flatMap(one => [one.slice(0, 2), one.slice(0, 3)])] }]
        : [],
    ),
  );
  const parts = [
    ...full.own.map(word => ({ role: "own" as const, forms: Array.from(word, (_, at) => word.slice(0, at + 1)) })),
    ...letters,
  ];
  const walk = (at: number, used: number, kind: boolean, own: boolean): boolean => {
    if (at === short.length)
      return (
        kind &&
        (own || full.own.length === 0) &&
        parts.every(({ role }, place) => role !== "profile" || (used & (1 << place)) !== 0)
      );
    return parts.some(
      ({ role, forms }, place) =>
        (used & (1 << place)) === 0 &&
        forms.some(
          form =>
            short.startsWith(form, at) &&
            walk(at + form.length, used | (1 << place), kind || role === "kind", own || role === "own"),
        ),
    );
  };
  return short.length >= 3 && parts.length <= 10 && walk(0, 0, false, false);
};

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

/** `same`: the names say so. `perhaps`: one is short of its kind or its words, and may stand for the other. */
export type Sameness = "same" | "perhaps" | "other";

/** Compares two names, of one region. */
export const compareInstitutions = (one: InstitutionName, other: InstitutionName): Sameness => {
  if (!compatible(one, other)) return "other";
  if (one.short.length > 0 && other.short.length > 0)
    return sameList(one.short, other.short) && sameList(one.own, other.own) ? "same" : "other";
  if (one.short.length > 0 || other.short.length > 0) {
    const [short, full] = one.short.length > 0 ? [one, other] : [other, one];
    const spelled = short.short.every(part => spells(part, full));
    return spelled && short.own.every(word => full.own.some(known => sameWord(word, known))) ? "perhaps" : "other";
  }
  const [small, large] = one.own.length <= other.own.length ? [one, other] : [other, one];
  const kindSaid = one.kinds.size > 0 && other.kinds.size > 0;
  // "School No. 5" without a town is one school of a region at most perhaps.
  if (small.own.length === 0)
    return kindSaid && one.numbers.length > 0 ? (large.own.length === 0 ? "same" : "perhaps") : "other";
  if (!small.own.every(word => large.own.some(known => sameWord(word, known)))) return "other";
  if (!kindSaid) return "perhaps";
  return sameSet(one.profiles, other.profiles) ? "same" : "other";
};

/** Names that `compareInstitutions` could join share at least one of these keys. */
export const blockingKeys = (name: InstitutionName): readonly string[] => [
  ...name.own.flatMap(word => {
    const stem = stemOf(word);
    return [`b${stem.slice(0, 2)}`, `e${stem.slice(-2)}`];
  }),
  ...name.short.map(short => `b${short.slice(0, 1)}`),
  ...name.own.map(word => `b${word.slice(0, 1)}`),
  ...[...name.kinds, ...name.ranks].flatMap(means =>
    name.own.length === 0
      ? table.flatMap(([known, , letters]) => (known === means ? letters.split(" ").map(one => `b${one[0]}`) : []))
      : [],
  ),
  ...name.numbers.map(number => `n${number}`),
];

/** Invented institutions and the ways in which people write them, each way with its name: the labelled set of clusters. */
import { drawing, pick } from "./earlier-set.testing.ts";

export type Written = {
  readonly institution: number;
  readonly region: string;
  readonly text: string;
  readonly variant: string;
};

type Town = { readonly kk: string; readonly ru: string; readonly adjective: string; readonly en: string };
/** Invented towns; `adjective`: Russian, masculine. */
const towns: readonly Town[] = [
  { kk: "Аққайың", ru: "Аккайын", adjective: "Аккайынский", en: "Akkaiyn" },
  { kk: "Сарытау", ru: "Сарытау", adjective: "Сарытауский", en: "Sarytau" },
  { kk: "Көкөзен", ru: "Кокозен", adjective: "Кокозенский", en: "Kokozen" },
  { kk: "Жаңабұлақ", ru: "Жанабулак", adjective: "Жанабулакский", en: "Zhanabulaq" },
  { kk: "Темірқала", ru: "Темиркала", adjective: "Темиркалинский", en: "Temirqala" },
  { kk: "Үлгітас", ru: "Ульгитас", adjective: "Ульгитасский", en: "Ulgitas" },
  { kk: "Бөріжар", ru: "Борижар", adjective: "Борижарский", en: "Borizhar" },
  { kk: "Шағала", ru: "Шагала", adjective: "Шагалинский", en: "Shagala" },
];
const profiles = [
  { kk: "медицина", ru: "медицинский", en: "Medical", letters: ["М", "М", "M"] },
  { kk: "техникалық", ru: "технический", en: "Technical", letters: ["Т", "Т", "T"] },
  { kk: "педагогикалық", ru: "педагогический", en: "Pedagogical", letters: ["П", "П", "P"] },
] as const;
const regions = ["KZ-10", "KZ-35", "KZ-61", "KZ-75"] as const;

type Institution = { readonly region: string; readonly variants: Readonly<Record<string, string>> };

const university = (town: Town, region: string, profile: (typeof profiles)[number] | undefined): Institution => {
  const [pk, pr, pe] = profile === undefined ? ["", "", ""] : profile.letters;
  const kk = `${town.kk} мемлекеттік ${profile === undefined ? "" : `${profile.kk} `}университеті`;
  const ru = `${town.adjective} государственный ${profile === undefined ? "" : `${profile.ru} `}университет`;
  const en = `${town.en} State ${profile === undefined ? "" : `${profile.en} `}University`;
  const oblique = ru
    .replace("ский ", "ском ")
    .replace("ственный ", "ственном ")
    .replace("ский университет", "ском университет")
    .replace(/еский /u, "еском ");
  return {
    region,
    variants: {
      "full, kk": kk,
      "full, ru": ru,
      "full, en": en,
      "letters, kk": `${town.kk[0]}М${pk}У`,
      "letters, ru": `${town.ru[0]}Г${pr}У`,
      "letters, en": `${town.en[0]}S${pe}U`,
      "name and letters, kk": `${town.kk.slice(0, 3)}М${pk}У`,
      "name and letters, ru": `${town.ru.slice(0, 3)}Г${pr}У`,
      "short, ru": `${town.adjective} ${profile === undefined ? "" : `${profile.ru} `}универ`,
      "short, kk": `${town.kk} ${profile === undefined ? "" : `${profile.kk} `}универі`,
      "case ending, ru": `в ${oblique}е`,
      "case ending, kk": `${kk}нде`,
    },
  };
};

const school = (town: Town, region: string, number: number): Institution => ({
  region,
  variants: {
    "full, kk": `${town.kk} қаласының № ${number} жалпы білім беретін мектебі`,
    "full, ru": `${number}-я школа города ${town.ru}`,
    "full, en": `${town.en} School No. ${number}`,
    "short, ru": `СШ ${number}, ${town.ru}`,
    "short, kk": `${number}-мектеп, ${town.kk}`,
    "case ending, ru": `в школе №${number} (${town.ru})`,
    "legal form, ru": `КГУ «Общеобразовательная школа № ${number}» г. ${town.ru}`,
    "legal form, kk": `«${town.kk} қаласы № ${number} мектеп-лицейі» КММ`,
  },
});

const hospital = (town: Town, region: string): Institution => ({
  region,
  variants: {
    "full, kk": `${town.kk} қалалық ауруханасы`,
    "full, ru": `${town.adjective.replace("ский", "ская")} городская больница`,
    "full, en": `${town.en} City Hospital`,
    "short, ru": `горбольница, ${town.ru}`,
    "short, kk": `${town.kk} аурухана`,
    "case ending, ru": `городской больнице ${town.ru}`,
  },
});

export const institutions: readonly Institution[] = towns.flatMap((town, place) => {
  const region = regions[place % regions.length] ?? "KZ-75";
  const profile = profiles[place % profiles.length];
  return [
    university(town, region, undefined),
    university(town, region, profile),
    school(town, region, 3 + place),
    school(town, region, 13 + place),
    hospital(town, region),
  ];
});

const toLatin: Readonly<Record<string, string>> = Object.fromEntries(
  "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ә=a ғ=g қ=q ң=n ө=o ұ=u ү=u һ=h і=i"
    .split(" ")
    .map(pair => pair.split("=")),
);
const mistyped = (text: string, draw: () => number): string => {
  const words = text.split(" ");
  const longest = words.reduce((best, word, place) => (word.length > (words[best]?.length ?? 0) ? place : best), 0);
  const at = draw() < 0.5 ? longest : 0;
  const word = words[at] ?? "";
  if (word.length < 5) return text;
  const cut = 2 + Math.floor(draw() * (word.length - 3));
  const kind = draw();
  const changed =
    kind < 0.34
      ? word.slice(0, cut) + word.slice(cut + 1)
      : kind < 0.67
        ? word.slice(0, cut) + word[cut] + word.slice(cut)
        : word.slice(0, cut - 1) + (word[cut] ?? "") + (word[cut - 1] ?? "") + word.slice(cut + 1);
  return words.with(at, changed).join(" ");
};

const edits: Readonly<Record<string, (text: string, draw: () => number) => string>> = {
  "typing mistake": mistyped,
  "spelled in Latin": text => Array.from(text.toLowerCase(), letter => toLatin[letter] ?? letter).join(""),
  "without Kazakh letters": text =>
    Array.from(
      text,
      letter => ({ ә: "а", ғ: "г", қ: "к", ң: "н", ө: "о", ұ: "у", ү: "у", і: "и" })[letter] ?? letter,
    ).join(""),
  "all capitals": text => text.toUpperCase(),
  "all small": text => text.toLowerCase(),
};

/** `count` names as people write them, with the institution each means (its place in `institutions`). */
export const writtenNames = (count: number, seed = 77): readonly Written[] => {
  const draw = drawing(seed);
  return Array.from({ length: count }, () => {
    const institution = Math.floor(draw() * institutions.length);
    const one = institutions[institution];
    if (one === undefined) throw new RangeError("no such institution");
    const [variant, text] = pick(draw, Object.entries(one.variants));
    if (draw() < 0.6) return { institution, region: one.region, text, variant };
    const [edit, change] = pick(draw, Object.entries(edits));
    return { institution, region: one.region, text: change(text, draw), variant: `${variant}; ${edit}` };
  });
};

/**
 * Search in the list of institutions, on the phone. Kazakh letters may be typed as Russian ones and Cyrillic as Latin:
 * both sides are reduced to one skeleton of Latin letters before they are compared.
 */
import { type Institution, institutions } from "@perde/ui/institution";

type Entry = Institution & { readonly tokens: readonly string[] };

const latin: Readonly<Record<string, string>> = Object.fromEntries(
  `а a;ә a;б b;в v;г g;ғ g;д d;е e;ё e;ж j;з z;и i;й i;к k;қ k;л l;м m;н n;ң n;о o;ө o;п p;р r;с s;т t;у u;ұ u;ү u;ф f;
х h;һ h;ц c;ч ch;ш sh;щ sh;ъ ;ы y;і i;ь ;э e;ю iu;я ia`
    .split(";")
    .map(pair => [pair.trim().slice(0, 1), pair.trim().slice(2)]),
);

/** Spellings that mean one sound: "zh" and "j", "kh" and "h", "q" and "k", "y" and "i", "ts" and "c". */
const skeleton = (text: string): string =>
  [...text.toLowerCase().normalize("NFC")]
    .map(letter => latin[letter] ?? letter)
    .join("")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/zh|dzh/g, "j")
    .replace(/kh/g, "h")
    .replace(/q/g, "k")
    .replace(/w/g, "u")
    .replace(/ts/g, "c")
    .replace(/y/g, "i")
    .replace(/x/g, "ks")
    .replace(/i+/g, "i");

const tokensOf = (text: string): readonly string[] => skeleton(text).match(/[a-z0-9]+/g) ?? [];

const entries: readonly Entry[] = institutions.map(one => ({ ...one, tokens: tokensOf(one.spellings) }));

/**
 * Institutions in which every typed word begins some word of a name, best first; fewer than two letters find nothing.
 * An id or short name that is typed whole comes first.
 */
export const searchInstitutions = (typed: string): readonly Institution[] => {
  const wanted = tokensOf(typed);
  if (wanted.join("").length < 2) return [];
  const found = entries.filter(({ tokens }) => wanted.every(word => tokens.some(token => token.startsWith(word))));
  const whole = (entry: Entry) => wanted.filter(word => entry.tokens.includes(word)).length;
  return found.toSorted((a, b) => whole(b) - whole(a));
};

export { institutionOf } from "@perde/ui/institution";

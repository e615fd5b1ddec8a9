/**
 * One spelling for text however it was typed, for search, clusters and the radar: case, accents, unseen characters,
 * look-alike letters, Kazakh letters without a Kazakh keyboard, and Cyrillic against Latin all fall together.
 * The result is for comparing only and is never shown.
 */

/** Latin letters that stand for Cyrillic ones of the same shape inside a word that has Cyrillic letters too. */
const lookalikes: ReadonlyMap<string, string> = new Map(
  [..."aа cс eе oо pр xх yу kк mм tт hн bв iі"]
    .join("")
    .split(" ")
    .map(pair => [pair[0] ?? "", pair[1] ?? ""]),
);

/** Kazakh and Russian letters in Latin, coarse on purpose: ж, zh and j are one; ы, и, і, й and y are one. */
const latin: ReadonlyMap<string, string> = new Map(
  (
    "а=a б=b в=v г=g д=d е=e ж=j з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=ts ч=ch ш=sh щ=sh ъ= ы=i ь= э=e ю=iu я=ia " +
    "ә=a ғ=g қ=k ң=n ө=o ұ=u ү=u һ=h і=i ı=i ş=sh ç=ch ğ=g ñ=n ö=o ü=u ū=u ä=a"
  )
    .split(" ")
    .map(pair => {
      const [from = "", to = ""] = pair.split("=");
      return [from, to];
    }),
);

const cyrillic = /\p{Script=Cyrillic}/u;

const unmixed = (word: string): string =>
  cyrillic.test(word) && /[a-z]/.test(word)
    ? Array.from(word, letter => lookalikes.get(letter) ?? letter).join("")
    : word;

/** Spellings of Latin: digraphs that writers of Kazakh and Russian use, then single letters. */
const coarse = (word: string): string =>
  word
    .replace(/shch/g, "sh")
    .replace(/zh/g, "j")
    .replace(/q/g, "k")
    .replace(/kh/g, "h")
    .replace(/ph/g, "f")
    .replace(/x/g, "ks")
    .replace(/w/g, "u")
    .replace(/c(?!h)/g, "k")
    .replace(/y/g, "i");

const foldWord = (word: string): string => {
  const spelled = Array.from(unmixed(word), letter => {
    const known = latin.get(letter);
    if (known !== undefined) return known;
    const bare = letter.normalize("NFD").replace(/\p{M}/gu, "");
    return latin.get(bare) ?? bare;
  }).join("");
  return coarse(spelled);
};

/** Words are written with one letter or two of a kind by different people; abbreviations are not. */
const undoubled = (word: string): string => (/^\d/.test(word) ? word : word.replace(/(.)\1+/g, "$1"));

const lettersOf = (text: string): readonly string[] =>
  text
    .normalize("NFKC")
    .replace(/[\p{Cf}\u{1160}\u{115f}\u{3164}]/gu, "")
    // The hard sign of Latin spelling: "pod'ezd".
    .replace(/(?<=\p{L})['’ʼ`](?=\p{L})/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? [];

/** Words of a text in folded spelling, in order; numbers stay numbers. */
export const foldedWords = (text: string): readonly string[] =>
  lettersOf(text)
    .map(word => undoubled(foldWord(word)))
    .filter(word => word !== "");

/** An abbreviation in folded spelling: every letter of it counts. */
export const foldedLetters = (abbreviation: string): string => lettersOf(abbreviation).map(foldWord).join("");

/** The folded words, one space between. */
export const foldText = (text: string): string => foldedWords(text).join(" ");

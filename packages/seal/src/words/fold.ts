/** What a letter is read as: a Kazakh letter may come from a Russian keyboard; ё, й, ъ and ь are easily lost. */
const readAs: { readonly [letter: string]: string } = {
  ә: "а",
  ғ: "г",
  қ: "к",
  ң: "н",
  ө: "о",
  ұ: "у",
  ү: "у",
  һ: "х",
  і: "и",
  ё: "е",
  й: "и",
  ъ: "",
  ь: "",
};

/**
 * One spelling for a word however it was typed: composed, in lower case, letters read as above, all but letters
 * dropped. A letter of another alphabet stays, so that a foreign word matches none. Folding twice changes nothing.
 * The lists are unique under this function, so a change here is a change of the lists: docs/decisions/0003-word-lists.md.
 */
export const fold = (word: string): string =>
  Array.from(word.normalize("NFC").toLowerCase(), letter => readAs[letter] ?? letter)
    .join("")
    .replace(/\P{L}/gu, "");

const letters: { readonly [letter: string]: string } = {
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
};

/** One spelling for a word however it was typed. */
export const fold = (word: string): string =>
  Array.from(word.normalize("NFC").toLowerCase(), letter => letters[letter] ?? letter).join("");

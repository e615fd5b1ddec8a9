import type { Language, WordList } from "@perde/seal/code-words";

/** The word list of one language. */
export const wordsOf = async (language: Language): Promise<WordList> => {
  switch (language) {
    case "kk":
      return (await import("@perde/seal/words/kk")).kk;
    case "ru":
      return (await import("@perde/seal/words/ru")).ru;
    case "en":
      return (await import("@perde/seal/words/en")).en;
  }
};

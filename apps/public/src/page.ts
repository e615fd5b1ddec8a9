import { type Language, languages } from "@perde/ui/say";

/** Law pages put the language after the section, so that a shared address stays one for every reader of the law. */
const lawPath = new RegExp(`^/law/(?:(?:${languages.join("|")})/)?`);

/**
 * The address of a page in a language: "/ledger/" becomes "/kk/ledger/", "/law/KZ/" becomes "/law/kk/KZ/".
 * @param path with or without the language of a law page; begins and ends with a slash
 */
export const addressOf = (language: Language, path: string): string =>
  lawPath.test(path) ? path.replace(lawPath, `/law/${language}/`) : `/${language}${path}`;

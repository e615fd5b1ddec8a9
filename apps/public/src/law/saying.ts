/** The words of the law pages in one language. */
import { type Language, oneLanguage, type Say, speak } from "@perde/ui/say";
import { law } from "@perde/ui/words/law";

export type SayLaw = Say<typeof law>;

export const saying = (language: Language): SayLaw => speak<typeof law>(language, oneLanguage(law, language));

/** Names of bodies in the language of the page or of the paper. */
import { bodies } from "@perde/law/bodies";
import type { Language } from "@perde/ui/say";

/** A body of the law base by its id; anything else is a name that somebody typed. */
export const bodyName = (language: Language, body: string | undefined): string =>
  bodies.find(({ id }) => id === body)?.name[language] ?? body ?? "—";

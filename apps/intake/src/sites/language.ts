/** The languages of the sites, the first for whoever asks for none of them. */
export const languages: readonly string[] = ["kk", "ru", "en"];

/** All languages, the wanted ones first, by the header `Accept-Language` (RFC 9110 §12.5.4). */
export const preferredLanguage = (header: string | null): readonly string[] => {
  const wanted = (header ?? "")
    .slice(0, 512)
    .split(",")
    .map((part, place) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters
        .map(each => /^\s*q=([01](?:\.[0-9]{0,3})?)\s*$/.exec(each)?.[1])
        .find(each => each !== undefined);
      return { language: tag.split("-")[0] ?? "", weight: weight === undefined ? 1 : Number(weight), place };
    })
    .filter(({ language, weight }) => weight > 0 && languages.includes(language))
    .sort((a, b) => b.weight - a.weight || a.place - b.place)
    .map(({ language }) => language);
  return [...new Set([...wanted, ...languages])];
};

import type { Place } from "@perde/cases/report";
import { institutionOf } from "@perde/ui/institution";
import type { Language } from "@perde/ui/say";
import { visibleText } from "./visible-text.ts";
import { type DeskSay, nameOf } from "./words.ts";

/** The institution of a report in words. */
export const placeText = (say: DeskSay, language: Language, place: Place): string => {
  switch (place.kind) {
    case "unsaid":
      return say("desk.unsaid");
    case "listed":
      return institutionOf(place.id)?.name[language] ?? place.id;
    case "written": {
      const sector = place.sector === undefined ? [] : [nameOf(language, "sector", place.sector)];
      const region = place.region === undefined ? [] : [nameOf(language, "region", place.region)];
      return [visibleText(place.text), ...sector, ...region].join(" · ");
    }
  }
};

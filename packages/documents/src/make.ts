/** (data, language, day) → a document, or why there is none: the door of the package. */
import type { LawBase } from "@perde/law/base";
import type { CalendarDay } from "@perde/law/calendar-day";
import { unreachable } from "@perde/law/rule";
import { amendments } from "./amendments.ts";
import { annex } from "./annex.ts";
import type { Language, Made } from "./block.ts";
import { complaint } from "./complaint.ts";
import type { DocumentData } from "./data.ts";
import { inquiry } from "./inquiry.ts";
import { resolution } from "./resolution.ts";
import { statistics } from "./statistics.ts";

/** Papers that are filed exist in kk and ru; the annexes in English as well. */
export type NoLanguage = { readonly kind: "language-not-offered"; readonly language: Language };

/** Pure: the same base, data, language and day give the same document. */
export const makeDocument = (
  base: LawBase,
  data: DocumentData,
  language: Language,
  day: CalendarDay,
): Made | NoLanguage => {
  if (data.kind === "annex") return annex(base, data, language, day);
  if (data.kind === "statistics") return statistics(data, language, day);
  if (language === "en") return { kind: "language-not-offered", language };
  switch (data.kind) {
    case "complaint":
      return complaint(base, data, language, day);
    case "inquiry":
      return inquiry(base, data, language, day);
    case "amendments":
      return amendments(base, data, language, day);
    case "resolution":
      return resolution(base, data, language, day);
    default:
      return unreachable(data);
  }
};

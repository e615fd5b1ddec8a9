/** Which cases an inquiry may cite: filed ones about choice control, within a period and a region. */

import type { Place } from "@perde/cases/report";
import { actOf } from "@perde/cases/said-text";
import { institutionOf } from "@perde/ui/institution";
import type { PaperCase } from "../vault/paper-work.ts";

/** ISO 3166-2 code of the region in which the place lies, where the report says it. */
export const regionOf = (place: Place): string | null => {
  const region =
    place.kind === "listed" ? institutionOf(place.id)?.region : place.kind === "written" ? place.region : undefined;
  return region ?? null;
};

/** Filed or confirmed, out of quarantine, and about choice control alone: turnout control is another act. */
export const isCitable = ({ stage, quarantined, reports }: PaperCase): boolean =>
  (stage === "filed" || stage === "confirmed") &&
  !quarantined &&
  reports.every(({ content }) => actOf(content) === "choice");

export type Within = { readonly from: string; readonly until: string; readonly region: string };

/** Whether a report of the case lies in the weeks and in the region; an empty region is every one. */
export const liesWithin = ({ reports }: PaperCase, { from, until, region }: Within): boolean =>
  reports.some(
    ({ content: { when, place } }) =>
      when !== undefined && from <= when && when <= until && (region === "" || regionOf(place) === region),
  );

/** Any ballot that we draw, by the name of its form. */
import type { Sheet } from "./drawing.ts";
import { drawOtherBallot, type OtherForm, otherForms } from "./families.ts";
import { drawKazakhBallot, type KazakhForm, kazakhForms, type SheetWish } from "./kazakhstan.ts";
import type { MarkStyle } from "./mark.ts";

export const ballotForms = [...kazakhForms, ...otherForms] as const;
export type BallotForm = (typeof ballotForms)[number];

export type BallotWish = Omit<SheetWish, "marks"> & {
  readonly form: BallotForm;
  /** One mark; `marks` for several. */
  readonly mark?: { readonly row: number; readonly style: MarkStyle };
  readonly marks?: SheetWish["marks"];
};

const isKazakh = (form: BallotForm): form is KazakhForm => kazakhForms.some(known => known === form);
const isOther = (form: BallotForm): form is OtherForm => otherForms.some(known => known === form);

/**
 * Draws a ballot, blank if no mark is wished. The same `form`, `seed` and `options` print the same sheet; the mark and its `handSeed`
 * change nothing but ink. Throws RangeError for a row that the sheet has not.
 */
export const drawBallot = ({ form, mark, marks, ...rest }: BallotWish): Sheet => {
  const wish: SheetWish = { ...rest, marks: [...(marks ?? []), ...(mark === undefined ? [] : [mark])] };
  if (isKazakh(form)) return drawKazakhBallot(form, wish);
  if (isOther(form)) return drawOtherBallot(form, wish);
  throw new Error("unknown form");
};

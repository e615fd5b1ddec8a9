import { type Catalogue, type Language, type Say, text } from "@perde/ui/say";
import { desk } from "@perde/ui/words/desk";
import { deskTriage } from "@perde/ui/words/desk-triage";
import { places } from "@perde/ui/words/places";
import { voter } from "@perde/ui/words/voter";

/** What the desk says: its own pages, and those about triage. */
const spoken = { ...desk, ...deskTriage };

/** Speaks one language of the desk. */
export type DeskSay = Say<typeof spoken>;

export const sayIn =
  (language: Language): DeskSay =>
  (key, ...values) =>
    text(spoken, language, key, ...values);

/** The sentences of reporters' pages by which their answers are named here too. */
const names: Catalogue = { ...places, ...voter };

/** The name of a role, sector, region, channel (`how`) or threat; the bare id for one that this version does not know. */
export const nameOf = (
  language: Language,
  area: "role" | "sector" | "region" | "threat" | "how",
  id: string,
): string => {
  const key = `${area}.${id}`;
  const name = Object.hasOwn(names, key) ? names[key]?.[language] : undefined;
  return typeof name === "string" ? name : id;
};

/** What went wrong, by its closed kind. */
export const troubleOf = (say: DeskSay, trouble: { readonly kind: string; readonly error?: string }): string => {
  switch (trouble.kind) {
    case "offline":
    case "malformed-answer":
    case "does-not-open":
    case "malformed":
    case "weak":
    case "out-of-memory":
    case "bad-invitation":
    case "too-long":
    case "unknown-report":
    case "not-allowed":
    case "passkey-unsupported":
    case "passkey-cancelled":
    case "passkey-already":
    case "passkey-too-many":
      return say(`desk.error.${trouble.kind}`);
    case "refused":
      return trouble.error === "no-invitation"
        ? say("desk.error.bad-invitation")
        : say("desk.error.refused", { error: trouble.error ?? "" });
    default:
      return say("desk.error.refused", { error: trouble.kind });
  }
};

import type { MemberContent } from "@perde/cases/member-content";
import { equalBytes, fromBase64Url } from "@perde/seal/bytes";
import { openListings } from "@perde/seal/descriptor";
import * as v from "valibot";
import { type NoAnswer, type Remote, read, readJson } from "./remote.ts";

/** What the intake shows voters in the name of this desk, when it is not what this desk published. */
export type ListingAlarm =
  | { readonly kind: "desk-not-served" }
  | { readonly kind: "foreign-descriptor"; readonly epoch: number }
  | { readonly kind: "descriptor-withheld"; readonly epoch: number };

const answer = v.object({ listings: v.array(v.looseObject({ root: v.string() })) });

/** Fetches the desks as a voter does and compares this desk's descriptors with its own epochs. */
export const checkServedDesks = async (
  remote: Remote,
  content: MemberContent,
  recipients: ReadonlyMap<number, string>,
  expected: readonly number[],
): Promise<{ readonly kind: "checked"; readonly alarms: readonly ListingAlarm[] } | NoAnswer> => {
  const served = await read(remote, "/v1/desks");
  if (served.kind !== "answer") return served;
  const listings = readJson(served.bytes, answer);
  const root = fromBase64Url(content.root, 32);
  if (listings === undefined || root === undefined) return { kind: "malformed-answer" };
  const own = openListings(listings.listings, [root]).desks.find(desk => equalBytes(desk.root, root));
  if (own === undefined) return { kind: "checked", alarms: [{ kind: "desk-not-served" }] };
  const alarms: ListingAlarm[] = [];
  for (const { epoch, recipient, slot } of own.descriptors)
    if (recipients.get(epoch) !== recipient || slot !== content.slot)
      alarms.push({ kind: "foreign-descriptor", epoch });
  const shown = new Set(own.descriptors.map(({ epoch }) => epoch));
  for (const epoch of expected) if (!shown.has(epoch)) alarms.push({ kind: "descriptor-withheld", epoch });
  return { kind: "checked", alarms };
};

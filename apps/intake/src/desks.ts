import { openAccess } from "@perde/seal/access";
import { equalBytes, fromBase64Url } from "@perde/seal/bytes";
import { openListings } from "@perde/seal/descriptor";
import * as v from "valibot";
import { type Answer, padded, refuse } from "./answers.ts";
import { type Intake, sha256 } from "./intake.ts";
import { bytesText, listingSchema, parseJson, signedSchema } from "./outside-json.ts";
import { statementOf } from "./statements.ts";
import type { Desk, Statement } from "./store/store.ts";

/**
 * Desks as an intake knows them: a listing for reporters' pages and a list of keys that it answers. It believes no
 * listing more than a page does; it only refuses what no page would accept under its own root.
 */
export const INVITATION_BYTES = 16;
const MOST_BYTES = 256 * 1024;

const creation = v.strictObject({
  invitation: bytesText(INVITATION_BYTES),
  listing: listingSchema,
  access: signedSchema,
});
const change = v.strictObject({ listing: listingSchema, access: signedSchema });

type Checked = { readonly desk: Desk; readonly lead: Uint8Array; readonly statements: readonly Statement[] };

const checkDesk = ({ listing, access }: v.InferOutput<typeof change>): Checked | undefined => {
  const root = fromBase64Url(listing.root, 32);
  if (root === undefined) return undefined;
  const [opened] = openListings([listing], [root]).desks;
  const members = openAccess(access, root, listing.chain);
  if (opened === undefined || members.kind !== "access" || members.desk !== opened.desk) return undefined;
  return {
    desk: {
      id: opened.desk,
      root,
      listing: JSON.stringify(listing),
      access: JSON.stringify(access),
      serial: members.serial,
    },
    lead: opened.lead,
    statements: listing.descriptors.map(statementOf),
  };
};

/** Whoever holds an unused invitation may put one desk here, once. */
export const createDesk = async (intake: Intake, body: Uint8Array): Promise<Answer> => {
  const asked = parseJson(creation, body, MOST_BYTES);
  if (asked === undefined) return refuse("malformed");
  const checked = checkDesk(asked);
  if (checked === undefined) return refuse("bad-listing");
  const added = await intake.store.addDesk(sha256(asked.invitation), checked.desk, checked.statements);
  if (added !== "added") return refuse(added);
  intake.recorder.count("desk-added");
  return padded({ desk: checked.desk.id }, 201);
};

/** A lead's new listing and access list; the serial of the access list must have grown. */
export const changeListing = async (intake: Intake, caller: Uint8Array, body: Uint8Array): Promise<Answer> => {
  const asked = parseJson(change, body, MOST_BYTES);
  if (asked === undefined) return refuse("malformed");
  const checked = checkDesk(asked);
  if (checked === undefined) return refuse("bad-listing");
  if (!equalBytes(caller, checked.lead)) return refuse("not-a-member");
  const changed = await intake.store.changeDesk(checked.desk, checked.statements);
  if (changed !== "changed") return refuse(changed === "unknown" ? "not-found" : changed);
  return padded({ desk: checked.desk.id });
};

/** The desk whose access list names this key. The list was checked when it was stored. */
export const deskOf = async (intake: Intake, key: Uint8Array): Promise<string | undefined> => {
  const desks = await intake.store.desks();
  return desks.find(desk => membersOf(desk).some(member => equalBytes(member, key)))?.id;
};

const stored = v.object({
  statement: v.pipe(v.string(), v.parseJson(), v.object({ members: v.array(bytesText(32)) })),
});

const membersOf = ({ access }: Desk): readonly Uint8Array[] => v.parse(stored, JSON.parse(access)).statement.members;

/** A new invitation, as it stands in the fragment of an address. Only its hash is kept. */
export const invite = async ({ store, random }: Pick<Intake, "store" | "random">): Promise<Uint8Array> => {
  const invitation = random(INVITATION_BYTES);
  await store.addInvitation(sha256(invitation));
  return invitation;
};

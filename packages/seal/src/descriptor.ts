/**
 * Descriptors and listings: docs/formats/desk-keys.md, "Descriptor". A page believes a listing only under a root that
 * it carries itself; a server can bring descriptors, never a desk.
 */

import { equalBytes, toBase64Url } from "./bytes.ts";
import { deskIdOf, followPath } from "./certificate.ts";
import { addDays, type Day, isDay } from "./day.ts";
import { bytesField, fieldsOf, isCount, isText } from "./fields.ts";
import { isHybridRecipient } from "./recipient.ts";
import { openStatement, type Signed, type Signer, type SigningKey, signStatement } from "./statement.ts";

export type DeskName = { readonly kk: string; readonly ru: string; readonly en: string };

/** One epoch of a desk. `place`: ISO 3166-1 or 3166-2; `from`, `to`: first and last day; `serial`: higher is newer. */
export type Descriptor = {
  readonly v: 1;
  readonly desk: string;
  readonly name: DeskName;
  readonly place: string;
  readonly slot: 0 | 1 | 2 | 3;
  readonly recipient: string;
  readonly epoch: number;
  readonly from: Day;
  readonly to: Day;
  readonly serial: number;
};

/** `chain`: certificates from the root to the lead who signed the descriptors. */
export type DeskListing = {
  readonly root: string;
  readonly chain: readonly Signed[];
  readonly descriptors: readonly Signed[];
};

/** A desk whose chain ends in a root the page carries. `descriptors` by epoch, then serial; never empty. */
export type OpenDesk = {
  readonly desk: string;
  readonly root: Uint8Array;
  readonly lead: Uint8Array;
  readonly descriptors: readonly Descriptor[];
};

export type RefusedListing = {
  readonly position: number;
  readonly why: "malformed" | "unknown-root" | "broken-chain" | "not-a-lead" | "bad-descriptor" | "repeated-desk";
};

export type ChosenDescriptor =
  | { readonly kind: "descriptor"; readonly descriptor: Descriptor }
  | { readonly kind: "expired" | "not-yet" | "rewound" };

/** Days after its end during which a descriptor is still sealed to; and days before its start. */
export const GRACE_DAYS = 35;
export const EARLY_DAYS = 2;

/** Longest name of a desk, in UTF-16 units. */
export const DESK_NAME_LENGTH = 120;

const mostListings = 64;
const mostDescriptors = 8;
const mostCertificates = 8;

const parseName = (value: unknown): DeskName | undefined => {
  const fields = fieldsOf(value, ["kk", "ru", "en"]);
  const { kk, ru, en } = fields ?? {};
  if (!isText(kk, DESK_NAME_LENGTH) || !isText(ru, DESK_NAME_LENGTH) || !isText(en, DESK_NAME_LENGTH)) return undefined;
  return { kk, ru, en };
};

const parseDescriptor = (value: unknown): Descriptor | undefined => {
  const fields = fieldsOf(value, ["v", "desk", "name", "place", "slot", "recipient", "epoch", "from", "to", "serial"]);
  if (fields === undefined || fields["v"] !== 1) return undefined;
  const { desk, place, slot, recipient, epoch, from, to, serial } = fields;
  const name = parseName(fields["name"]);
  if (typeof desk !== "string" || bytesField(desk, 16) === undefined || name === undefined) return undefined;
  if (typeof place !== "string" || !/^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/.test(place)) return undefined;
  if (slot !== 0 && slot !== 1 && slot !== 2 && slot !== 3) return undefined;
  if (!isHybridRecipient(recipient) || !isCount(epoch) || !isCount(serial)) return undefined;
  if (!isDay(from) || !isDay(to) || to < from) return undefined;
  return { v: 1, desk, name, place, slot, recipient, epoch, from, to, serial };
};

/** @throws RangeError when the descriptor is not one that `openDescriptor` accepts */
export const signDescriptor = (descriptor: Descriptor, lead: SigningKey | Signer): Signed => {
  if (parseDescriptor(descriptor) === undefined) throw new RangeError("this descriptor is not well formed");
  return signStatement("descriptor", descriptor, lead);
};

/** One signed descriptor, whoever signed it; the chain is checked by `openListings`. */
export const openDescriptor = (
  signed: unknown,
):
  | { readonly kind: "descriptor"; readonly by: Uint8Array; readonly descriptor: Descriptor }
  | { readonly kind: "malformed" | "bad-signature" } => {
  const opened = openStatement("descriptor", signed, 8192);
  if (opened.kind !== "statement") return opened;
  const descriptor = parseDescriptor(opened.value);
  return descriptor === undefined ? { kind: "malformed" } : { kind: "descriptor", by: opened.by, descriptor };
};

const openListing = (listing: unknown, roots: readonly Uint8Array[]): OpenDesk | RefusedListing["why"] => {
  const fields = fieldsOf(listing, ["root", "chain", "descriptors"]);
  const root = bytesField(fields?.["root"], 32);
  const chain: unknown = fields?.["chain"];
  const signed: unknown = fields?.["descriptors"];
  if (root === undefined || !Array.isArray(chain) || !Array.isArray(signed)) return "malformed";
  if (chain.length > mostCertificates || signed.length === 0 || signed.length > mostDescriptors) return "malformed";
  if (!roots.some(known => equalBytes(known, root))) return "unknown-root";
  const lead = followPath(root, chain);
  if ("kind" in lead) return "broken-chain";
  if (lead.role !== "lead") return "not-a-lead";
  const desk = deskIdOf(root);
  const descriptors: Descriptor[] = [];
  for (const one of signed) {
    const opened = openDescriptor(one);
    if (opened.kind !== "descriptor" || opened.descriptor.desk !== desk || !equalBytes(opened.by, lead.subject))
      return "bad-descriptor";
    descriptors.push(opened.descriptor);
  }
  descriptors.sort((a, b) => a.epoch - b.epoch || a.serial - b.serial);
  return { desk, root, lead: lead.subject, descriptors };
};

/**
 * Opens what `GET /v1/desks` brought, under the roots that the page carries. What is refused is named by its position,
 * so that a page can say that something was offered which it does not trust.
 */
export const openListings = (
  listings: unknown,
  roots: readonly Uint8Array[],
): { readonly desks: readonly OpenDesk[]; readonly refused: readonly RefusedListing[] } => {
  if (!Array.isArray(listings) || listings.length > mostListings)
    return { desks: [], refused: [{ position: 0, why: "malformed" }] };
  const desks: OpenDesk[] = [];
  const refused: RefusedListing[] = [];
  for (const [position, listing] of listings.entries()) {
    const opened = openListing(listing, roots);
    if (typeof opened === "string") refused.push({ position, why: opened });
    else if (desks.some(({ desk }) => desk === opened.desk)) refused.push({ position, why: "repeated-desk" });
    else desks.push(opened);
  }
  return { desks, refused };
};

/**
 * The descriptor to seal to. The day is the later of build day and phone's day, so a phone whose clock was set back does not
 * revive old keys. Among those in force the highest epoch, then serial, holds; else the one that ended last within 35
 * days; else one that begins within two days (a phone whose clock is behind).
 * @param lastSerial highest serial of this desk that the page has seen; a listing whose highest is lower is `rewound`
 */
export const chooseDescriptor = (
  desk: OpenDesk,
  days: { readonly buildDay: Day; readonly phoneDay: Day; readonly lastSerial?: number },
): ChosenDescriptor => {
  const { buildDay, phoneDay, lastSerial = 0 } = days;
  const day = buildDay > phoneDay ? buildDay : phoneDay;
  if (Math.max(...desk.descriptors.map(({ serial }) => serial)) < lastSerial) return { kind: "rewound" };
  const inForce = desk.descriptors.filter(({ from, to }) => from <= day && day <= to);
  const ended = desk.descriptors
    .filter(({ to }) => to < day && day <= addDays(to, GRACE_DAYS))
    .toSorted((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0));
  const soon = desk.descriptors.filter(({ from }) => day < from && from <= addDays(day, EARLY_DAYS));
  const descriptor = inForce.at(-1) ?? ended.at(-1) ?? soon[0];
  if (descriptor !== undefined) return { kind: "descriptor", descriptor };
  return { kind: desk.descriptors.some(({ from }) => day < from) ? "not-yet" : "expired" };
};

/** Spells a listing for `POST /v1/desks`. */
export const deskListing = (
  root: Uint8Array,
  chain: readonly Signed[],
  descriptors: readonly Signed[],
): DeskListing => ({ root: toBase64Url(root), chain, descriptors });

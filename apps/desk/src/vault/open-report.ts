/** One leaf becomes a report, or says plainly why not. Nothing of an envelope is shown before all of it is authenticated. */
import { sha256 } from "@noble/hashes/sha2.js";
import { isRefusal, parseHeader, parseStatement, type ReportStatement } from "@perde/cases/report";
import { equalBytes, fromBase64Url, toBase64Url } from "@perde/seal/bytes";
import { unpackContainer } from "@perde/seal/container";
import { openPayload, tryHeader } from "@perde/seal/open";
import { mailboxIdOf } from "@perde/seal/return-code";
import { openStatement } from "@perde/seal/statement";
import type { Leaf } from "./batches.ts";

/** Why an envelope that is for this desk shows nothing. */
export type Damage = "altered" | "not-a-report" | "unknown-version" | "forged" | "not-addressed" | "picture-missing";

/** An envelope for this desk. `mailbox` is the SHA-256 of the mailbox key, base64url; pictures are raw bytes, not yet trusted. */
export type Received =
  | {
      readonly kind: "received";
      readonly leaf: string;
      readonly batch: number;
      readonly mailboxKey: string;
      readonly mailbox: string;
      readonly said: ReportStatement;
      readonly pictures: readonly Uint8Array[];
    }
  | { readonly kind: "damaged"; readonly leaf: string; readonly batch: number; readonly why: Damage };

export type Desk = { readonly desk: string; readonly slot: 0 | 1 | 2 | 3; readonly identities: readonly string[] };

/** The file key, when some epoch of this desk opens its own slot. */
export const ownHeader = async (
  header: Uint8Array,
  { slot, identities }: Desk,
): Promise<
  { readonly kind: "own"; readonly fileKey: Uint8Array } | { readonly kind: "foreign" } | { readonly kind: "damaged" }
> => {
  for (const identity of identities) {
    const tried = await tryHeader(header, { slot, identity });
    if (tried.kind === "file-key") return { kind: "own", fileKey: tried.fileKey };
    if (tried.kind === "damaged") return tried;
  }
  return { kind: "foreign" };
};

/** Opens the payload of an envelope whose header is this desk's own. */
export const openReport = async (
  leaf: Leaf & {
    readonly item: {
      readonly kind: "envelope";
      readonly header: Uint8Array;
      readonly deleter: Uint8Array;
      readonly payloadHash: Uint8Array;
    };
  },
  payload: Uint8Array,
  fileKey: Uint8Array,
  desk: string,
): Promise<Received> => {
  const damaged = (why: Damage): Received => ({ kind: "damaged", leaf: leaf.leaf, batch: leaf.batch, why });
  if (!equalBytes(sha256(payload), leaf.item.payloadHash)) return damaged("altered");
  const container = await openPayload(leaf.item.header, payload, fileKey);
  if (container === undefined) return damaged("altered");
  const unpacked = unpackContainer(container);
  if (unpacked.kind !== "container")
    return damaged(unpacked.kind === "unknown-version" ? "unknown-version" : "not-a-report");
  const header = parseHeader(unpacked.headerJson);
  if (isRefusal(header)) return damaged(header.kind);
  const opened = openStatement("report", header.signed);
  if (opened.kind !== "statement") return damaged("forged");
  const said = parseStatement(opened.value);
  if (isRefusal(said)) return damaged(said.kind);
  // A co-recipient who seals her report anew for another desk cannot sign a new address.
  if (!said.for.includes(desk)) return damaged("not-addressed");
  const deleter = fromBase64Url(said.deleter, 32);
  if (deleter === undefined || !equalBytes(deleter, leaf.item.deleter)) return damaged("forged");
  const pictures = unpacked.attachments;
  const named = said.attachments.every((one, place) => {
    const picture = pictures[place];
    return picture !== undefined && picture.length === one.bytes && toBase64Url(sha256(picture)) === one.sha256;
  });
  if (!named || pictures.length !== said.attachments.length) return damaged("picture-missing");
  return {
    kind: "received",
    leaf: leaf.leaf,
    batch: leaf.batch,
    mailboxKey: toBase64Url(opened.by),
    mailbox: toBase64Url(mailboxIdOf(opened.by)),
    said,
    pictures: pictures.map(picture => picture.slice()),
  };
};

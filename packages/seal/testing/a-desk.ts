import { type Descriptor, type DeskListing, deskListing, signDescriptor } from "../src/descriptor.ts";
import {
  type EpochKeys,
  epochKeys,
  type MemberKeys,
  newMember,
  newRoot,
  type Role,
  type Root,
  signCertificate,
  wrapHash,
} from "../src/desk-keys.ts";
import type { Signed } from "../src/statement.ts";
import { seeded } from "./seeded.ts";

/** A desk of invented lawyers: a root, a lead, a case worker, one epoch, and everything signed. */
export type ADesk = {
  readonly root: Root;
  readonly lead: MemberKeys;
  readonly worker: MemberKeys;
  readonly epoch: EpochKeys;
  readonly chain: readonly Signed[];
  readonly descriptor: Descriptor;
  readonly listing: DeskListing;
};

/** A certificate for `member`, signed by `by`. */
export const certify = (
  desk: string,
  member: MemberKeys,
  facts: { readonly role: Role; readonly serial: number; readonly by: MemberKeys["signing"] },
): Signed =>
  signCertificate(
    {
      desk,
      subject: member.signing.publicKey,
      role: facts.role,
      wrap: wrapHash(member.wrap.recipient),
      serial: facts.serial,
      from: "2026-11-01",
    },
    facts.by,
  );

export const aDesk = async (name = "Desk of Tests", facts: Partial<Descriptor> = {}): Promise<ADesk> => {
  const random = seeded(name);
  const root = await newRoot(random(32));
  const lead = await newMember(random(32));
  const worker = await newMember(random(32));
  const epoch = await epochKeys(random(32));
  const chain = [
    certify(root.desk, lead, { role: "lead", serial: 1, by: root.signing }),
    certify(root.desk, worker, { role: "case-worker", serial: 2, by: lead.signing }),
  ];
  const descriptor: Descriptor = {
    v: 1,
    desk: root.desk,
    name: { kk: `${name} kk`, ru: `${name} ru`, en: name },
    place: "KZ",
    slot: 1,
    recipient: epoch.recipient,
    epoch: 1,
    from: "2026-11-01",
    to: "2026-11-30",
    serial: 1,
    ...facts,
  };
  const listing = deskListing(root.signing.publicKey, chain.slice(0, 1), [signDescriptor(descriptor, lead.signing)]);
  return { root, lead, worker, epoch, chain, descriptor, listing };
};

/**
 * The key by which a recovered root first speaks to the intake. It follows from the root seed, stands in every access list,
 * opens nothing, and does one thing: it lets the new lead in. docs/formats/journal.md, "Recovery".
 */
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8 } from "@perde/seal/bytes";
import { type MemberKeys, newMember } from "@perde/seal/desk-keys";

export const recoveryCaller = (rootSeed: Uint8Array): Promise<MemberKeys> =>
  newMember(hkdf(sha256, rootSeed, undefined, utf8("perde-root/1 recovery caller"), 32));

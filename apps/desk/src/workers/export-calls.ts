/** What the vault's worker answers about exports: the journal first, then the file. */
import { sha256 } from "@noble/hashes/sha2.js";
import { toBase64Url } from "@perde/seal/bytes";
import { sealFile } from "@perde/seal/sealed-file";
import type { CaseForm } from "../vault/export-cases.ts";
import type { Vault } from "../vault/vault.ts";

type Asked = { readonly form: CaseForm; readonly leaves: readonly string[]; readonly recipient?: string };
type Made =
  | { readonly kind: "exported"; readonly file: Uint8Array }
  | { readonly kind: "bad-recipient" | "not-allowed" | "nothing" };

export const exportCalls = ({ opened }: { readonly opened: () => Vault }) => {
  const make = async ({ form, leaves, recipient }: Asked): Promise<Made> => {
    const cases = await opened().exportCases(form, leaves);
    if (cases === undefined) return { kind: "nothing" };
    const sealed =
      recipient === undefined
        ? { kind: "sealed" as const, bytes: cases.bytes }
        : await sealFile(cases.bytes, recipient);
    if (sealed.kind !== "sealed") return sealed;
    const recorded = await opened().exported(form, cases.count, toBase64Url(sha256(sealed.bytes)));
    return recorded.kind === "recorded" ? { kind: "exported", file: sealed.bytes } : { kind: "not-allowed" };
  };
  return {
    exportCases: async (asked: Asked) => ({ made: await make(asked), view: opened().view() }),
  };
};

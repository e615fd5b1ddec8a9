/** What the vault's worker answers about exports: the journal first, then the file. */
import { sha256 } from "@noble/hashes/sha2.js";
import { toBase64Url } from "@perde/seal/bytes";
import { sealFile } from "@perde/seal/sealed-file";
import type { CaseForm } from "../vault/export-cases.ts";
import type { Vault } from "../vault/vault.ts";

type Asked = { readonly form: CaseForm; readonly leaves: readonly string[]; readonly recipient?: string };
type Made =
  | { readonly kind: "exported"; readonly file: Uint8Array }
  | { readonly kind: "needs-approval"; readonly leaves: readonly string[] }
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
    if (!opened().approvals.mayExport(cases.leaves)) return { kind: "needs-approval", leaves: cases.leaves };
    const recorded = await opened().exported(form, cases.leaves.length, toBase64Url(sha256(sealed.bytes)));
    return recorded.kind === "recorded" ? { kind: "exported", file: sealed.bytes } : { kind: "not-allowed" };
  };
  return {
    askExport: async ({ leaves, reason }: { readonly leaves: readonly string[]; readonly reason: string }) => ({
      recorded: await opened().approvals.ask(leaves, reason),
      view: opened().view(),
    }),
    answerExport: async (answer: { readonly event: string; readonly approved: boolean; readonly reason: string }) => ({
      recorded: await opened().approvals.answer(answer.event, answer.approved, answer.reason),
      view: opened().view(),
    }),
    exportCases: async (asked: Asked) => ({ made: await make(asked), view: opened().view() }),
  };
};

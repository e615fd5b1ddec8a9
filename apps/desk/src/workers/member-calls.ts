/** What the vault's worker answers about members, joining, passphrase and recovery shares. */

import type { Role } from "@perde/cases/journal-fold";
import { fromBase64Url, type RandomBytes } from "@perde/seal/bytes";
import type { Language, WordList } from "@perde/seal/code-words";
import { openMemberFile } from "@perde/seal/member-file";
import { parseRequest } from "../vault/join.ts";
import { beginJoining, finishJoining, type Joining, resumeJoining } from "../vault/joining.ts";
import { rehearse, reshare } from "../vault/rehearse.ts";
import type { Vault } from "../vault/vault.ts";

type Around = {
  readonly opened: () => Vault;
  readonly listOf: (language: Language) => Promise<WordList>;
  readonly random: RandomBytes;
};

export const memberCalls = ({ opened, listOf, random }: Around) => {
  let joining: Joining | undefined;
  const lists = async () => {
    const [kk, ru, en] = await Promise.all([listOf("kk"), listOf("ru"), listOf("en")]);
    return { kk, ru, en };
  };
  const rootKey = (): Uint8Array => fromBase64Url(opened().view().root, 32) ?? new Uint8Array(32);
  return {
    beginJoining: async (asked: Omit<Joining, "seed">) => {
      const begun = await beginJoining(asked, random);
      if (begun.kind !== "begun") return begun;
      joining = begun.joining;
      return { kind: "begun" as const, request: begun.request, root: asked.root, file: begun.file };
    },
    resumeJoining: async ({ file, passphrase }: { readonly file: Uint8Array; readonly passphrase: string }) => {
      const resumed = await resumeJoining(file, passphrase);
      if (resumed.kind !== "resumed") return resumed;
      joining = resumed.joining;
      return { kind: "resumed" as const, request: resumed.request, root: joining.root };
    },
    finishJoining: async ({ welcome }: { readonly welcome: string }) => {
      if (joining === undefined) return { kind: "malformed" as const };
      const { passphrase } = joining;
      const joined = await finishJoining(welcome, joining, random);
      if (joined.kind !== "joined") return joined;
      joining.seed.fill(0);
      joining = undefined;
      return { kind: "joined" as const, file: joined.file, root: joined.content.root, passphrase };
    },
    /** Whose request this is; `known`: the desk has this key already. */
    readRequest: ({ request }: { readonly request: string }) => {
      const read = parseRequest(request.trim());
      if (read === undefined) return { kind: "bad-request" as const };
      const known = opened()
        .view()
        .members.some(({ key }) => key === read.key);
      return known ? { kind: "known-member" as const } : { kind: "request" as const, key: read.key, label: read.label };
    },
    invite: async ({ request, role }: { readonly request: string; readonly role: Role }) => ({
      invited: await opened().members.invite(request.trim(), role),
      view: opened().view(),
    }),
    removeMember: async ({ key }: { readonly key: string }) => ({
      removed: await opened().members.remove(key),
      view: opened().view(),
    }),
    rotateKeys: async () => ({ rotated: await opened().members.rotate(), view: opened().view() }),
    /** The present passphrase is asked again: an unlocked screen alone does not change it. */
    changePassphrase: async ({ present, next }: { readonly present: string; readonly next: string }) => {
      const checked = await openMemberFile(opened().memberFile(), { kind: "passphrase", passphrase: present });
      if (checked.kind !== "opened") return { kind: checked.kind };
      checked.fileKey.fill(0);
      const changed = await opened().changePassphrase(next);
      if (changed.kind !== "changed") return { kind: "out-of-memory" as const };
      return { kind: "changed" as const, file: opened().memberFile() };
    },
    rehearse: async ({ shares }: { readonly shares: readonly string[] }) => rehearse(shares, await lists(), rootKey()),
    reshare: async (asked: {
      readonly shares: readonly string[];
      readonly needed: number;
      readonly made: number;
      readonly language: Language;
    }) =>
      reshare(
        asked.shares,
        await lists(),
        rootKey(),
        { needed: asked.needed, made: asked.made, list: await listOf(asked.language) },
        random,
      ),
  };
};

/** The worker in which keys and decrypted reports live. It ends with a lock, and everything it held ends with it. */
import { sha256 } from "@noble/hashes/sha2.js";
import type { ExportForm } from "@perde/cases/case-event";
import type { Filter } from "@perde/cases/filter";
import { fromBase64Url, type RandomBytes, toBase64Url } from "@perde/seal/bytes";
import type { Language } from "@perde/seal/code-words";
import { spell } from "@perde/seal/code-words";
import { fingerprint } from "@perde/seal/fingerprint";
import { MOST_PASSKEYS, newPassphrase, type Passkey, readMemberFile, type Unlock } from "@perde/seal/member-file";
import { answerCalls } from "@perde/site/remote";
import * as v from "valibot";
import { browserChest } from "../kept-chunks.ts";
import { type Founding, type PreparedDesk, prepareDesk, publishDesk } from "../vault/found-desk.ts";
import type { Meant } from "../vault/inbox.ts";
import { openersBehind } from "../vault/openers.ts";
import type { WhichCases } from "../vault/paper-work.ts";
import { type Recovering, recoverDesk } from "../vault/recover-desk.ts";
import { read, readJson } from "../vault/remote.ts";
import { type Choice, type Decision, unlockVault, type Vault } from "../vault/vault.ts";
import type { SavedFilter, SavedTemplate } from "../vault/view.ts";
import { exportCalls } from "./export-calls.ts";
import { memberCalls } from "./member-calls.ts";

const random: RandomBytes = length => crypto.getRandomValues(new Uint8Array(length));
const today = (): string => {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};
const surroundings = { fetch: globalThis.fetch.bind(globalThis), random, today };

const listOf = async (language: Language): Promise<readonly string[]> => {
  switch (language) {
    case "kk":
      return (await import("@perde/seal/words/kk")).kk;
    case "ru":
      return (await import("@perde/seal/words/ru")).ru;
    case "en":
      return (await import("@perde/seal/words/en")).en;
  }
};

let vault: Vault | undefined;
let halted = false;
let sweeps = 0;
let prepared: PreparedDesk | undefined;
const opened = (): Vault => {
  if (vault === undefined) throw new Error("the vault is locked");
  return vault;
};

const instance = v.object({
  instance: v.string(),
  promiseKey: v.string(),
  ledgerKey: v.string(),
  batchSeconds: v.number(),
  retentionDays: v.number(),
});

const offer = {
  passphrase: async ({ language }: { readonly language: Language }) =>
    newPassphrase(random(16), await listOf(language)),
  found: async ({
    origin,
    language,
    ...founding
  }: Omit<Founding, "instance" | "promiseKey" | "ledgerKey" | "batchSeconds" | "retentionDays" | "today" | "list"> & {
    readonly origin: string;
    readonly language: Language;
  }) => {
    const remote = { origin, fetch: surroundings.fetch };
    const answer = await read(remote, "/v1/instance");
    if (answer.kind !== "answer") return answer;
    const said = readJson(answer.bytes, instance);
    if (said === undefined) return { kind: "malformed-answer" as const };
    // A founding whose answer was lost goes on with the desk it made: a second one would leave the first without its keys.
    const made = prepared?.invitation === founding.invitation ? prepared : undefined;
    const desk =
      made ??
      (await prepareDesk(origin, { ...founding, ...said, today: today(), list: await listOf(language) }, random));
    if (desk.kind !== "prepared") return desk;
    prepared = desk;
    const founded = await publishDesk(remote, desk, random);
    if (founded.kind !== "founded") {
      // What the intake refused for good can be changed and made anew; only a lost answer is gone on with.
      if (founded.kind === "refused") prepared = undefined;
      return founded;
    }
    prepared = undefined;
    return { kind: "founded" as const, file: founded.file, shares: founded.shares, root: founded.content.root };
  },
  recover: async ({
    origin,
    language,
    ...asked
  }: Omit<Recovering, "lists" | "list" | "today"> & { readonly origin: string; readonly language: Language }) => {
    const [kk, ru, en] = await Promise.all([listOf("kk"), listOf("ru"), listOf("en")]);
    const recovered = await recoverDesk(
      { origin, fetch: surroundings.fetch },
      { ...asked, lists: { kk, ru, en }, list: await listOf(language), today: today() },
      random,
    );
    if (recovered.kind !== "recovered") return recovered;
    const { file, shares, content } = recovered;
    return { kind: "recovered" as const, file, shares, root: content.root };
  },
  /** What a file can be opened with. */
  slots: ({ file }: { readonly file: Uint8Array }) => readMemberFile(file),
  unlock: async ({ file, by }: { readonly file: Uint8Array; readonly by: Unlock }) => {
    const unlocked = await unlockVault(file, by, { ...surroundings, chest: await browserChest() });
    if (unlocked.kind !== "unlocked") return unlocked;
    vault = unlocked.vault;
    return { kind: "unlocked" as const, view: vault.view() };
  },
  fingerprint: async ({ root, language }: { readonly root: string; readonly language: Language }) => {
    const key = fromBase64Url(root, 32);
    const made = key === undefined ? undefined : await fingerprint(key);
    return made?.kind === "fingerprint" ? spell(made.indexes, await listOf(language)) : undefined;
  },
  /** Ports to workers that open envelopes; nothing else ever comes or goes by them. */
  useOpeners: ({ ports }: { readonly ports: readonly MessagePort[] }) => opened().useOpeners(openersBehind(ports)),
  stop: () => {
    halted = true;
    opened().stop();
  },
  /** `goOn`: a person asks. What she stopped is not taken up again by the clock. */
  sync: async ({ goOn }: { readonly goOn: boolean }) => {
    halted &&= !goOn;
    if (halted) return { kind: "stopped" as const, view: opened().view(), file: opened().memberFile() };
    let last = 0;
    const synced = await opened().sync(progress => {
      const now = performance.now();
      if (now - last < 100) return;
      last = now;
      postMessage({ progress: { ...progress, revision: opened().view().revision } });
    });
    return { ...synced, view: opened().view(), file: opened().memberFile() };
  },
  /** The lines in sight. */
  list: (asked: Parameters<Vault["inbox"]["show"]>[0]) => opened().inbox.show(asked),
  leafAt: ({ filter, place }: { readonly filter: Filter; readonly place: number }) =>
    opened().inbox.leafAt(filter, place),
  /** First reports of all cases that the filter lets through, in order. */
  order: ({ filter }: { readonly filter: Filter }) => opened().inbox.order(filter),
  choose: (what: Parameters<Vault["inbox"]["choose"]>[0]) => opened().inbox.choose(what),
  /** How many cases an action is about, and every label of the desk to choose from. */
  meant: (meant: Meant) => ({ count: opened().inbox.meant(meant).length, labels: opened().inbox.labels() }),
  /** Reports of the cases that an action is about. */
  meantLeaves: (meant: Meant) => opened().inbox.meant(meant),
  /** A part of what is exported: the chosen cases, or all that the filter lets through, with what their first reports say. */
  table: async ({ filter, from, to }: { readonly filter: Filter; readonly from: number; readonly to: number }) => {
    const leaves = opened().inbox.chosenOrShown(filter);
    const part = leaves.slice(from, to);
    const said = await opened().said(part);
    return {
      count: leaves.length,
      lines: part.flatMap(leaf => {
        const row = opened().row(leaf);
        return row === undefined ? [] : [{ row, said: said.get(leaf) }];
      }),
    };
  },
  open: async ({ leaf }: { readonly leaf: string }) => ({ report: await opened().open(leaf), view: opened().view() }),
  reply: async ({ leaf, text }: { readonly leaf: string; readonly text: string }) => ({
    replied: await opened().reply(leaf, text),
    view: opened().view(),
  }),
  decide: async ({ decision }: { readonly decision: Decision }) => ({
    recorded: await opened().decide(decision),
    view: opened().view(),
  }),
  /** The same decision about the cases that are meant in the list; afterwards nothing is chosen. */
  decideMeant: async ({ choice, meant }: { readonly choice: Choice; readonly meant: Meant }) => {
    const recorded = await opened().decide({ ...choice, reports: [...opened().inbox.meant(meant)] });
    if (recorded.kind === "recorded") opened().inbox.choose("none");
    return { recorded, view: opened().view() };
  },
  undo: async ({ event }: { readonly event?: string }) => ({
    recorded: await opened().undo(event),
    view: opened().view(),
  }),
  paperDesk: ({ which }: { readonly which: WhichCases }) => opened().paperDesk(which),
  counting: () => opened().counting(),
  /** `leaves`: of a table of cases, which may need a second member's approval. */
  exported: async (what: {
    readonly form: ExportForm;
    readonly count: number;
    readonly bytes: Uint8Array;
    readonly leaves?: readonly string[];
  }) => ({
    recorded: opened().approvals.mayExport(what.leaves ?? [])
      ? await opened().exported(what.form, what.count, toBase64Url(sha256(what.bytes)))
      : { kind: "needs-approval" as const },
    view: opened().view(),
  }),
  renewEpochs: async () => ({
    renewed: await opened().members.renewEpochs(),
    view: opened().view(),
  }),
  clusters: async () => {
    const suggestions = await opened().clusters();
    const ids = new Set(suggestions.flatMap(one => one.ids));
    return { suggestions, rows: [...ids].flatMap(leaf => opened().row(leaf) ?? []) };
  },
  /** The last sweep asked for counts: an earlier one is given up, and so is every one by `stopRadar`. */
  radar: ({ earlier }: { readonly earlier: readonly string[] }) => {
    sweeps += 1;
    const mine = sweeps;
    return opened().radar(earlier, swept => {
      postMessage({ swept });
      return mine === sweeps;
    });
  },
  stopRadar: () => {
    sweeps += 1;
  },
  keepFilters: ({ filters }: { readonly filters: readonly SavedFilter[] }) => {
    opened().keepFilters(filters);
    return { view: opened().view(), file: opened().memberFile() };
  },
  keepTemplates: ({ templates }: { readonly templates: readonly SavedTemplate[] }) => {
    opened().keepTemplates(templates);
    return { view: opened().view(), file: opened().memberFile() };
  },
  passkeys: () => {
    const slots = readMemberFile(opened().memberFile());
    return slots.kind === "slots" ? { ...slots, full: slots.passkeys.length >= MOST_PASSKEYS } : slots;
  },
  addPasskey: (passkey: Passkey) => ({ ...opened().addPasskey(passkey), file: opened().memberFile() }),
  ...exportCalls({ opened }),
  ...memberCalls({ opened, listOf, random }),
  lock: () => {
    vault?.lock();
    vault = undefined;
  },
};

export type VaultOffer = typeof offer;

answerCalls(offer);

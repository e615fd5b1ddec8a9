/** The workers, and the one trusted-types policy, `perde`: it lets through the addresses listed at build time only. */
import { callWorker, type Remote } from "@perde/site/remote";
import type { Progress } from "./vault/ledger-reading.ts";
import openerAddress from "./workers/opener.ts?worker&url";
import type { PapersOffer } from "./workers/papers.ts";
import papersAddress from "./workers/papers.ts?worker&url";
import type { PictureOffer } from "./workers/show-picture.ts";
import pictureAddress from "./workers/show-picture.ts?worker&url";
import type { VaultOffer } from "./workers/vault.ts";
import vaultAddress from "./workers/vault.ts?worker&url";

const listed: readonly string[] = [openerAddress, pictureAddress, vaultAddress, papersAddress];

const allow = (address: string): string => {
  if (!listed.includes(address)) throw new TypeError("this address is not listed");
  return address;
};

const policy = globalThis.trustedTypes?.createPolicy("perde", { createScriptURL: allow }) ?? { createScriptURL: allow };

const newWorker = (address: string): Worker => new Worker(policy.createScriptURL(address), { type: "module" });

/** What the page hears while a fetching goes on. `revision`: of what the list shows by now. */
export type Told = Progress & { readonly revision: number };
export type VaultRemote = Remote<VaultOffer> & {
  readonly onProgress: (tell: (told: Told) => void) => void;
  /** How far the radar's sweep is, 0 to 1; answers what ends the telling. */
  readonly onSwept: (tell: (share: number) => void) => () => void;
  /** Starts the workers that open envelopes; they end with the vault. */
  readonly startOpeners: () => void;
};

/** Two: a desk is worked on with machines of two cores and more, and the vault has its own thread. */
const OPENERS = 2;

export const startVault = (): VaultRemote => {
  const worker = newWorker(vaultAddress);
  const remote = callWorker<VaultOffer>(worker);
  let openers: readonly Worker[] = [];
  return {
    ...remote,
    startOpeners: () => {
      if (openers.length > 0) return;
      const ports = Array.from({ length: OPENERS }, () => new MessageChannel());
      openers = ports.map(({ port2 }) => {
        const opener = newWorker(openerAddress);
        opener.postMessage(undefined, [port2]);
        return opener;
      });
      const near = ports.map(({ port1 }) => port1);
      void remote.call("useOpeners", { ports: near }, near);
    },
    end: () => {
      for (const opener of openers) opener.terminate();
      remote.end();
    },
    onProgress: tell =>
      worker.addEventListener("message", ({ data }) => data.progress !== undefined && tell(data.progress)),
    onSwept: tell => {
      const hear = ({ data }: MessageEvent) => data.swept !== undefined && tell(data.swept);
      worker.addEventListener("message", hear);
      return () => worker.removeEventListener("message", hear);
    },
  };
};

export type PapersRemote = Remote<PapersOffer>;
export const startPapers = (): PapersRemote => callWorker<PapersOffer>(newWorker(papersAddress));

/** A worker for one picture: it ends with the answer, and a decoder that was led astray ends with it. */
export const showPicture = async (bytes: Uint8Array) => {
  const remote = callWorker<PictureOffer>(newWorker(pictureAddress));
  const given = new Uint8Array(bytes);
  try {
    const late = new Promise<{ readonly kind: "refused" }>(resolve =>
      setTimeout(() => resolve({ kind: "refused" }), 15_000),
    );
    return await Promise.race([remote.call("show", { bytes: given }), late]);
  } catch {
    return { kind: "refused" as const }; // the decoder failed or ran out of memory
  } finally {
    remote.end();
  }
};

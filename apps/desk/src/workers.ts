/** The workers, and the one trusted-types policy, `perde`: it lets through the addresses listed at build time only. */
import { callWorker, type Remote } from "@perde/site/remote";
import type { Progress } from "./vault/ledger-reading.ts";
import type { PapersOffer } from "./workers/papers.ts";
import papersAddress from "./workers/papers.ts?worker&url";
import type { PictureOffer } from "./workers/show-picture.ts";
import pictureAddress from "./workers/show-picture.ts?worker&url";
import type { VaultOffer } from "./workers/vault.ts";
import vaultAddress from "./workers/vault.ts?worker&url";

const listed: readonly string[] = [pictureAddress, vaultAddress, papersAddress];

const allow = (address: string): string => {
  if (!listed.includes(address)) throw new TypeError("this address is not listed");
  return address;
};

const policy = globalThis.trustedTypes?.createPolicy("perde", { createScriptURL: allow }) ?? { createScriptURL: allow };

const newWorker = (address: string): Worker => new Worker(policy.createScriptURL(address), { type: "module" });

export type VaultRemote = Remote<VaultOffer> & { readonly onProgress: (tell: (progress: Progress) => void) => void };

export const startVault = (): VaultRemote => {
  const worker = newWorker(vaultAddress);
  return {
    ...callWorker<VaultOffer>(worker),
    onProgress: tell =>
      worker.addEventListener("message", ({ data }) => data.progress !== undefined && tell(data.progress)),
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

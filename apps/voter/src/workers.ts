/**
 * The three workers and the one trusted-types policy, `perde`: it lets through the addresses listed here at build time
 * and nothing else, so that no script of another address can be started even by a flaw of this page.
 */

import { callWorker, type Offer, type Remote } from "@perde/site/remote";
import { forgetOnExit } from "./exit.ts";
import guardAddress from "./workers/guard.ts?worker&url";
import type { PictureOffer } from "./workers/picture.ts";
import pictureAddress from "./workers/picture.ts?worker&url";
import type { SealOffer } from "./workers/seal.ts";
import sealAddress from "./workers/seal.ts?worker&url";

const listed: readonly string[] = [guardAddress, pictureAddress, sealAddress];

const allow = (address: string): string => {
  if (!listed.includes(address)) throw new TypeError("this address is not listed");
  return address;
};

/** Browsers without trusted types start the same addresses, checked by the same function. */
const policy = globalThis.trustedTypes?.createPolicy("perde", { createScriptURL: allow }) ?? { createScriptURL: allow };

const workerAt = (address: string): Worker => new Worker(policy.createScriptURL(address), { type: "module" });

const start = <O extends Offer>(address: string): Remote<O> => {
  const remote = callWorker<O>(workerAt(address));
  const kept = forgetOnExit(remote.end);
  return {
    call: remote.call,
    end: () => {
      kept();
      remote.end();
    },
  };
};

export const startPictureWorker = (): Remote<PictureOffer> => start(pictureAddress);
export const startSealWorker = (): Remote<SealOffer> => start(sealAddress);

/** The guard speaks a protocol of its own (@perde/guard/worker). `end` ends it and all that it holds, as leaving does. */
export const startGuardWorker = (): { readonly worker: Worker; readonly end: () => void } => {
  const worker = workerAt(guardAddress);
  const kept = forgetOnExit(() => worker.terminate());
  return {
    worker,
    end: () => {
      kept();
      worker.terminate();
    },
  };
};

/**
 * The three workers and the one trusted-types policy, `perde`: it lets through the addresses listed here at build time
 * and nothing else, so that no script of another address can be started even by a flaw of this page.
 */

import { callWorker, type Offer, type Remote } from "@perde/site/remote";
import { forgetOnExit } from "./exit.ts";
import type { PictureOffer } from "./workers/picture.ts";
import pictureAddress from "./workers/picture.ts?worker&url";
import type { PuzzleOffer } from "./workers/puzzle.ts";
import puzzleAddress from "./workers/puzzle.ts?worker&url";
import type { SealOffer } from "./workers/seal.ts";
import sealAddress from "./workers/seal.ts?worker&url";

const listed: readonly string[] = [pictureAddress, puzzleAddress, sealAddress];

const allow = (address: string): string => {
  if (!listed.includes(address)) throw new TypeError("this address is not listed");
  return address;
};

/** Browsers without trusted types start the same addresses, checked by the same function. */
const policy = globalThis.trustedTypes?.createPolicy("perde", { createScriptURL: allow }) ?? { createScriptURL: allow };

const start = <O extends Offer>(address: string): Remote<O> => {
  const remote = callWorker<O>(new Worker(policy.createScriptURL(address), { type: "module" }));
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
export const startPuzzleWorker = (): Remote<PuzzleOffer> => start(puzzleAddress);
export const startSealWorker = (): Remote<SealOffer> => start(sealAddress);

import type { PuzzleClass } from "@perde/seal/puzzle";
import { type SizeClass, wireBytes } from "@perde/seal/size-class";
import type { Clock } from "./clock.ts";

/**
 * How hard intake is pressed, and what follows: the price of a puzzle grows with the class and with the load, up to a
 * cap; beyond it the large classes are turned away first (docs/formats/http.md, "Price and load").
 */
export type Load = {
  /** Leading zero bits of each of the eight searches of a puzzle. */
  readonly bits: (puzzleClass: PuzzleClass) => number;
  /** False: the answer is `busy`, and the page keeps the report and tries again. */
  readonly mayTake: (sizeClass: SizeClass) => boolean;
  readonly arrived: (bytes: number) => void;
  /** Bytes of bodies that are in memory now; negative when they leave it. */
  readonly inMemory: (bytes: number) => void;
};

/** Bytes on the disk: free for us, and taken by the store. */
export type Disk = () => { readonly free: number; readonly taken: number };

const baseBits: { readonly [K in PuzzleClass]: number } = { note: 9, "16k": 10, "256k": 11, "1m": 12, "4m": 13 };

/** 8 × 2^16 hashes: about 2 s on a phone with a quarter of a laptop's speed (docs/formats/puzzle.md). */
export const CAP_BITS = 16;

/** Up to this many bytes a minute the price does not rise: 64 MiB, about 4 reports a second with a picture. */
const comfortable = 64 * 1024 * 1024;

/** Share of the disk that only the smallest class may use, and what is never used: closing a batch must stay possible. */
const reservedShare = 0.3;
const neverUsed = 64 * 1024 * 1024;

/** Bodies in memory above which a class is turned away. */
const memoryFor: { readonly [K in SizeClass]: number } = {
  "16k": 96 * 1024 * 1024,
  "256k": 72 * 1024 * 1024,
  "1m": 48 * 1024 * 1024,
  "4m": 32 * 1024 * 1024,
};

export const loadOf = (clock: Clock, disk: Disk): Load => {
  let inMemory = 0;
  let windowStart = clock.steady();
  let [before, now] = [0, 0];

  const turn = (): void => {
    const minutes = Math.floor((clock.steady() - windowStart) / 60_000);
    if (minutes <= 0) return;
    before = minutes === 1 ? now : 0;
    now = 0;
    windowStart += minutes * 60_000;
  };

  return {
    bits: puzzleClass => {
      turn();
      const pressure = Math.max(before, now) / comfortable;
      const rise = pressure <= 1 ? 0 : Math.ceil(Math.log2(pressure));
      return Math.min(CAP_BITS, baseBits[puzzleClass] + rise);
    },
    mayTake: sizeClass => {
      if (inMemory + wireBytes(sizeClass) > memoryFor[sizeClass]) return false;
      const { free, taken } = disk();
      const kept = sizeClass === "16k" ? neverUsed : Math.max(neverUsed, reservedShare * (free + taken));
      return free - wireBytes(sizeClass) > kept;
    },
    arrived: bytes => {
      turn();
      now += bytes;
    },
    inMemory: bytes => {
      inMemory += bytes;
    },
  };
};

import { hash } from "node:crypto";
import type { Clock, Random } from "./clock.ts";
import type { Load } from "./load.ts";
import type { OperatorKeys } from "./operator-keys.ts";
import type { Recorder } from "./record.ts";
import type { Store } from "./store/store.ts";

/** What every part of the server works with. It holds no state of its own: any number may stand before one store. */
export type Intake = {
  readonly instance: Uint8Array;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly keys: OperatorKeys;
  readonly load: Load;
  readonly recorder: Recorder;
  /** The hour since 1970 up to which spent puzzles and nonces were forgotten; grows only. */
  readonly forgotten: { upTo: number };
  readonly settings: Settings;
  /** Told of our own mistakes, for tests; the server itself only counts them. */
  readonly fault: (error: unknown) => void;
};

export type Settings = {
  readonly origins: Origins;
  /** Seconds between two closes of a batch. */
  readonly batchSeconds: number;
  /** Days after the close of its batch on which an envelope is erased. */
  readonly retentionDays: number;
  readonly trial: boolean;
  readonly demo: boolean;
  /** Origins, besides every loopback one, from which a desk's app may call. */
  readonly deskOrigins: readonly string[];
};

/** As a browser spells them, for example "http://localhost:8700". */
export type Origins = { readonly voter: string; readonly desk: string; readonly public: string };

/** Node's own SHA-256: about five times as fast as one in JavaScript. */
export const sha256 = (bytes: Uint8Array): Uint8Array => hash("sha256", bytes, "buffer");

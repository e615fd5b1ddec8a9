/** Argon2id (RFC 9106) by hash-wasm, the same in page, worker and Node. Parameters are never weakened on failure. */

import { argon2id } from "hash-wasm";

/** `memory` in KiB. */
export type StretchCost = { readonly memory: number; readonly passes: number; readonly lanes: number };

/** 32 bytes, or `out-of-memory` when the platform does not give what the cost demands. */
export const stretch = async (
  secret: Uint8Array,
  salt: Uint8Array,
  cost: StretchCost,
): Promise<{ readonly kind: "stretched"; readonly bytes: Uint8Array } | { readonly kind: "out-of-memory" }> => {
  try {
    const bytes = await argon2id({
      password: secret,
      salt,
      memorySize: cost.memory,
      iterations: cost.passes,
      parallelism: cost.lanes,
      hashLength: 32,
      outputType: "binary",
    });
    return { kind: "stretched", bytes };
  } catch (error) {
    // WebAssembly memory that cannot grow and typed arrays that cannot be made throw RangeError; some engines a trap.
    if (error instanceof RangeError || error instanceof WebAssembly.RuntimeError) return { kind: "out-of-memory" };
    throw error;
  }
};

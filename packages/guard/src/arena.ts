/**
 * The one place where the engine keeps anything derived from a picture: a single memory, shared with the compiled
 * kernels, that is handed out in pieces during a call and filled with zeros at its end.
 */

const page = 65_536;

export type Arena = {
  readonly memory: WebAssembly.Memory;
  bytes(length: number): Uint8Array;
  shorts(length: number): Uint16Array;
  ints(length: number): Int32Array;
  floats(length: number): Float64Array;
  singles(length: number): Float32Array;
  /** Bytes handed out so far. */
  used(): number;
  /** Gives back, zeroed, everything handed out since `used()` answered `to`. */
  release(to: number): void;
  /** Zeroes everything that was ever handed out and starts again. */
  wipe(): void;
};

/** Where the pieces begin; below lie the constant tables of the compiled kernels, which know no picture. */
export const firstFree = 4 * page;

/** Memory grew beyond what the call reserved: the picture is not judged, so it does not pass. */
export class OutOfMemory extends Error {}

/** Makes room for `reserve` bytes at once, since growing later would detach pieces already handed out. */
export const arenaOn = (memory: WebAssembly.Memory, reserve: number): Arena => {
  const wanted = Math.ceil((firstFree + reserve) / page) - memory.buffer.byteLength / page;
  if (wanted > 0) {
    try {
      memory.grow(wanted);
    } catch {
      throw new OutOfMemory();
    }
  }
  const buffer = memory.buffer;
  let next = firstFree;
  let highest = firstFree;
  const take = (size: number): number => {
    const at = next;
    next += Math.ceil(size / 16) * 16;
    if (next > buffer.byteLength) throw new OutOfMemory();
    highest = Math.max(highest, next);
    return at;
  };
  const clear = (from: number, to: number): void => {
    new Uint8Array(buffer, from, to - from).fill(0);
  };
  return {
    memory,
    bytes: length => new Uint8Array(buffer, take(length), length),
    shorts: length => new Uint16Array(buffer, take(length * 2), length),
    ints: length => new Int32Array(buffer, take(length * 4), length),
    floats: length => new Float64Array(buffer, take(length * 8), length),
    singles: length => new Float32Array(buffer, take(length * 4), length),
    used: () => next,
    release: to => {
      clear(to, next);
      next = to;
    },
    wipe: () => {
      clear(firstFree, highest);
      next = firstFree;
      highest = firstFree;
    },
  };
};

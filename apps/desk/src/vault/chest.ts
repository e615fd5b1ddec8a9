/** Where a vault keeps sealed bytes by name: the browser's storage, or memory where there is none. Nothing in it is readable. */
export type Chest = {
  readonly get: (names: readonly string[]) => Promise<readonly (Uint8Array | undefined)[]>;
  readonly names: (beginning: string) => Promise<readonly string[]>;
  /** Puts and removes all of it in one transaction. `false`: nothing was changed, as when the disk is full. */
  readonly change: (put: ReadonlyMap<string, Uint8Array>, remove: readonly string[]) => Promise<boolean>;
};

/** For windows without storage: the sealed bytes end with the vault. */
export const memoryChest = (): Chest => {
  const kept = new Map<string, Uint8Array>();
  return {
    get: async names => names.map(name => kept.get(name)),
    names: async beginning => [...kept.keys()].filter(name => name.startsWith(beginning)),
    change: async (put, remove) => {
      for (const name of remove) kept.delete(name);
      for (const [name, bytes] of put) kept.set(name, bytes);
      return true;
    },
  };
};

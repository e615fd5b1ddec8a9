/** Sealed chunks of a desk in the browser's own storage. A private window may have none: then they lie in memory. */
import { type Chest, memoryChest } from "./vault/chest.ts";

const name = "perde-desk-chunks";
const store = "chunks";

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const answerOf = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

export const browserChest = async (): Promise<Chest> => {
  let database: IDBDatabase;
  try {
    database = await open();
  } catch {
    return memoryChest();
  }
  const reading = () => database.transaction(store, "readonly").objectStore(store);
  return {
    get: async names => {
      const from = reading();
      const found = await Promise.all(names.map(one => answerOf<unknown>(from.get(one))));
      return found.map(bytes => (bytes instanceof Uint8Array ? bytes : undefined));
    },
    names: async beginning => {
      const keys = await answerOf(reading().getAllKeys(IDBKeyRange.bound(beginning, `${beginning}\uffff`)));
      return keys.filter(key => typeof key === "string");
    },
    change: (put, remove) =>
      new Promise(resolve => {
        const transaction = database.transaction(store, "readwrite", { durability: "strict" });
        transaction.oncomplete = () => resolve(true);
        transaction.onabort = () => resolve(false);
        const into = transaction.objectStore(store);
        for (const one of remove) into.delete(one);
        for (const [key, bytes] of put) into.put(bytes, key);
      }),
  };
};

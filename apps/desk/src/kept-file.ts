/** The browser's copy of the encrypted member file. The downloaded file is the original; nothing decrypted is ever stored. */
const name = "perde-desk";
const place = { store: "files", key: "member" } as const;

const openStore = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(place.store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const within = async <Value>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value | undefined> => {
  let database: IDBDatabase;
  try {
    database = await openStore();
  } catch {
    return undefined; // a private window may have no storage: then there is no copy, and the file is asked for
  }
  try {
    return await new Promise<Value | undefined>(resolve => {
      const request = act(database.transaction(place.store, mode).objectStore(place.store));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(undefined);
    });
  } finally {
    database.close();
  }
};

export const keepFile = async (file: Uint8Array): Promise<void> => {
  await within("readwrite", store => store.put(file, place.key));
};

export const keptFile = async (): Promise<Uint8Array | undefined> => {
  const found = await within<unknown>("readonly", store => store.get(place.key));
  return found instanceof Uint8Array ? found : undefined;
};

/** The browser's copy of the encrypted member file. The downloaded file is the original; nothing decrypted is ever stored. */
const name = "perde-desk";
const store = "files";
/** The member file, and the keys of somebody who waits for a welcome. */
type Kept = "member" | "joining";

const openStore = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
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
      const request = act(database.transaction(store, mode).objectStore(store));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(undefined);
    });
  } finally {
    database.close();
  }
};

const keep = async (kept: Kept, file: Uint8Array): Promise<void> => {
  await within("readwrite", files => files.put(file, kept));
};
const find = async (kept: Kept): Promise<Uint8Array | undefined> => {
  const found = await within<unknown>("readonly", files => files.get(kept));
  return found instanceof Uint8Array ? found : undefined;
};

export const keepFile = (file: Uint8Array): Promise<void> => keep("member", file);
export const keptFile = (): Promise<Uint8Array | undefined> => find("member");

export const keepJoining = (file: Uint8Array): Promise<void> => keep("joining", file);
export const keptJoining = (): Promise<Uint8Array | undefined> => find("joining");
export const forgetJoining = async (): Promise<void> => {
  await within("readwrite", files => files.delete("joining"));
};

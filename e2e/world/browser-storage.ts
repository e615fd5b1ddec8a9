/** Everything that an origin has stored in a browser: what a seizure of the laptop finds. */
import type { Page } from "playwright";

/** Storages by name, each as the bytes that lie in it. */
export const browserStorage = async (page: Page): Promise<ReadonlyMap<string, Buffer>> => {
  const found = await page.evaluate(async () => {
    const parts: [string, number[] | string][] = [];
    const collect = (where: string, value: unknown): void => {
      if (typeof value === "string") parts.push([where, value]);
      else if (ArrayBuffer.isView(value))
        parts.push([where, [...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)]]);
      else if (value instanceof ArrayBuffer) parts.push([where, [...new Uint8Array(value)]]);
      else if (value instanceof CryptoKey) parts.push([where, `key, extractable: ${value.extractable}`]);
      else if (typeof value === "object" && value !== null)
        for (const [name, inner] of Object.entries(value)) {
          parts.push([where, name]);
          collect(where, inner);
        }
      else parts.push([where, String(value)]);
    };
    collect("localStorage", { ...localStorage });
    collect("sessionStorage", { ...sessionStorage });
    collect("cookies", document.cookie);
    collect("history", history.state);
    const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const files = database.transaction(store, "readonly").objectStore(store);
        collect(`IndexedDB ${name}/${store}`, await done(files.getAllKeys()));
        collect(`IndexedDB ${name}/${store}`, await done(files.getAll()));
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        collect(`cache ${name}`, request.url);
        collect(`cache ${name}`, await (await cache.match(request))?.arrayBuffer());
      }
    }
    const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [name, handle] of folder as unknown as AsyncIterable<[string, FileSystemHandle]>) {
        collect(`OPFS ${path}`, name);
        if (handle.kind === "directory") await walk(handle as FileSystemDirectoryHandle, `${path}${name}/`);
        else collect(`OPFS ${path}${name}`, await (await (handle as FileSystemFileHandle).getFile()).arrayBuffer());
      }
    };
    await walk(await navigator.storage.getDirectory(), "/");
    return parts;
  });
  const byPlace = new Map<string, Buffer[]>();
  for (const [where, part] of found) {
    const bytes = typeof part === "string" ? Buffer.from(`${part}\n`, "utf8") : Buffer.from(part);
    byPlace.set(where, [...(byPlace.get(where) ?? []), bytes]);
  }
  return new Map([...byPlace].map(([where, parts]) => [where, Buffer.concat(parts)]));
};

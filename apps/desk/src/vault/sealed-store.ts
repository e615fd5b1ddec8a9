/** Sealing of what a desk keeps in the browser: docs/formats/desk-snapshot.md, "Keys" and "Chunks". AES-256-GCM by WebCrypto. */
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concat, fromUtf8, type RandomBytes, toBase64Url, utf8 } from "@perde/seal/bytes";
import type { Chest } from "./chest.ts";

export type ChunkKind = "list" | "text" | "body" | "pictures" | "journal" | "outbox" | "reading" | "manifest";
/** A chunk by what it is, under which generation it was sealed, and its number, leaf or hash. */
export type ChunkPlace = { readonly kind: ChunkKind; readonly generation: number; readonly index: string };

/** What one writing changes, collected before it is stored at once. */
export type Changes = {
  readonly put: (place: ChunkPlace, bytes: Uint8Array) => Promise<void>;
  readonly putJson: (place: ChunkPlace, value: unknown) => Promise<void>;
  readonly remove: (kind: ChunkKind, index: string) => void;
};

export type SealedStore = {
  /** `undefined`: not there, or it does not open at this place. */
  readonly open: (place: ChunkPlace) => Promise<Uint8Array | undefined>;
  readonly openJson: (places: readonly ChunkPlace[]) => Promise<readonly unknown[]>;
  /** Indexes of all chunks of one kind. */
  readonly indexes: (kind: ChunkKind) => Promise<readonly string[]>;
  /** Stores what `collect` puts together, all or nothing. `false`: nothing was changed. */
  readonly change: (collect: (changes: Changes) => Promise<void>) => Promise<boolean>;
};

const version = "perde-snapshot/1";
const nonceBytes = 12;

const derived = (seed: Uint8Array, desk: string, purpose: string, length: number): Uint8Array =>
  hkdf(sha256, seed, undefined, utf8(`${version} ${purpose} ${desk}`), length);

/** @param seed the member's seed, 32 bytes */
export const openSealedStore = async (
  chest: Chest,
  seed: Uint8Array,
  desk: string,
  random: RandomBytes,
): Promise<SealedStore> => {
  const place = toBase64Url(derived(seed, desk, "place", 16));
  const raw = derived(seed, desk, "key", 32);
  const key = await crypto.subtle.importKey("raw", new Uint8Array(raw), "AES-GCM", false, ["encrypt", "decrypt"]);
  raw.fill(0);
  const nameOf = ({ kind, index }: Pick<ChunkPlace, "kind" | "index">): string => `${place}.${kind}.${index}`;
  const parameters = ({ kind, generation, index }: ChunkPlace, nonce: Uint8Array) => ({
    name: "AES-GCM",
    iv: new Uint8Array(nonce),
    additionalData: new Uint8Array(utf8(JSON.stringify([version, desk, kind, generation, index]))),
  });

  const seal = async (at: ChunkPlace, bytes: Uint8Array): Promise<Uint8Array> => {
    const nonce = random(nonceBytes);
    const sealed = await crypto.subtle.encrypt(parameters(at, nonce), key, new Uint8Array(bytes));
    return concat(nonce, new Uint8Array(sealed));
  };
  const unseal = async (at: ChunkPlace, sealed: Uint8Array | undefined): Promise<Uint8Array | undefined> => {
    if (sealed === undefined || sealed.length < nonceBytes + 16) return undefined;
    try {
      const nonce = sealed.subarray(0, nonceBytes);
      return new Uint8Array(
        await crypto.subtle.decrypt(parameters(at, nonce), key, new Uint8Array(sealed.subarray(nonceBytes))),
      );
    } catch {
      return undefined; // the tag does not fit
    }
  };

  return {
    open: async at => unseal(at, (await chest.get([nameOf(at)]))[0]),
    openJson: async places => {
      const sealed = await chest.get(places.map(nameOf));
      return Promise.all(
        places.map(async (at, number) => {
          const bytes = await unseal(at, sealed[number]);
          const text = bytes === undefined ? undefined : fromUtf8(bytes);
          return text === undefined ? undefined : JSON.parse(text);
        }),
      );
    },
    indexes: async kind => {
      const beginning = nameOf({ kind, index: "" });
      return (await chest.names(beginning)).map(name => name.slice(beginning.length));
    },
    change: async collect => {
      const put = new Map<string, Uint8Array>();
      const remove: string[] = [];
      const changes: Changes = {
        put: async (at, bytes) => {
          put.set(nameOf(at), await seal(at, bytes));
        },
        putJson: (at, value) => changes.put(at, utf8(JSON.stringify(value))),
        remove: (kind, index) => {
          remove.push(nameOf({ kind, index }));
        },
      };
      await collect(changes);
      return put.size === 0 && remove.length === 0 ? true : chest.change(put, remove);
    },
  };
};

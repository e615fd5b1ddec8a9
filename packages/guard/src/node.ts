/** The guard for files, in Node. */
import { readdir, readFile } from "node:fs/promises";
import sharp from "sharp";
import { framesOf } from "./decode-node.ts";
import { openEngine } from "./fast.ts";
import { fileKindOf } from "./file-kind.ts";
import { inspectFrame } from "./inspect.ts";
import { isWorthALook } from "./look.ts";
import type { OriginalPhoto } from "./photo.ts";
import { longestSide, type Pixels } from "./pixels.ts";
import { type Codec, type Redaction, redactPixels } from "./redact.ts";
import { openShelf, type Shelf } from "./shelf.ts";
import type { Template } from "./template.ts";
import { type ReadPack, readPack } from "./template-pack.ts";
import { type Quad, type Verdict, worse } from "./verdict.ts";

export type FileOptions = {
  /** Milliseconds after which a file is held as out of time; 10,000 unless told. */
  readonly limitMs?: number;
};

/** Says of a file what `inspect` says of pixels; of several frames or pages the worst speaks. */
export const inspectFile = async (bytes: Uint8Array, shelf: Shelf, options: FileOptions = {}): Promise<Verdict> => {
  const end = performance.now() + (options.limitMs ?? 10_000);
  const isOutOfTime = (): boolean => performance.now() > end;
  let verdict: Verdict | null = null;
  for await (const frame of framesOf(bytes, longestSide, small => isWorthALook(small, shelf))) {
    const next = "kind" in frame ? frame : inspectFrame(frame, shelf, isOutOfTime);
    verdict = verdict === null ? next : worse(verdict, next);
    if (verdict.kind === "blocked") return verdict;
    if (isOutOfTime()) return { kind: "blocked", why: "out-of-time", findings: [] };
  }
  return verdict ?? { kind: "unreadable", why: "not-an-image" };
};

const codecFor = (kind: "png" | "jpeg"): Codec => ({
  encode: async ({ width, height, data }) => {
    const image = sharp(data, { raw: { width, height, channels: data.length === width * height * 4 ? 4 : 3 } });
    const written = kind === "png" ? image.png() : image.jpeg({ quality: 85 });
    return new Uint8Array(await written.toBuffer());
  },
  decode: async bytes => {
    for await (const frame of framesOf(bytes)) return "kind" in frame ? frame : frame.pixels;
    return { kind: "unreadable", why: "not-an-image" };
  },
});

/** One covered picture from the first frame or page of a file: PNG from PNG and GIF, otherwise JPEG. */
export const redactFile = async (photo: OriginalPhoto, asked: readonly Quad[], shelf: Shelf): Promise<Redaction> => {
  const kind = fileKindOf(photo);
  for await (const frame of framesOf(photo, Infinity)) {
    if ("kind" in frame) return frame;
    return await redactPixels(frame.pixels, asked, shelf, codecFor(kind === "png" || kind === "gif" ? "png" : "jpeg"));
  }
  return { kind: "unreadable", why: "not-an-image" };
};

/** The blanks in a file: each frame or page at full size, or why it cannot be read. */
export const blanksIn = async (
  bytes: Uint8Array,
): Promise<readonly (Pixels | Extract<Verdict, { kind: "unreadable" }>)[]> => {
  const blanks: (Pixels | Extract<Verdict, { kind: "unreadable" }>)[] = [];
  for await (const frame of framesOf(bytes, Infinity)) blanks.push("kind" in frame ? frame : frame.pixels);
  return blanks;
};

/** Where the packs that come with the guard lie. */
export const shippedPacks = new URL("../packs/", import.meta.url);

export type PackInFolder = { readonly file: string; readonly read: ReadPack };

/** Every `.pack` of a folder, by name. */
export const packsIn = async (folder: URL | string): Promise<readonly PackInFolder[]> => {
  const names = (await readdir(folder)).filter(name => name.endsWith(".pack")).sort();
  const join = (name: string): URL | string => (folder instanceof URL ? new URL(name, folder) : `${folder}/${name}`);
  return Promise.all(names.map(async file => ({ file, read: readPack(await readFile(join(file))) })));
};

/** Templates of the packs that could be read. */
export const templatesOf = (packs: readonly PackInFolder[]): readonly Template[] =>
  packs.flatMap(({ read }) => (read.kind === "template" ? [read.template] : []));

/** The guard with these templates. */
export const openGuardShelf = async (templates: readonly Template[]): Promise<Shelf> =>
  openShelf(templates, await openEngine());

/** The guard with the packs that come with it. */
export const openShippedShelf = async (): Promise<Shelf> => openGuardShelf(templatesOf(await packsIn(shippedPacks)));

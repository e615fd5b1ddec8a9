/** The guard inside a browser's worker: `new Worker(new URL(…), { type: "module" })`, spoken to by `browser.ts`. */
import { chatCovers } from "./chat/find-chat.ts";
import { framesOf, writeFile } from "./decode-browser.ts";
import { openEngine } from "./fast.ts";
import { fileKindOf } from "./file-kind.ts";
import { inspectFrame } from "./inspect.ts";
import { isWorthALook, personsIn } from "./look.ts";
import { longestSide } from "./pixels.ts";
import { type Redaction, redactPixels } from "./redact.ts";
import { openShelf, type Shelf } from "./shelf.ts";
import { readPack } from "./template-pack.ts";
import { type Quad, type Verdict, worse } from "./verdict.ts";

export type Request =
  | { readonly ask: "open"; readonly packs: readonly Uint8Array<ArrayBuffer>[] }
  /** `proposes`: whether places are wanted that a person may want to cover in a clear picture. */
  | {
      readonly ask: "inspect";
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly limitMs: number;
      readonly proposes?: true;
    }
  | { readonly ask: "redact"; readonly bytes: Uint8Array<ArrayBuffer>; readonly areas: readonly Quad[] };

export type Reply =
  | { readonly say: "open"; readonly templates: number }
  /** `share`, 0 to 1, of the work done. */
  | { readonly say: "progress"; readonly share: number }
  /** `covers`: what is proposed, of the first frame. */
  | { readonly say: "verdict"; readonly verdict: Verdict; readonly covers: readonly Quad[] }
  | { readonly say: "redaction"; readonly redaction: Redaction };

/** Set by the first message; later ones wait for it. */
let opening: Promise<Shelf> | null = null;

const say = (reply: Reply): void => postMessage(reply);

const shelfFrom = async (packs: readonly Uint8Array[]): Promise<Shelf> =>
  openShelf(
    packs.flatMap(bytes => {
      const read = readPack(bytes);
      return read.kind === "template" ? [read.template] : [];
    }),
    await openEngine(),
  );

const inspectBytes = async (bytes: Uint8Array<ArrayBuffer>, limitMs: number, on: Shelf): Promise<Verdict> => {
  const end = performance.now() + limitMs;
  const isOutOfTime = (): boolean => performance.now() > end;
  let verdict: Verdict | null = null;
  say({ say: "progress", share: 0.1 });
  for await (const frame of framesOf(bytes, longestSide, small => isWorthALook(small, on))) {
    say({ say: "progress", share: 0.4 });
    const next = "kind" in frame ? frame : inspectFrame(frame, on, isOutOfTime);
    verdict = verdict === null ? next : worse(verdict, next);
    if (verdict.kind === "blocked") return verdict;
    if (isOutOfTime()) return { kind: "blocked", why: "out-of-time", findings: [] };
  }
  return verdict ?? { kind: "unreadable", why: "not-an-image" };
};

const first = async (bytes: Uint8Array<ArrayBuffer>) => {
  for await (const frame of framesOf(bytes, Infinity)) return "kind" in frame ? frame : frame.pixels;
  return { kind: "unreadable", why: "not-an-image" } as const;
};

/** Largest face in a screenshot of a conversation, as a share of its width. */
const largestInChat = 0.45;

/** Faces, and what in a conversation tells who is talking. */
const proposalsFor = async (bytes: Uint8Array<ArrayBuffer>, on: Shelf): Promise<readonly Quad[]> => {
  const pixels = await first(bytes);
  if ("kind" in pixels) return [];
  say({ say: "progress", share: 0.8 });
  const chat = chatCovers(pixels);
  // In a screenshot portraits are small; what looks like a large face is the page itself.
  const most = chat.length > 0 ? pixels.width * largestInChat : Infinity;
  const persons = personsIn(pixels, on).filter(quad => Math.abs(quad[1][0] - quad[0][0]) <= most);
  const covers = [...chat, ...persons];
  pixels.data.fill(0);
  return covers;
};

const redactBytes = async (bytes: Uint8Array<ArrayBuffer>, areas: readonly Quad[], on: Shelf): Promise<Redaction> => {
  const kind = fileKindOf(bytes);
  const type = kind === "png" || kind === "gif" ? "image/png" : "image/jpeg";
  say({ say: "progress", share: 0.1 });
  const pixels = await first(bytes);
  if ("kind" in pixels) return pixels;
  say({ say: "progress", share: 0.3 });
  return redactPixels(pixels, areas, on, { encode: covered => writeFile(covered, type), decode: first });
};

const answer = async (request: Request): Promise<void> => {
  if (request.ask === "open") {
    opening = shelfFrom(request.packs);
    return say({ say: "open", templates: (await opening).templates.length });
  }
  const shelf = await opening;
  if (shelf === null) throw new Error("The guard was asked before it was opened.");
  if (request.ask === "inspect") {
    const verdict = await inspectBytes(request.bytes, request.limitMs, shelf);
    const covers = request.proposes && verdict.kind === "clear" ? await proposalsFor(request.bytes, shelf) : [];
    request.bytes.fill(0);
    return say({ say: "verdict", verdict, covers });
  }
  const redaction = await redactBytes(request.bytes, request.areas, shelf);
  request.bytes.fill(0);
  return say({ say: "redaction", redaction });
};

// A failure here reaches the page as the worker's error event, where it holds the picture.
addEventListener("message", ({ data }: MessageEvent<Request>) => {
  answer(data).catch(error => {
    setTimeout(() => {
      throw error;
    });
  });
});

/** What was opened for this desk: the columns of the list in memory, whole reports apart, each asked for by its leaf. */
import { foldText } from "@perde/cases/fold-text";
import type { Channel, ReportContent, Threat } from "@perde/cases/report";
import { saidText } from "@perde/cases/said-text";
import { concatAll } from "@perde/seal/bytes";
import * as v from "valibot";
import type { Damage, Received } from "./open-report.ts";
import type { Changes, ChunkPlace, SealedStore } from "./sealed-store.ts";

/** What a report says by its chips and its place: all that the list shows and filters by, free wording apart. */
export type SaidInShort = Pick<ReportContent, "language" | "what" | "place" | "when" | "grade"> & {
  readonly roles: readonly string[];
  readonly channels: readonly Channel[];
  readonly threats: readonly Threat[];
};

/** One opened leaf, about 200 bytes. `mailbox` joins a report and the additions of the same person. */
export type Brief =
  | {
      readonly kind: "report";
      readonly leaf: string;
      readonly batch: number;
      readonly mailbox: string;
      readonly pictures: number;
      readonly said: SaidInShort;
    }
  | { readonly kind: "addition"; readonly leaf: string; readonly batch: number; readonly mailbox: string }
  | { readonly kind: "damaged"; readonly leaf: string; readonly batch: number; readonly why: Damage };

/** One group of leaves whose chunks lie in the store: under which generation they were sealed, and how many they are. */
export type KeptGroup = { readonly generation: number; readonly count: number };

export type Contents = {
  readonly size: () => number;
  readonly brief: (leaf: string) => Brief | undefined;
  readonly briefs: () => Iterable<Brief>;
  /** Leaves of the additions of one person, and of her report. */
  readonly additionsOf: (mailbox: string) => readonly string[];
  readonly reportsOf: (mailbox: string) => readonly string[];
  /** What a report says, folded for searching. */
  readonly text: (leaf: string) => string;
  readonly whole: (leaf: string) => Promise<Received | undefined>;
  /** What the given reports say in full; those that are no report or gone are left out. */
  readonly said: (leaves: readonly string[]) => Promise<ReadonlyMap<string, ReportContent>>;
  readonly add: (received: Received) => void;
  /** `false` when it was not there. */
  readonly remove: (leaf: string) => boolean;
  /** How many leaves are not in the store yet. */
  readonly waiting: () => number;
  /** Seals what changed; the answer is to be called once it is stored. What comes meanwhile is left for the next time. */
  readonly save: (changes: Changes, generation: number) => Promise<Saved>;
  /** Reads the columns of all groups. `false`: a chunk is missing or is not what the manifest says. */
  readonly load: (groups: readonly KeptGroup[]) => Promise<boolean>;
  /** Reads the texts for searching, which the list can do without at first. `false` as above. */
  readonly loadTexts: () => Promise<boolean>;
  readonly clear: () => void;
};

/** The groups as they lie in the store after a saving, and what makes that true in memory. */
export type Saved = { readonly groups: readonly KeptGroup[]; readonly stored: () => void };

const inShort = ({ language, what, place, when, grade, who, how, threat }: ReportContent): SaidInShort => ({
  language,
  what,
  place,
  ...(when === undefined ? {} : { when }),
  grade,
  roles: who.roles,
  channels: how.channels,
  threats: threat.kinds,
});

export const briefOf = (received: Received): Brief => {
  const { leaf, batch } = received;
  if (received.kind === "damaged") return { kind: "damaged", leaf, batch, why: received.why };
  const { mailbox, said, pictures } = received;
  if (said.type === "addition") return { kind: "addition", leaf, batch, mailbox };
  return { kind: "report", leaf, batch, mailbox, pictures: pictures.length, said: inShort(said.content) };
};

export const searchText = (content: ReportContent): string =>
  foldText(content.place.kind === "listed" ? `${saidText(content)} ${content.place.id}` : saidText(content));

const PER_GROUP = 128;
/** Groups whose chunks are asked for at once. */
const AT_ONCE = 64;

type Whole = Extract<Received, { readonly kind: "received" }>;
/** A leaf whole as it is stored: its pictures lie apart. */
type KeptBody = Exclude<Received, Whole> | Omit<Whole, "pictures">;
type Group = { readonly generation: number; readonly leaves: readonly string[] };

// What opens under our own key was checked before it was sealed: only its outermost shape is looked at again.
const isThing = (value: unknown): boolean => typeof value === "object" && value !== null;
const keptBriefs = v.array(v.custom<Brief>(isThing));
const keptBodies = v.array(v.custom<KeptBody>(isThing));
const keptTexts = v.array(v.string());

const withoutPictures = (received: Received): KeptBody => {
  if (received.kind === "damaged") return received;
  const { pictures: _pictures, ...body } = received;
  return body;
};

const packPictures = (pictures: readonly Uint8Array[]): Uint8Array =>
  concatAll(
    pictures.flatMap(picture => {
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, picture.length);
      return [length, picture];
    }),
  );

const unpackPictures = (bytes: Uint8Array): readonly Uint8Array[] => {
  const pictures: Uint8Array[] = [];
  for (let at = 0; at + 4 <= bytes.length; ) {
    const length = new DataView(bytes.buffer, bytes.byteOffset + at).getUint32(0);
    pictures.push(bytes.slice(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return pictures;
};

const picturesAt = (leaf: string): ChunkPlace => ({ kind: "pictures", generation: 0, index: leaf });

export const newContents = (store: SealedStore): Contents => {
  const briefs = new Map<string, Brief>();
  const texts = new Map<string, string>();
  const additions = new Map<string, readonly string[]>();
  const reports = new Map<string, readonly string[]>();
  /** Opened, and not in the store yet. */
  const fresh = new Map<string, Received>();
  let groups: readonly Group[] = [];
  /** In which group a leaf lies. */
  const homes = new Map<string, number>();
  /** Leaves in the store that are to go out of it. */
  const leaving = new Set<string>();

  const joinMailbox = (brief: Brief): void => {
    if (brief.kind === "damaged") return;
    const own = brief.kind === "report" ? reports : additions;
    own.set(brief.mailbox, [...(own.get(brief.mailbox) ?? []), brief.leaf]);
  };
  const take = (brief: Brief): void => {
    briefs.set(brief.leaf, brief);
    joinMailbox(brief);
  };

  const bodiesOf = async (index: number): Promise<ReadonlyMap<string, KeptBody>> => {
    const group = groups[index];
    if (group === undefined) return new Map();
    const place = { kind: "body" as const, generation: group.generation, index: String(index) };
    const parsed = v.safeParse(keptBodies, (await store.openJson([place]))[0]);
    return new Map(parsed.success ? parsed.output.map(body => [body.leaf, body]) : []);
  };

  const whole = async (leaf: string): Promise<Received | undefined> => {
    const waiting = fresh.get(leaf);
    const home = homes.get(leaf);
    if (waiting !== undefined || home === undefined) return waiting;
    const body = (await bodiesOf(home)).get(leaf);
    if (body === undefined || body.kind === "damaged") return body;
    const packed = body.said.attachments.length === 0 ? undefined : await store.open(picturesAt(leaf));
    return { ...body, pictures: packed === undefined ? [] : unpackPictures(packed) };
  };

  const contentOf = (one: Received | KeptBody | undefined): ReportContent | undefined =>
    one?.kind === "received" && one.said.type === "report" ? one.said.content : undefined;

  const save = async (changes: Changes, generation: number): Promise<Saved> => {
    const adding = [...fresh.values()];
    const going = new Set(leaving);
    const next: Group[] = [...groups];
    const touched = new Set([...going].flatMap(leaf => homes.get(leaf) ?? []));
    const put = new Map<number, Received[]>();
    const left = next.map(({ leaves }) => leaves.length);
    for (const one of adding) {
      let index = left.length - 1;
      if (index < 0 || (left[index] ?? 0) >= PER_GROUP) index = left.push(0) - 1;
      left[index] = (left[index] ?? 0) + 1;
      put.set(index, [...(put.get(index) ?? []), one]);
      touched.add(index);
    }
    for (const index of touched) {
      const before = await bodiesOf(index);
      const bodies = [
        ...(groups[index]?.leaves ?? []).flatMap(leaf => (going.has(leaf) ? [] : (before.get(leaf) ?? []))),
        ...(put.get(index) ?? []).map(withoutPictures),
      ];
      next[index] = { generation, leaves: bodies.map(({ leaf }) => leaf) };
      const at = (kind: "list" | "text" | "body"): ChunkPlace => ({ kind, generation, index: String(index) });
      await changes.putJson(
        at("list"),
        bodies.flatMap(({ leaf }) => briefs.get(leaf) ?? briefOfGone(leaf)),
      );
      await changes.putJson(
        at("text"),
        bodies.map(({ leaf }) => texts.get(leaf) ?? ""),
      );
      await changes.putJson(at("body"), bodies);
    }
    for (const one of adding)
      if (one.kind === "received" && one.pictures.length > 0)
        await changes.put(picturesAt(one.leaf), packPictures(one.pictures));
    for (const leaf of going) changes.remove("pictures", leaf);
    return {
      groups: next.map(({ generation: sealed, leaves }) => ({ generation: sealed, count: leaves.length })),
      stored: () => {
        groups = next;
        for (const leaf of going) {
          homes.delete(leaf);
          leaving.delete(leaf);
        }
        for (const index of touched)
          for (const leaf of next[index]?.leaves ?? []) {
            homes.set(leaf, index);
            fresh.delete(leaf);
            // Deleted while this was being stored.
            if (!briefs.has(leaf)) leaving.add(leaf);
          }
      },
    };
  };

  return {
    size: () => briefs.size,
    brief: leaf => briefs.get(leaf),
    briefs: () => briefs.values(),
    additionsOf: mailbox => additions.get(mailbox) ?? [],
    reportsOf: mailbox => reports.get(mailbox) ?? [],
    text: leaf => texts.get(leaf) ?? "",
    whole,
    said: async leaves => {
      const said = new Map<string, ReportContent>();
      const byGroup = Map.groupBy(leaves, leaf => (fresh.has(leaf) ? undefined : homes.get(leaf)));
      for (const [index, own] of byGroup) {
        const bodies = index === undefined ? fresh : await bodiesOf(index);
        for (const leaf of own) {
          const content = contentOf(bodies.get(leaf));
          if (content !== undefined) said.set(leaf, content);
        }
      }
      return said;
    },
    add: received => {
      const brief = briefOf(received);
      take(brief);
      fresh.set(brief.leaf, received);
      const content = contentOf(received);
      if (content !== undefined) texts.set(brief.leaf, searchText(content));
    },
    remove: leaf => {
      const brief = briefs.get(leaf);
      if (brief === undefined) return false;
      if (brief.kind !== "damaged") {
        const own = brief.kind === "report" ? reports : additions;
        own.set(
          brief.mailbox,
          (own.get(brief.mailbox) ?? []).filter(one => one !== leaf),
        );
      }
      if (!fresh.delete(leaf)) leaving.add(leaf);
      texts.delete(leaf);
      return briefs.delete(leaf);
    },
    waiting: () => fresh.size + leaving.size,
    save,
    load: async kept => {
      const loaded: Group[] = [];
      for (let from = 0; from < kept.length; from += AT_ONCE) {
        const part = kept.slice(from, from + AT_ONCE);
        const chunks = await store.openJson(
          part.map(({ generation }, place) => ({ kind: "list", generation, index: String(from + place) })),
        );
        for (const [place, { generation, count }] of part.entries()) {
          const parsed = v.safeParse(keptBriefs, chunks[place]);
          if (!parsed.success || parsed.output.length !== count) return false;
          for (const brief of parsed.output) {
            take(brief);
            homes.set(brief.leaf, loaded.length);
          }
          loaded.push({ generation, leaves: parsed.output.map(({ leaf }) => leaf) });
        }
      }
      groups = loaded;
      return true;
    },
    loadTexts: async () => {
      const all = groups;
      for (let from = 0; from < all.length; from += AT_ONCE) {
        const part = all.slice(from, from + AT_ONCE);
        const chunks = await store.openJson(
          part.map(({ generation }, place) => ({ kind: "text", generation, index: String(from + place) })),
        );
        for (const [place, { leaves }] of part.entries()) {
          const parsed = v.safeParse(keptTexts, chunks[place]);
          if (!parsed.success || parsed.output.length !== leaves.length) return false;
          for (const [number, leaf] of leaves.entries())
            if (briefs.has(leaf) && !texts.has(leaf)) texts.set(leaf, parsed.output[number] ?? "");
        }
      }
      return true;
    },
    clear: () => {
      for (const map of [briefs, texts, additions, reports, fresh, homes]) map.clear();
      leaving.clear();
      groups = [];
    },
  };
};

/** A leaf that was deleted while its group was being sealed: it leaves with the next saving. */
const briefOfGone = (leaf: string): Brief => ({ kind: "damaged", leaf, batch: 0, why: "altered" });

/** What was opened for this desk: the columns of the list in memory, whole reports apart, each asked for by its leaf. */
import { foldText } from "@perde/cases/fold-text";
import type { Channel, ReportContent, Threat } from "@perde/cases/report";
import { saidText } from "@perde/cases/said-text";
import type { Damage, Received } from "./open-report.ts";

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

export type Contents = {
  readonly size: () => number;
  readonly brief: (leaf: string) => Brief | undefined;
  readonly briefs: () => Iterable<Brief>;
  /** Leaves of the additions of one person. */
  readonly additionsOf: (mailbox: string) => readonly string[];
  /** What a report says, folded for searching. */
  readonly text: (leaf: string) => string;
  readonly whole: (leaf: string) => Promise<Received | undefined>;
  /** What the given reports say in full; those that are no report or gone are left out. */
  readonly said: (leaves: readonly string[]) => Promise<ReadonlyMap<string, ReportContent>>;
  readonly add: (received: Received) => void;
  /** `false` when it was not there. */
  readonly remove: (leaf: string) => boolean;
  readonly clear: () => void;
};

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

export const newContents = (): Contents => {
  const whole = new Map<string, Received>();
  const briefs = new Map<string, Brief>();
  const texts = new Map<string, string>();
  const additions = new Map<string, readonly string[]>();
  return {
    size: () => briefs.size,
    brief: leaf => briefs.get(leaf),
    briefs: () => briefs.values(),
    additionsOf: mailbox => additions.get(mailbox) ?? [],
    text: leaf => texts.get(leaf) ?? "",
    whole: async leaf => whole.get(leaf),
    said: async leaves =>
      new Map(
        leaves.flatMap(leaf => {
          const one = whole.get(leaf);
          return one?.kind === "received" && one.said.type === "report" ? [[leaf, one.said.content] as const] : [];
        }),
      ),
    add: received => {
      const brief = briefOf(received);
      whole.set(brief.leaf, received);
      briefs.set(brief.leaf, brief);
      if (received.kind === "received" && received.said.type === "report")
        texts.set(brief.leaf, searchText(received.said.content));
      if (brief.kind === "addition")
        additions.set(brief.mailbox, [...(additions.get(brief.mailbox) ?? []), brief.leaf]);
    },
    remove: leaf => {
      const brief = briefs.get(leaf);
      if (brief?.kind === "addition")
        additions.set(
          brief.mailbox,
          (additions.get(brief.mailbox) ?? []).filter(one => one !== leaf),
        );
      whole.delete(leaf);
      texts.delete(leaf);
      return briefs.delete(leaf);
    },
    clear: () => {
      for (const map of [whole, briefs, texts, additions]) map.clear();
    },
  };
};

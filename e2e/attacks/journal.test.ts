/** What an intake can do to the segments of a journal, as a desk meets it: named in words, and nothing false is believed. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { alarmText } from "../../apps/desk/src/alarm-text.ts";
import { sayIn } from "../../apps/desk/src/words.ts";
import { aReport } from "../../packages/cases/src/report.testing.ts";
import { aDesk, type FoundedDesk, surroundings, unlock } from "../world/desk.ts";
import { type Story, startStory } from "../world/intake.ts";
import { aPerson, send, servedDesks } from "../world/reporter.ts";

type Event = { readonly epoch: number; readonly author: string; readonly seq: number; readonly box: string };
type Segment = { readonly events: readonly Event[] };
type Listed = { readonly sequence: number; readonly segment: string };

let story: Story;
let desk: FoundedDesk;
let leaf: string;
beforeAll(async () => {
  story = await startStory();
  desk = await aDesk(story);
  const { voter } = story.running.origins;
  await send(voter, await aPerson(), await servedDesks(voter), { report: aReport().content });
  await story.running.closeBatch();
  await desk.vault.sync();
  leaf = [...desk.vault.leaves()][0] ?? "";
  for (const status of ["open", "waiting", "closed"] as const)
    await desk.vault.decide({ type: "status-set", reports: [leaf], status });
  await story.running.closeBatch();
  expect(await desk.vault.sync()).toEqual({ kind: "synced" });
  expect(desk.vault.view().alarms).toEqual([]);
});
afterAll(() => story.end());

const read = ({ segment }: Listed): Segment => JSON.parse(Buffer.from(segment, "base64url").toString("utf8"));
const written = (listed: Listed, value: Segment): Listed => ({
  ...listed,
  segment: Buffer.from(JSON.stringify(value), "utf8").toString("base64url"),
});
const changedEvents = (listed: Listed, change: (events: readonly Event[]) => readonly Event[]): Listed => {
  const value = read(listed);
  return written(listed, { ...value, events: change(value.events) });
};
/** One letter in the middle of a box turned into another. */
const flipped = (box: string): string => {
  const at = Math.floor(box.length / 2);
  return `${box.slice(0, at)}${box[at] === "A" ? "B" : "A"}${box.slice(at + 1)}`;
};

/** The desk in a fresh browser, shown other segments than were written. */
const shown = async (lie: (segments: readonly Listed[]) => readonly Listed[]) => {
  const liar: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    const { pathname } = new URL(String(input instanceof Request ? input.url : input));
    if (pathname !== "/v1/desk/journal" || init?.method === "POST") return response;
    const said = (await response.json()) as { readonly segments: readonly Listed[]; readonly latest: number };
    return new Response(JSON.stringify({ ...said, segments: said.segments.length === 0 ? [] : lie(said.segments) }), {
      headers: { "content-type": "application/json" },
    });
  };
  const vault = await unlock(desk.vault.memberFile(), { ...surroundings, fetch: liar });
  expect(await vault.sync()).toEqual({ kind: "synced" });
  const view = vault.view();
  return {
    kinds: [...new Set(view.alarms.map(({ kind }) => kind))].sort(),
    texts: view.alarms.map(alarm => alarmText(sayIn("en"), alarm, view.members)),
    status: vault.row(leaf)?.work.status,
  };
};

describe("segments of the journal", () => {
  it.each<[string, (segments: readonly Listed[]) => readonly Listed[], readonly string[], string]>([
    ["replayed: nothing changes", segments => [...segments, ...segments], [], "closed"],
    ["reordered: nothing changes", segments => segments.toReversed(), [], "closed"],
    ["the last withheld", segments => segments.slice(0, -1), ["journal-withheld", "rewound"], "waiting"],
    [
      "one in the middle dropped",
      segments => segments.filter((_, place) => place !== segments.length - 2),
      ["gap", "journal-withheld", "missing-head", "rewound"],
      "open",
    ],
    [
      "a byte of an event turned",
      segments =>
        segments.map((one, place) =>
          place === segments.length - 1
            ? changedEvents(one, events => events.map(event => ({ ...event, box: flipped(event.box) })))
            : one,
        ),
      ["journal-damaged", "rewound"],
      "waiting",
    ],
    [
      "an event moved to another place of its author",
      segments =>
        segments.map((one, place) =>
          place === segments.length - 1
            ? changedEvents(one, events => events.map(event => ({ ...event, seq: event.seq + 1 })))
            : one,
        ),
      ["journal-damaged", "rewound"],
      "waiting",
    ],
    [
      "an event put under another author",
      segments =>
        segments.map((one, place) =>
          place === segments.length - 1
            ? changedEvents(one, events => events.map(event => ({ ...event, author: "A".repeat(43) })))
            : one,
        ),
      ["journal-damaged", "rewound"],
      "waiting",
    ],
    [
      "a segment that is none",
      segments =>
        segments.map((one, place) => (place === segments.length - 1 ? { ...one, segment: "bm90aGluZw" } : one)),
      ["journal-damaged", "journal-withheld", "rewound"],
      "waiting",
    ],
  ])("%s", async (_attack, lie, kinds, status) => {
    const seen = await shown(lie);
    expect(seen.kinds).toEqual(kinds);
    expect(seen.status).toBe(status);
    // Every alarm is a sentence, not the name of a kind.
    for (const text of seen.texts) expect(text).toMatch(/^[A-Z].* .*\.$/);
  });
});

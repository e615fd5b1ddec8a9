/** An intake that hides, forks or rewinds what the ledger holds, as a desk meets it: every one of these is an alarm. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aReport } from "../../packages/cases/src/report.testing.ts";
import { aDesk, type FoundedDesk, rowsOf, surroundings, unlock } from "../world/desk.ts";
import { type Story, startStory } from "../world/intake.ts";
import { aPerson, send, servedDesks } from "../world/reporter.ts";

type Answered = { readonly path: string; readonly text: string; readonly response: Response };
type Lie = (answered: Answered) => Response | undefined | Promise<Response | undefined>;

let story: Story;
let desk: FoundedDesk;
beforeAll(async () => {
  story = await startStory();
  desk = await aDesk(story);
  const voter = story.running.origins.voter;
  const desks = await servedDesks(voter);
  for (const more of ["Первое.", "Второе."]) {
    await send(voter, await aPerson(), desks, { report: aReport({ more }).content });
    await story.running.closeBatch();
  }
  expect(await desk.vault.sync()).toEqual({ kind: "synced" });
  expect(desk.vault.view().alarms).toEqual([]);
  expect(await rowsOf(desk.vault)).toHaveLength(2);
});
afterAll(() => story.end());

const lying =
  (lie: Lie): typeof fetch =>
  async (input, init) => {
    const response = await fetch(input, init);
    const path = new URL(String(input instanceof Request ? input.url : input)).pathname;
    return (await lie({ path, text: await response.clone().text(), response })) ?? response;
  };
const json = (value: unknown, status = 200): Response =>
  new Response(JSON.stringify(value), { status, headers: { "content-type": "application/json" } });

/** The desk, unlocked from `file` and fetching through a liar. */
const alarmsOf = async (lie: Lie, file = desk.vault.memberFile()) => {
  const vault = await unlock(file, { ...surroundings, fetch: lying(lie) });
  await vault.sync();
  return vault.view().alarms.map(({ kind }) => kind);
};

type Batch = { batch: number; start: number; size: number; items: { kind: string }[] };
type Batches = { latest: number; batches: Batch[]; next: { after: number; position: number } };
const batches =
  (change: (said: Batches) => Batches): Lie =>
  ({ path, text }) =>
    path === "/v1/desk/batches" ? json(change(JSON.parse(text))) : undefined;

describe("when the intake shows another past", () => {
  it("a rewound ledger is an alarm", async () => {
    const voter = story.running.origins.voter;
    const before = await (await fetch(`${voter}/ledger/checkpoint`)).text();
    await story.running.closeBatch();
    expect(await desk.vault.sync()).toEqual({ kind: "synced" });
    expect(await alarmsOf(({ path }) => (path === "/ledger/checkpoint" ? new Response(before) : undefined))).toContain(
      "ledger-rewound",
    );
  });

  it("a ledger that is gone is an alarm once it was seen", async () => {
    expect(
      await alarmsOf(({ path }) => (path === "/ledger/checkpoint" ? json({ error: "not-found" }, 404) : undefined)),
    ).not.toEqual([]);
  });
});

describe("when the intake hides an envelope", () => {
  it("by leaving it out at the end of its batch, it is an alarm", async () => {
    expect(
      await alarmsOf(
        batches(said => ({
          ...said,
          batches: said.batches.map(one => ({
            ...one,
            items: one.items.slice(
              0,
              one.items.findIndex(({ kind }) => kind === "envelope") === -1
                ? one.items.length
                : one.items.findIndex(({ kind }) => kind === "envelope"),
            ),
          })),
        })),
      ),
    ).not.toEqual([]);
  });

  it("by saying that the last batches were not closed yet, it is an alarm", async () => {
    expect(
      await alarmsOf(
        batches(said => ({
          latest: 0,
          batches: said.batches.filter(({ batch }) => batch === 0),
          next: { after: 0, position: 0 },
        })),
      ),
    ).not.toEqual([]);
  });

  it("by moving the beginning of a batch, it is an alarm", async () => {
    expect(
      await alarmsOf(
        batches(said => ({
          ...said,
          batches: said.batches.map(one => {
            const at = one.items.findIndex(({ kind }) => kind === "envelope");
            return at === -1
              ? one
              : { ...one, start: one.start + at + 1, size: one.size - at - 1, items: one.items.slice(at + 1) };
          }),
        })),
      ),
    ).not.toEqual([]);
  });

  it("by calling its text erased without a tombstone, it is an alarm", async () => {
    expect(
      await alarmsOf(({ path }) =>
        path === "/v1/desk/payloads" ? new Response(new Uint8Array([1, 0, 0, 0, 0])) : undefined,
      ),
    ).not.toEqual([]);
  });
});

/** A ledger that was rewound or forked, as a desk meets it that has seen more. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openCheckpoint, signCheckpoint } from "@perde/ledger/checkpoint";
import { fromBase64Url } from "@perde/seal/bytes";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aReport } from "../../packages/cases/src/report.testing.ts";
import { aDesk, type FoundedDesk, surroundings, unlock } from "../world/desk.ts";
import { type Story, startStory } from "../world/intake.ts";
import { aPerson, random, send, servedDesks } from "../world/reporter.ts";

let story: Story;
let desk: FoundedDesk;
/** Checkpoints in the order in which the desk saw them. */
const notes: string[] = [];
beforeAll(async () => {
  story = await startStory();
  desk = await aDesk(story);
  const { voter } = story.running.origins;
  await send(voter, await aPerson(), await servedDesks(voter), { report: aReport().content });
  for (let batch = 0; batch < 3; batch += 1) {
    await story.running.closeBatch();
    expect(await desk.vault.sync()).toEqual({ kind: "synced" });
    notes.push(await (await fetch(`${voter}/ledger/checkpoint`)).text());
  }
  expect(desk.vault.view().alarms).toEqual([]);
});
afterAll(() => story.end());

/** The desk, unlocked from its file, before a server that shows `note` as the latest checkpoint. */
const before = async (note: string) => {
  const vault = await unlock(desk.vault.memberFile(), {
    ...surroundings,
    fetch: async (input, init) => {
      const { pathname } = new URL(String(input instanceof Request ? input.url : input));
      return pathname === "/ledger/checkpoint" ? new Response(note) : fetch(input, init);
    },
  });
  await vault.sync();
  return vault;
};
const alarms = async (note: string) => (await before(note)).view().alarms.map(({ kind }) => kind);

/** What the operator can sign: any tree, with the ledger's own key. */
const signed = async (change: (size: number) => number): Promise<string> => {
  const { ledgerKey } = (await (await fetch(`${story.running.origins.voter}/v1/instance`)).json()) as {
    ledgerKey: string;
  };
  const latest = openCheckpoint(notes.at(-1) ?? "", ledgerKey);
  if ("kind" in latest) throw new Error(latest.kind);
  const line =
    readFileSync(join(story.dataDir, "keys", "ledger.key"), "utf8")
      .trim()
      .split(" ")[2] ?? "";
  const seed = fromBase64Url(line, 32) ?? new Uint8Array();
  const { origin, size } = latest;
  return signCheckpoint({ origin, size: change(size), root: random(32) }, { name: origin, seed });
};

describe("a desk that has seen a checkpoint", () => {
  it("raises no alarm while the ledger continues it", async () => {
    expect(await alarms(notes.at(-1) ?? "")).toEqual([]);
  });
  it("sees that an earlier one is shown again", async () => {
    expect(await alarms(notes[0] ?? "")).toEqual(["ledger-rewound"]);
  });
  it("sees another tree of the same size, signed by the very key", async () => {
    expect(await alarms(await signed(size => size))).toEqual(["ledger-forked"]);
  });
  it("sees a longer tree that does not continue it", async () => {
    expect((await alarms(await signed(size => size + 16))).join()).toMatch(/^ledger-(forked|unreadable)$/);
  });
  it("keeps the old checkpoint, which is the evidence: the honest ledger continues it afterwards", async () => {
    const vault = await before(await signed(size => size));
    const again = await unlock(vault.memberFile());
    await again.sync();
    expect(again.view().alarms).toEqual([]);
  });
});

/** What a desk keeps in the browser: unlocked without a network, thrown away at any doubt, and never a word of it readable. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chest, memoryChest } from "../../apps/desk/src/vault/chest.ts";
import { type Surroundings, unlockVault, type Vault } from "../../apps/desk/src/vault/vault.ts";
import { aReport } from "../../packages/cases/src/report.testing.ts";
import { aDesk, type FoundedDesk, rowsOf, surroundings } from "../world/desk.ts";
import { type Story, startStory } from "../world/intake.ts";
import { aPerson, type Desk, erase, random, type Sent, send, servedDesks } from "../world/reporter.ts";
import { tracesIn } from "../world/traces.ts";

const secret = "Комендант требует снимок до вечера";
const everything = { parts: [] };
const noNetwork: typeof fetch = () => Promise.reject(new TypeError("no network"));

/** A passkey opens at once, where a passphrase would be stretched each time. */
const passkey = { credential: random(16), salt: random(32), output: random(32) };
const unlock = async (file: Uint8Array, around: Surroundings = surroundings): Promise<Vault> => {
  const unlocked = await unlockVault(file, { kind: "passkey", ...passkey }, around);
  if (unlocked.kind !== "unlocked") throw new Error(`the vault does not open: ${unlocked.kind}`);
  return unlocked.vault;
};
const withPasskey = ({ vault }: FoundedDesk): Uint8Array => {
  expect(vault.addPasskey(passkey)).toEqual({ kind: "added" });
  return vault.memberFile();
};

let story: Story;
let own: Uint8Array;
let desk: FoundedDesk;
let desks: readonly Desk[];
let deleted: { readonly person: Awaited<ReturnType<typeof aPerson>>; readonly sent: Sent };
beforeAll(async () => {
  story = await startStory();
  desk = await aDesk(story);
  own = withPasskey(desk);
  desks = await servedDesks(story.running.origins.voter);
  for (const more of [secret, "Второе.", "Третье."]) {
    const person = await aPerson();
    const sent = await send(story.running.origins.voter, person, desks, { report: aReport({ more }).content });
    deleted = { person, sent };
  }
  await story.running.closeBatch();
});
afterAll(() => story.end());

/** A chest whose bytes a test can see and spoil. */
const openChest = () => {
  const bytes = new Map<string, Uint8Array>();
  const behind = memoryChest();
  const chest: Chest = {
    ...behind,
    get: async names => names.map(name => bytes.get(name)),
    names: async beginning => [...bytes.keys()].filter(name => name.startsWith(beginning)),
    change: async (put, remove) => {
      for (const name of remove) bytes.delete(name);
      for (const [name, sealed] of put) bytes.set(name, sealed);
      return true;
    },
  };
  return { chest, bytes };
};
const told = async (vault: Vault) => (await rowsOf(vault)).map(({ said }) => said?.more).sort();
const offline = (file: Uint8Array, chest: Chest) => unlock(file, { ...surroundings, fetch: noNetwork, chest });
const filled = async () => {
  const { chest, bytes } = openChest();
  const vault = await unlock(own, { ...surroundings, chest });
  expect(await vault.sync()).toEqual({ kind: "synced" });
  return { chest, bytes, vault, file: vault.memberFile() };
};
const statusOf = (vault: Vault, leaf: string) => vault.row(leaf)?.work.status;
const firstLeaf = (vault: Vault): string =>
  vault.inbox.show({ filter: everything, from: 0, to: 1, at: undefined }).lines[0]?.row.leaf ?? "";

describe("a desk that was open here before", () => {
  it("is readable without a network, found by its words, each report whole", async () => {
    const { chest, file } = await filled();
    const vault = await offline(file, chest);
    expect(await told(vault)).toEqual([secret, "Второе.", "Третье."].sort());
    expect(await vault.sync()).toEqual({ kind: "offline" });
    await expect
      .poll(() => {
        const filter = { parts: [{ not: false, test: { key: "text" as const, values: ["komendant"] } }] };
        return vault.inbox.show({ filter, from: 0, to: 9, at: undefined }).count;
      })
      .toBe(1);
  });

  it("keeps what was decided without a network when its tab is closed at once, and brings it to the others", async () => {
    const { chest, file } = await filled();
    const vault = await offline(file, chest);
    const leaf = firstLeaf(vault);
    expect(await vault.decide({ type: "status-set", reports: [leaf], status: "waiting" })).toEqual({
      kind: "recorded",
    });
    // The tab is gone: nothing of the vault is asked any more.
    const again = await offline(file, chest);
    expect(statusOf(again, leaf)).toBe("waiting");
    expect(again.view().unposted).toBe(1);
    const online = await unlock(file, { ...surroundings, chest });
    expect(await online.sync()).toEqual({ kind: "synced" });
    expect(online.view()).toMatchObject({ unposted: 0, alarms: [] });
    const other = await unlock(own);
    expect(await other.sync()).toEqual({ kind: "synced" });
    expect(statusOf(other, leaf)).toBe("waiting");
    expect(other.view().alarms).toEqual([]);
  });

  it("does not send twice what reached the intake before the tab was closed", async () => {
    const { chest, bytes, vault } = await filled();
    const leaf = firstLeaf(vault);
    const file = vault.memberFile();
    expect(await vault.decide({ type: "status-set", reports: [leaf], status: "open" })).toEqual({ kind: "recorded" });
    expect([...bytes.keys()].filter(name => name.includes(".outbox."))).toHaveLength(1);
    const again = await unlock(file, { ...surroundings, chest });
    expect(statusOf(again, leaf)).toBe("open");
    expect(await again.sync()).toEqual({ kind: "synced" });
    expect(again.view()).toMatchObject({ unposted: 0, alarms: [] });
    expect([...bytes.keys()].filter(name => name.includes(".outbox."))).toEqual([]);
  });

  it("forgets a deleted report here too", async () => {
    const { chest, file } = await filled();
    expect(await erase(story.running.origins.voter, deleted.person, deleted.sent)).toBe(201);
    await story.running.closeBatch();
    const vault = await unlock(file, { ...surroundings, chest });
    expect(await vault.sync()).toEqual({ kind: "synced" });
    const again = await offline(vault.memberFile(), chest);
    expect(await told(again)).toEqual([secret, "Второе.", undefined].sort());
    expect((await rowsOf(again)).filter(({ state }) => state === "deleted")).toHaveLength(1);
  });
});

describe("at any doubt", () => {
  const doubts: readonly (readonly [string, (bytes: Map<string, Uint8Array>) => void])[] = [
    ["a flipped byte in a chunk of the list", bytes => spoil(bytes, ".list.")],
    ["a flipped byte in the journal", bytes => spoil(bytes, ".journal.")],
    ["a flipped byte in the manifest", bytes => spoil(bytes, ".manifest.")],
    ["a missing chunk", bytes => bytes.delete(nameWith(bytes, ".list."))],
    [
      "a chunk in the place of another",
      bytes => bytes.set(nameWith(bytes, ".journal."), bytes.get(nameWith(bytes, ".list.")) ?? new Uint8Array()),
    ],
  ];
  const nameWith = (bytes: ReadonlyMap<string, Uint8Array>, part: string): string =>
    [...bytes.keys()].find(name => name.includes(part)) ?? "";
  const spoil = (bytes: Map<string, Uint8Array>, part: string): void => {
    const name = nameWith(bytes, part);
    const changed = bytes.get(name)?.slice() ?? new Uint8Array();
    changed[20] = (changed[20] ?? 0) ^ 1;
    bytes.set(name, changed);
  };
  it.each(doubts)("%s: the cache is thrown away, what waits to be sent is not", async (_, doubt) => {
    const { chest, bytes, file } = await filled();
    const before = await offline(file, chest);
    const leaf = firstLeaf(before);
    await before.decide({ type: "noted", reports: [leaf], text: "Осталось." });
    doubt(bytes);
    const empty = await offline(file, chest);
    expect([...empty.leaves()]).toEqual([]);
    expect([...bytes.keys()].map(name => name.split(".")[1])).toEqual(["outbox"]);
    const online = await unlock(file, { ...surroundings, chest });
    expect(await online.sync()).toEqual({ kind: "synced" });
    expect(online.view()).toMatchObject({ unposted: 0, alarms: [] });
    expect((await told(online)).includes(secret)).toBe(true);
    const opened = await online.open(leaf);
    expect("details" in opened && opened.details.notes.some(({ value }) => value === "Осталось.")).toBe(true);
  });

  it("a cache older than the member file is thrown away", async () => {
    const { chest, bytes, vault } = await filled();
    const old = new Map(bytes);
    await vault.decide({ type: "status-set", reports: [firstLeaf(vault)], status: "closed" });
    await vault.sync();
    bytes.clear();
    for (const [name, sealed] of old) bytes.set(name, sealed);
    expect([...(await offline(vault.memberFile(), chest)).leaves()]).toEqual([]);
  });

  it("another member's file opens nothing of it", async () => {
    const { chest, bytes } = await filled();
    const other = await aDesk(story, "Another desk", 1);
    expect([...(await offline(withPasskey(other), chest)).leaves()]).toEqual([]);
    expect(bytes.size).toBeGreaterThan(3);
  });
});

it("nothing readable lies in it", async () => {
  const { bytes, vault } = await filled();
  await vault.decide({ type: "noted", reports: [firstLeaf(vault)], text: "Заметка о коменданте" });
  const planted = [secret, "Заметка о коменданте", "komendant", "Университет Примеров", desk.vault.view().desk];
  for (const [name, sealed] of bytes)
    expect(tracesIn(name, Buffer.concat([Buffer.from(name), sealed]), planted)).toEqual([]);
});

it("a decision about very many cases is posted in several segments", async () => {
  const { vault } = await filled();
  const many = Array.from({ length: 9000 }, () => Buffer.from(random(32)).toString("base64url"));
  expect(await vault.decide({ type: "label-set", reports: many, label: "все", on: true })).toEqual({
    kind: "recorded",
  });
  expect(vault.view()).toMatchObject({ unposted: 0, alarms: [] });
  const other = await unlock(own);
  expect(await other.sync()).toEqual({ kind: "synced" });
  expect(other.view().alarms).toEqual([]);
  await story.running.closeBatch();
  expect(await other.sync()).toEqual({ kind: "synced" });
  expect(other.view().alarms).toEqual([]);
});

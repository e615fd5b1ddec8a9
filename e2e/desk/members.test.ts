/** Members and recovery with the vault in Node: invite, work apart, remove, epochs ahead, shares on a fresh machine. */

import { LEAST_FILE_COST } from "@perde/seal/member-file";
import { en as list } from "@perde/seal/words/en";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinDesk, makeRequest } from "../../apps/desk/src/vault/join.ts";
import { recoverDesk } from "../../apps/desk/src/vault/recover-desk.ts";
import type { Vault } from "../../apps/desk/src/vault/vault.ts";
import { aReport } from "../../packages/cases/src/report.testing.ts";
import { aDesk, type FoundedDesk, passphrase, rowsOf, seenIn, surroundings, unlock } from "../world/desk.ts";
import { type Story, startStory } from "../world/intake.ts";
import { aPerson, random, send, servedDesks } from "../world/reporter.ts";

let story: Story;
let desk: FoundedDesk;
let voter: string;
beforeAll(async () => {
  story = await startStory();
  voter = story.running.origins.voter;
  desk = await aDesk(story);
});
afterAll(() => story.end());

const report = async (more: string): Promise<void> => {
  const { content } = aReport({ more });
  expect((await send(voter, await aPerson(), await servedDesks(voter), { report: content })).status).toBe(201);
};
const synced = async (vault: Vault) => {
  await story.running.closeBatch();
  expect(await vault.sync()).toEqual({ kind: "synced" });
  return seenIn(vault);
};
const told = async (vault: Vault): Promise<readonly string[]> =>
  (await rowsOf(vault)).flatMap(({ said }) => said?.more ?? []);

const join = async (label: string, role: "lead" | "case-worker" | "reader") => {
  const seed = random(32);
  const request = await makeRequest(seed, label);
  const invited = await desk.vault.members.invite(JSON.stringify(request), role);
  if (invited.kind !== "invited") throw new Error(invited.kind);
  const joined = await joinDesk(invited.welcome, seed, label, passphrase, random, LEAST_FILE_COST);
  if (joined.kind !== "joined") throw new Error(joined.kind);
  return { key: request.key, welcome: invited.welcome, file: joined.file, vault: await unlock(joined.file) };
};

describe("a member", () => {
  it("joins by a request and a welcome, reads what came before, and both see each other's decisions", async () => {
    await report("До приглашения.");
    await synced(desk.vault);
    const { vault } = await join("Marat", "case-worker");
    expect((await synced(vault)).alarms).toEqual([]);
    expect(await told(vault)).toEqual(["До приглашения."]);
    const leaf = (await rowsOf(vault))[0]?.leaf ?? "";
    expect(await vault.decide({ type: "status-set", reports: [leaf], status: "open" })).toEqual({ kind: "recorded" });
    const view = await synced(desk.vault);
    expect(view.rows.find(row => row.leaf === leaf)?.work.status).toBe("open");
    expect(view.alarms).toEqual([]);
    expect(view.members.map(({ label, role }) => [label, role])).toContainEqual(["Marat", "case-worker"]);
  });

  it("who works offline loses nothing: both decisions meet and are shown", async () => {
    const { vault } = await join("Asel", "case-worker");
    await synced(vault);
    await synced(desk.vault);
    const leaf = (await rowsOf(vault))[0]?.leaf ?? "";
    await vault.decide({ type: "status-set", reports: [leaf], status: "waiting" });
    await desk.vault.decide({ type: "status-set", reports: [leaf], status: "closed" });
    const mine = await synced(desk.vault);
    const hers = await synced(vault);
    expect(mine.rows.find(row => row.leaf === leaf)?.work).toEqual(hers.rows.find(row => row.leaf === leaf)?.work);
    expect(hers.rows.find(row => row.leaf === leaf)?.work.conflicts).toBe(1);
  });

  it("cannot join with another's welcome, or with one whose role was raised", async () => {
    const { welcome } = await join("Dana", "reader");
    expect((await joinDesk(welcome, random(32), "Ghost", passphrase, random, LEAST_FILE_COST)).kind).toBe(
      "not-for-this-key",
    );
    const raised = welcome.replace('"role":"reader"', '"role":"lead"');
    expect((await joinDesk(raised, random(32), "Ghost", passphrase, random, LEAST_FILE_COST)).kind).toBe(
      "broken-chain",
    );
  });

  it("who is no lead invites nobody, and who is a reader decides nothing", async () => {
    const reader = await join("Reader", "reader");
    await synced(reader.vault);
    expect((await reader.vault.members.invite("{}", "lead")).kind).toBe("not-allowed");
    const leaf = (await rowsOf(reader.vault))[0]?.leaf ?? "";
    expect(await reader.vault.decide({ type: "status-set", reports: [leaf], status: "open" })).toEqual({
      kind: "not-allowed",
    });
  });
});

describe("a removed member", () => {
  it("opens nothing that came after, while those who stay go on without an alarm", async () => {
    const staying = await join("Staying", "case-worker");
    const leaving = await join("Leaving", "case-worker");
    await synced(staying.vault);
    await synced(leaving.vault);
    expect(await desk.vault.members.remove(leaving.key)).toEqual({ kind: "removed" });
    await report("После исключения.");
    await story.running.closeBatch();
    expect(await leaving.vault.sync()).toMatchObject({ kind: "refused" });
    expect(await told(leaving.vault)).not.toContain("После исключения.");
    // Even an intake that still answers: the envelope's header opens with no key the member holds.
    const view = await synced(staying.vault);
    expect(await told(staying.vault)).toContain("После исключения.");
    expect(view.alarms).toEqual([]);
    const mine = await synced(desk.vault);
    expect(await told(desk.vault)).toContain("После исключения.");
    expect(mine.alarms).toEqual([]);
    const again = await unlock(desk.vault.memberFile());
    expect((await synced(again)).alarms).toEqual([]);
    expect(await told(again)).toContain("После исключения.");
  });
});

describe("epochs", () => {
  it("are published ahead by a lead when they run out, and a page seals to the right one", async () => {
    const before = desk.vault.view().epochsUntil;
    const later = new Date(Date.parse(`${before}T00:00:00Z`) - 10 * 86_400_000).toISOString().slice(0, 10);
    const vault = await unlock(desk.vault.memberFile(), { ...surroundings, today: () => later });
    await vault.sync();
    const renewed = await vault.members.renewEpochs();
    expect(renewed.kind).toBe("renewed");
    expect(vault.view().epochsUntil > before).toBe(true);
    await story.running.closeBatch();
    await vault.sync();
    expect(vault.view().alarms).toEqual([]);
    desk = { ...desk, file: vault.memberFile(), vault: await unlock(vault.memberFile()) };
    await synced(desk.vault);
  });
});

describe("the passphrase", () => {
  it("changes: the new one opens the file, the old one does not", async () => {
    const vault = await unlock(desk.vault.memberFile());
    await vault.sync();
    expect(await vault.changePassphrase("another six invented words here")).toEqual({ kind: "changed" });
    await expect(unlock(vault.memberFile())).rejects.toThrow("does-not-open");
  });
});

describe("recovery on a fresh machine", () => {
  const recover = (shares: readonly string[]) =>
    recoverDesk(
      { origin: story.running.origins.desk, fetch },
      {
        shares,
        lists: { en: list },
        list,
        label: "Recovered",
        passphrase,
        again: { needed: 2, made: 3 },
        today: surroundings.today(),
      },
      random,
      LEAST_FILE_COST,
    );
  /** The story's desk prints its shares in invented words, "w" and a number; here they are spelled in English. */
  const wordsOf = (place: number): readonly string[] =>
    (desk.shares[place] ?? []).map(word => list[Number.parseInt(word.slice(1), 36)] ?? "");
  const share = (place: number): string => wordsOf(place).join(" ");

  it("is refused with one share, and says how many are needed", async () => {
    expect(await recover([share(0)])).toEqual({ kind: "too-few", have: 1, need: 2 });
  });
  it("names the share with a wrong word, and the word", async () => {
    const wrong = (words: readonly string[], at: number, word: string) => words.with(at, word).join(" ");
    expect(await recover([share(0), wrong(wordsOf(1), 4, "nonsense")])).toEqual({
      kind: "share-word",
      share: 1,
      positions: [4],
    });
    const other = wordsOf(1)[4] === list[5] ? list[6] : list[5];
    expect(await recover([share(0), wrong(wordsOf(1), 4, other ?? "")])).toEqual({ kind: "mistyped", share: 1 });
    expect(await recover([share(0), share(0)])).toEqual({ kind: "duplicate", share: 1 });
  });
  it("with two of three makes a new lead who reads everything, without an alarm", async () => {
    // Argon2id held this process for seconds: the intake has closed the idle connection meanwhile.
    await fetch(story.running.origins.desk).catch(() => undefined);
    const recovered = await recover([share(2), share(0)]);
    if (recovered.kind !== "recovered") throw new Error(JSON.stringify(recovered));
    expect(recovered.shares).toHaveLength(3);
    const vault = await unlock(recovered.file);
    const view = await synced(vault);
    expect(view.alarms).toEqual([]);
    expect(await told(vault)).toEqual(expect.arrayContaining(["До приглашения.", "После исключения."]));
    expect(view.role).toBe("lead");
    await report("После восстановления.");
    await synced(vault);
    expect(await told(vault)).toContain("После восстановления.");
    expect((await synced(desk.vault)).alarms).toEqual([]);
    expect(recovered.content.desk).toBe(desk.vault.view().desk);
  });
});

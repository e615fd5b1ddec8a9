/** An intake is lost and put back from a backup: desks read on, and are told that something is gone. */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { backup, restore } from "@perde/intake/commands";
import { expect, it } from "vitest";
import { aReport } from "../../packages/cases/src/report.testing.ts";
import { aDesk, seenIn, unlock } from "../world/desk.ts";
import { startStory } from "../world/intake.ts";
import { aPerson, random, send, servedDesks } from "../world/reporter.ts";

it("a desk reads what the backup holds and what comes after it, and names the restore", async () => {
  const folder = mkdtempSync(join(tmpdir(), "perde-restore-"));
  const ports = { voter: 8891, desk: 8892, public: 8893 };
  const first = await startStory({ dataDir: join(folder, "first"), ports });
  const desk = await aDesk(first);
  const { voter } = first.running.origins;
  const say = async (more: string) =>
    send(voter, await aPerson(), await servedDesks(voter), { report: aReport({ more }).content });
  await say("Before the backup.");
  await first.running.closeBatch();
  expect(await desk.vault.sync()).toEqual({ kind: "synced" });
  const copy = join(folder, "copy.db");
  expect(backup(join(folder, "first"), copy)).toMatchObject({ kind: "backed-up" });
  await say("Lost with the machine.");
  await first.running.closeBatch();
  expect(await desk.vault.sync()).toEqual({ kind: "synced" });
  const file = desk.vault.memberFile();
  cpSync(join(folder, "first", "keys"), join(folder, "keys"), { recursive: true });
  await first.end();

  expect(restore({ backup: copy, dataDir: join(folder, "second"), keys: join(folder, "keys"), random })).toMatchObject({
    kind: "restored",
  });
  const second = await startStory({ dataDir: join(folder, "second"), ports });
  await say("After the restore.");
  await second.running.closeBatch();
  const vault = await unlock(file);
  expect(await vault.sync()).toEqual({ kind: "synced" });
  const view = await seenIn(vault);
  expect(view.rows.map(({ said }) => said?.more).sort()).toEqual(["After the restore.", "Before the backup."]);
  expect(view.alarms).toContainEqual({ kind: "ledger-succeeded" });
  expect(view.alarms.filter(({ kind }) => kind !== "ledger-succeeded")).toEqual([]);
  await second.end();
  rmSync(folder, { recursive: true, force: true });
});

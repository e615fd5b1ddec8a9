/** A desk is founded over a bad network: an answer that is lost loses no desk and makes none twice. */
import { LEAST_FILE_COST } from "@perde/seal/member-file";
import { afterAll, beforeAll, expect, it } from "vitest";
import { prepareDesk, publishDesk } from "../../apps/desk/src/vault/found-desk.ts";
import { aReport } from "../../packages/cases/src/report.testing.ts";
import { aFounding, rowsOf, unlock } from "../world/desk.ts";
import { type Story, startStory } from "../world/intake.ts";
import { aPerson, random, send, servedDesks } from "../world/reporter.ts";

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterAll(() => story.end());

/** The intake takes what is sent to `path`; its first answer never arrives. */
const losing = (path: string): typeof fetch => {
  let lost = false;
  return async (input, init) => {
    const response = await fetch(input, init);
    if (lost || init?.method !== "POST" || !String(input).endsWith(path)) return response;
    lost = true;
    throw new TypeError("the network failed");
  };
};

it.each(["/v1/desks", "/v1/desk/journal"])("an answer of %s that is lost is made good by trying again", async path => {
  const remote = { origin: story.running.origins.desk, fetch: losing(path) };
  const prepared = await prepareDesk(remote.origin, await aFounding(story), random, LEAST_FILE_COST);
  if (prepared.kind !== "prepared") throw new Error(prepared.kind);
  expect(await publishDesk(remote, prepared, random)).toEqual({ kind: "offline" });
  expect(await publishDesk(remote, prepared, random)).toMatchObject({ kind: "founded" });
  const { voter } = story.running.origins;
  const own = (await servedDesks(voter)).filter(({ desk }) => desk === prepared.content.desk);
  expect(own).toHaveLength(1);
  await send(voter, await aPerson(), own, { report: aReport().content });
  await story.running.closeBatch();
  const vault = await unlock(prepared.file);
  expect(await vault.sync()).toEqual({ kind: "synced" });
  expect(vault.view().alarms).toEqual([]);
  expect(await rowsOf(vault)).toHaveLength(1);
});

it("an invitation that somebody else has used founds nothing", async () => {
  const founding = await aFounding(story);
  const remote = { origin: story.running.origins.desk, fetch };
  const [first, second] = [
    await prepareDesk(remote.origin, founding, random, LEAST_FILE_COST),
    await prepareDesk(remote.origin, founding, random, LEAST_FILE_COST),
  ];
  if (first.kind !== "prepared" || second.kind !== "prepared") throw new Error("not prepared");
  expect(await publishDesk(remote, first, random)).toMatchObject({ kind: "founded" });
  expect(await publishDesk(remote, second, random)).toEqual({ kind: "refused", error: "no-invitation" });
});

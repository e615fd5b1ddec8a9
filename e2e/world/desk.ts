/** A desk without a browser: the vault that the desk's page runs in its worker. */

import type { ReportContent } from "@perde/cases/report";
import { LEAST_FILE_COST } from "@perde/seal/member-file";
import { type Founding, foundDesk } from "../../apps/desk/src/vault/found-desk.ts";
import { type Surroundings, unlockVault, type Vault } from "../../apps/desk/src/vault/vault.ts";
import type { Row, View } from "../../apps/desk/src/vault/view.ts";
import type { Story } from "./intake.ts";
import { random } from "./reporter.ts";

export const passphrase = "six invented words for a test";
const list = Array.from({ length: 2048 }, (_, index) => `w${index.toString(36)}`);

export const surroundings: Surroundings = { fetch, random, today: () => new Date().toISOString().slice(0, 10) };

type InstanceAnswer = Pick<Founding, "instance" | "promiseKey" | "ledgerKey" | "batchSeconds" | "retentionDays">;

export type FoundedDesk = {
  readonly vault: Vault;
  readonly file: Uint8Array;
  readonly shares: readonly (readonly string[])[];
};

/** What a lawyer types, with a fresh invitation. */
export const aFounding = async (story: Story, name = "Desk of Tests", slot: 0 | 1 | 2 | 3 = 0): Promise<Founding> => {
  const origin = story.running.origins.desk;
  const invitation = new URL(await story.running.invite()).hash.replace("#invitation=", "");
  const { instance, promiseKey, ledgerKey, batchSeconds, retentionDays } = (await (
    await fetch(`${origin}/v1/instance`)
  ).json()) as InstanceAnswer;
  return {
    invitation,
    instance,
    promiseKey,
    ledgerKey,
    batchSeconds,
    retentionDays,
    name: { kk: name, ru: name, en: name },
    place: "KZ",
    slot,
    label: "Lead",
    passphrase,
    shares: { needed: 2, made: 3 },
    today: surroundings.today(),
    list,
  };
};

/** Founds a desk by a fresh invitation and unlocks it. */
export const aDesk = async (
  story: Story,
  name = "Desk of Tests",
  slot: 0 | 1 | 2 | 3 = 0,
  around: Surroundings = surroundings,
): Promise<FoundedDesk> => {
  const remote = { origin: story.running.origins.desk, fetch: around.fetch };
  const founding = { ...(await aFounding(story, name, slot)), today: around.today() };
  const founded = await foundDesk(remote, founding, random, LEAST_FILE_COST);
  if (founded.kind !== "founded") throw new Error(`the desk is not founded: ${founded.kind}`);
  return { ...founded, vault: await unlock(founded.file, around) };
};

export const unlock = async (file: Uint8Array, around: Surroundings = surroundings): Promise<Vault> => {
  const unlocked = await unlockVault(file, { kind: "passphrase", passphrase }, around);
  if (unlocked.kind !== "unlocked") throw new Error(`the vault does not open: ${unlocked.kind}`);
  return unlocked.vault;
};

/** A row of the list with all that its report says. */
export type WholeRow = Omit<Row, "said"> & { readonly said?: ReportContent };

/** Every report of an open vault, as a row. */
export const rowsOf = async (vault: Vault): Promise<readonly WholeRow[]> => {
  const leaves = [...vault.leaves()];
  const said = await vault.said(leaves);
  return leaves.flatMap((leaf): readonly WholeRow[] => {
    const row = vault.row(leaf);
    if (row === undefined) return [];
    const { said: _short, ...rest } = row;
    const whole = said.get(leaf);
    return [{ ...rest, ...(whole === undefined ? {} : { said: whole }) }];
  });
};

/** The view of a vault, and every row. */
export const seenIn = async (vault: Vault): Promise<View & { readonly rows: readonly WholeRow[] }> => ({
  ...vault.view(),
  rows: await rowsOf(vault),
});

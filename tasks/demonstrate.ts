// `npm run demo`: an instance filled with invented reports. Nothing in it is real, and every page says so.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { startIntake } from "@perde/intake/serve";
import { newPassphrase } from "@perde/seal/member-file";
import { en } from "@perde/seal/words/en";
import { type Founding, foundDesk } from "../apps/desk/src/vault/found-desk.ts";
import { aPerson, random, send, servedDesks } from "../e2e/world/reporter.ts";
import { inventedReports } from "./invented-reports.ts";

export type Demonstration = { readonly data: string; readonly sites: string; readonly options: readonly string[] };

const optionOf = (options: readonly string[], name: string): number | undefined => {
  const place = options.indexOf(name);
  return place === -1 ? undefined : Number(options[place + 1]);
};

/** Stretching the passphrase holds this thread for seconds: connections that ended meanwhile must be noticed first. */
const patientFetch: typeof fetch = async (...request) => {
  await setTimeout(50);
  return fetch(...request);
};

/** Runs until Ctrl+C; answers the exit code. */
export const demonstrate = async ({ data, sites, options }: Demonstration): Promise<number> => {
  const portBase = optionOf(options, "--port-base");
  const running = await startIntake({
    dataDir: data,
    demo: true,
    trial: true,
    batchSeconds: optionOf(options, "--batch-seconds") ?? 10,
    ...(portBase === undefined ? {} : { portBase }),
    sites: { voter: join(sites, "voter"), desk: join(sites, "desk"), public: join(sites, "public") },
  });
  if (running.kind !== "running") {
    console.error(`Perde: the demonstration does not start: ${running.kind}.`);
    console.error("Remedy: choose other ports with --port-base N, or another folder with --data DIR.");
    return 4;
  }
  const { voter, desk, public: open } = running.origins;
  const told = (await (await fetch(`${desk}/v1/instance`)).json()) as Pick<
    Founding,
    "instance" | "promiseKey" | "ledgerKey" | "batchSeconds" | "retentionDays"
  >;
  const passphrase = newPassphrase(random(16), en);
  const founded = await foundDesk(
    { origin: desk, fetch: patientFetch },
    {
      instance: told.instance,
      promiseKey: told.promiseKey,
      ledgerKey: told.ledgerKey,
      batchSeconds: told.batchSeconds,
      retentionDays: told.retentionDays,
      invitation: new URL(await running.invite()).hash.replace("#invitation=", ""),
      name: {
        kk: "Ойдан шығарылған көрсету үстелі",
        ru: "Вымышленный показательный стол",
        en: "Invented demonstration desk",
      },
      place: "KZ",
      slot: 0,
      label: "Demonstration",
      passphrase,
      shares: { needed: 2, made: 3 },
      today: new Date().toISOString().slice(0, 10),
      list: en,
    },
    random,
  );
  if (founded.kind !== "founded") {
    console.error(`Perde: the demonstration desk was not founded: ${founded.kind}.`);
    await running.close();
    return 4;
  }
  const file = join(data, "demo-member.json");
  writeFileSync(file, founded.file, { mode: 0o600 });
  const desks = await servedDesks(voter);
  const reports = inventedReports();
  for (const [number, report] of reports.entries()) {
    process.stderr.write(`\rPerde: sealing invented report ${number + 1} of ${reports.length} …`);
    const { status } = await send(voter, await aPerson(), desks, { report });
    if (status !== 201) throw new Error(`an invented report was refused: ${status}`);
  }
  process.stderr.write("\n");
  await running.closeBatch();
  console.log(
    [
      "This is a demonstration. Every report in it is invented.",
      `Reports:      ${voter}`,
      `Desk:         ${desk}`,
      `Public:       ${open}`,
      `Member file:  ${file}`,
      `Passphrase:   ${passphrase}`,
    ].join("\n"),
  );
  await new Promise<void>(resolve => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
  await running.close();
  return 0;
};

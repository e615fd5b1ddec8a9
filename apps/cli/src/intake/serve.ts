import { join } from "node:path";
import { type StartOptions, startIntake } from "@perde/intake/serve";
import { exitCode } from "../exit-code.ts";
import type { Command } from "../io.ts";
import { dataFolder, readFlags, wholeNumber } from "./flags.ts";
import { remedyOf } from "./trouble.ts";

const flags = {
  data: { kind: "text", about: "folder of everything stored; default PERDE_DATA, then .perde" },
  "port-base": { kind: "text", about: "voter here, desk and public on the next two ports; default 8700" },
  sites: { kind: "text", about: "folder with the built sites in voter/, desk/ and public/" },
  "batch-seconds": { kind: "text", about: "seconds between two closes of a batch; default 3600, trial 10" },
  "retention-days": { kind: "text", about: "days after which reports are erased; default 365" },
  "voter-origin": { kind: "text", about: "address of the voter site, behind a proxy" },
  "desk-origin": { kind: "text", about: "address of the desk, behind a proxy" },
  "public-origin": { kind: "text", about: "address of the public site, behind a proxy" },
  "allow-desk-app": { kind: "list", about: "another origin from which a desk's app may call; may be repeated" },
  "exit-to": { kind: "text", about: "harmless address to which the exit leads; default a blank page" },
  invite: { kind: "yes", about: "print an invitation for one desk" },
  trial: { kind: "yes", about: "for trying out: the pages trust this instance's own desks, and say so" },
  demo: { kind: "yes", about: "a trial for invented reports only" },
  json: { kind: "yes", about: "print the addresses as one line of JSON" },
} as const;

/** `perde serve`: runs an intake until it is told to stop. */
export const serve: Command = async (args, io) => {
  const parsed = readFlags("serve", "takes reports, keeps the ledger, serves the three sites", flags, args, io);
  if (parsed.kind === "ended") return parsed.code;
  const { texts, lists, yes } = parsed;
  const number = (flag: keyof typeof flags, from: number, to: number) =>
    texts[flag] === undefined ? undefined : (wholeNumber(texts[flag], from, to) ?? null);
  const portBase = number("port-base", 1, 65_533);
  const batchSeconds = number("batch-seconds", 1, 86_400);
  const retentionDays = number("retention-days", 1, 3_650);
  for (const [flag, value, range] of [
    ["port-base", portBase, "1 to 65533"],
    ["batch-seconds", batchSeconds, "1 to 86400"],
    ["retention-days", retentionDays, "1 to 3650"],
  ] as const) {
    if (value !== null) continue;
    io.err(`perde serve: --${flag} takes a number from ${range}.`);
    return exitCode.usage;
  }
  const named = [texts["voter-origin"], texts["desk-origin"], texts["public-origin"]];
  const [voter, desk, open] = named.map(each => (each === undefined ? undefined : originOf(each)));
  if (named.some(each => each !== undefined) && (voter === undefined || desk === undefined || open === undefined)) {
    io.err(
      "perde serve: behind a proxy all of --voter-origin, --desk-origin and --public-origin are needed, each like https://report.example.",
    );
    return exitCode.usage;
  }
  const dataDir = dataFolder(texts);
  const options: StartOptions = {
    dataDir,
    ...(typeof portBase === "number" ? { portBase } : {}),
    ...(typeof batchSeconds === "number" ? { batchSeconds } : {}),
    ...(typeof retentionDays === "number" ? { retentionDays } : {}),
    ...(voter !== undefined && desk !== undefined && open !== undefined
      ? { origins: { voter, desk, public: open } }
      : {}),
    ...(texts["sites"] === undefined
      ? {}
      : {
          sites: {
            voter: join(texts["sites"], "voter"),
            desk: join(texts["sites"], "desk"),
            public: join(texts["sites"], "public"),
          },
        }),
    ...(texts["exit-to"] === undefined ? {} : { exitTo: texts["exit-to"] }),
    deskOrigins: lists["allow-desk-app"] ?? [],
    trial: yes.has("trial"),
    demo: yes.has("demo"),
  };
  // From now on a request to end is heard, also one that comes while everything is still starting.
  const stopped = io.untilStopped();
  const running = await startIntake(options);
  if (running.kind !== "running") {
    io.err(`perde serve: ${remedyOf(running, dataDir)}`);
    return exitCode.environment;
  }
  const invitation = yes.has("invite") ? await running.invite() : undefined;
  const { origins } = running;
  io.out(
    yes.has("json")
      ? JSON.stringify({ ...origins, ...(invitation === undefined ? {} : { invitation }) })
      : [
          `Reports:  ${origins.voter}`,
          `Desk:     ${origins.desk}`,
          `Public:   ${origins.public}`,
          ...(invitation === undefined ? [] : [`Invitation for one desk, good once: ${invitation}`]),
        ].join("\n"),
  );
  await stopped;
  await running.close();
  return exitCode.done;
};

/** An origin as a browser spells it: scheme and host, perhaps a port, nothing after. */
const originOf = (text: string): string | undefined => {
  try {
    const { origin, protocol } = new URL(text);
    return (protocol === "https:" || protocol === "http:") && (text === origin || text === `${origin}/`)
      ? origin
      : undefined;
  } catch {
    return undefined; // not an address
  }
};

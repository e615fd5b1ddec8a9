import { createHash, randomBytes } from "node:crypto";
import { existsSync, statfsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { equalBytes, toBase64Url } from "@perde/seal/bytes";
import { createApps, type Sites } from "./app.ts";
import { type Clock, type Random, systemClock } from "./clock.ts";
import { closer, recover } from "./close-batch.ts";
import { databaseFile, type FolderTrouble, openFolder } from "./data-folder.ts";
import { invite as newInvitation } from "./desks.ts";
import type { Intake, Origins } from "./intake.ts";
import { loadOf } from "./load.ts";
import { type TakenPort, takePort } from "./node-server.ts";
import { recorder } from "./record.ts";
import { retention } from "./retention.ts";
import { loadSite } from "./sites/site.ts";
import { keepHeapSmall } from "./small-heap.ts";
import { statementOf } from "./statements.ts";
import { type Store, StoreUnavailable } from "./store/store.ts";
import { openThreadedStore } from "./store/threaded.ts";

/** How an intake is started. Everything but the folder has a default. */
export type StartOptions = {
  readonly dataDir: string;
  /** Voter, desk and public listen here and on the two following ports. Default 8700. */
  readonly portBase?: number;
  /** Instead of `portBase`; 0 takes a free port. */
  readonly ports?: { readonly voter: number; readonly desk: number; readonly public: number };
  /** The origins as browsers spell them, when a reverse proxy stands before the ports. */
  readonly origins?: Origins;
  /** Seconds between two closes of a batch, 1 to 86,400. Default 3,600; 10 on a trial instance. */
  readonly batchSeconds?: number;
  /** Default 365. */
  readonly retentionDays?: number;
  /** The roots of the pages come from this instance's own desks, and the pages say so. */
  readonly trial?: boolean;
  /** A trial instance filled with invented reports; never shares a folder with real ones. */
  readonly demo?: boolean;
  /** Folders of the built sites. */
  readonly sites?: { readonly voter?: string; readonly desk?: string; readonly public?: string };
  /** Where the plain exit link leads. Default: a blank page. */
  readonly exitTo?: string;
  readonly deskOrigins?: readonly string[];
  readonly clock?: Clock;
  readonly random?: Random;
  /** Told of our own mistakes; nothing of a request is in it that a test does not put there. */
  readonly onFault?: (error: unknown) => void;
};

export type Running = {
  readonly kind: "running";
  readonly origins: Origins;
  /** Makes an invitation for one desk: the address with the invitation in its fragment. */
  readonly invite: () => Promise<string>;
  /** Closes the open batch at once. */
  readonly closeBatch: () => Promise<void>;
  /** Answers what was begun, then frees ports and folder. */
  readonly close: () => Promise<void>;
};

export type StartTrouble = FolderTrouble | { readonly kind: "port-in-use" | "port-not-allowed"; readonly port: number };

const systemRandom: Random = length => new Uint8Array(randomBytes(length));

/** Starts an intake: its store, its batches and its three origins. Expected troubles come back as kinds. */
export const startIntake = async (options: StartOptions): Promise<Running | StartTrouble> => {
  keepHeapSmall();
  const { dataDir, random = systemRandom } = options;
  const folder = openFolder(dataDir, random);
  if (folder.kind !== "folder") return folder;
  const opened = await openStore(options, folder.keys, random);
  if (opened.kind !== "store") {
    folder.release();
    return opened;
  }
  const { store } = opened;
  const release = async (): Promise<void> => {
    await store.close();
    folder.release();
  };
  let closePorts: () => Promise<unknown> = async () => undefined;
  try {
    const ports = await takePorts(options.ports ?? portsFrom(options.portBase ?? 8700));
    if (ports.kind !== "ports") {
      await release();
      return ports;
    }
    closePorts = () => Promise.all([ports.voter.close(), ports.desk.close(), ports.public.close()]);
    const intake = await makeIntake(options, store, folder.keys, options.origins ?? originsOf(ports));
    await recover(intake);
    await tellManifest(intake, options.sites?.voter);
    const apps = createApps(intake, await loadSites(options, store, intake.settings.trial));
    intake.recorder.count("started");
    await intake.recorder.flush();
    const close = closer(intake);
    const stop = beat(intake, close);
    ports.voter.attach(apps.voter, intake);
    ports.desk.attach(apps.desk);
    ports.public.attach(apps.public);
    return {
      kind: "running",
      origins: intake.settings.origins,
      invite: async () => invitationAddress(intake.settings.origins, await newInvitation(intake)),
      closeBatch: close,
      close: async () => {
        await stop();
        await closePorts();
        await intake.recorder.flush();
        await release();
      },
    };
  } catch (error) {
    await closePorts();
    await release();
    if (error instanceof StoreUnavailable) return { kind: error.why === "disk-full" ? "disk-full" : "not-writable" };
    throw error;
  }
};

/** The address that makes one desk: the invitation stands in the fragment, which no server sees. */
export const invitationAddress = (origins: Pick<Origins, "desk">, invitation: Uint8Array): string =>
  `${origins.desk}/#invitation=${toBase64Url(invitation)}`;

const makeIntake = async (
  options: StartOptions,
  store: Store,
  keys: Intake["keys"],
  origins: Origins,
): Promise<Intake> => {
  const { dataDir, clock = systemClock, random = systemRandom } = options;
  const trial = options.trial === true || options.demo === true;
  return {
    instance: (await store.instance()).id,
    store,
    clock,
    random,
    keys,
    load: loadOf(clock, diskOf(dataDir, store, clock)),
    recorder: recorder(store, clock),
    forgotten: { upTo: await store.spentFloor() },
    settings: {
      origins,
      batchSeconds: options.batchSeconds ?? (trial ? 10 : 3600),
      retentionDays: options.retentionDays ?? 365,
      trial,
      demo: options.demo === true,
      deskOrigins: options.deskOrigins ?? [],
    },
    fault: options.onFault ?? (() => undefined),
  };
};

const originsOf = (ports: Ports): Origins => ({
  voter: `http://localhost:${ports.voter.port}`,
  desk: `http://localhost:${ports.desk.port}`,
  public: `http://localhost:${ports.public.port}`,
});

const portsFrom = (base: number) => ({ voter: base, desk: base + 1, public: base + 2 });

const openStore = async (
  { dataDir, demo = false }: StartOptions,
  keys: Intake["keys"],
  random: Random,
): Promise<{ readonly kind: "store"; readonly store: Store } | FolderTrouble> => {
  const id = random(16);
  const opened = await openThreadedStore(databaseFile(dataDir), {
    id,
    demo,
    promiseKey: keys.promise.publicKey,
    ledgerKey: keys.ledger.publicKey,
    origin: `perde/${toBase64Url(id)}/0`,
  });
  switch (opened.kind) {
    case "broken":
      return { kind: "data-folder-broken", what: "database" };
    case "foreign":
      return { kind: "data-folder-foreign" };
    case "newer":
      return { kind: "data-folder-newer", version: opened.version };
    case "not-writable":
    case "disk-full":
      return { kind: opened.kind };
    case "store": {
      const instance = await opened.store.instance();
      const ours =
        equalBytes(instance.promiseKey, keys.promise.publicKey) &&
        equalBytes(instance.ledgerKey, keys.ledger.publicKey);
      if (ours && instance.demo === demo) return opened;
      await opened.store.close();
      if (!ours) return { kind: "data-folder-broken", what: "keys-of-another-instance" };
      return { kind: instance.demo ? "demo-folder" : "not-a-demo-folder" };
    }
  }
};

/** Free and taken bytes, looked up once a second at most. */
const diskOf = (folder: string, store: Store, clock: Clock): Parameters<typeof loadOf>[1] => {
  let known = { free: Number.MAX_SAFE_INTEGER / 4, taken: 0 };
  let lookedAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (clock.steady() - lookedAt >= 1_000) {
      lookedAt = clock.steady();
      const { bavail, bsize } = statfsSync(folder);
      known = { free: bavail * bsize, taken: known.taken };
      void store.bytes().then(taken => {
        known = { ...known, taken };
      });
    }
    return known;
  };
};

const loadSites = async ({ sites, exitTo }: StartOptions, store: Store, trial: boolean): Promise<Sites> => {
  const roots = async (): Promise<readonly string[]> => (await store.desks()).map(({ root }) => toBase64Url(root));
  const each = async (folder: string | undefined, open: Parameters<typeof loadSite>[1]) =>
    folder === undefined || !existsSync(folder)
      ? undefined
      : loadSite(folder, { ...open, ...(exitTo === undefined ? {} : { exitTo }) });
  const [voter, desk, open] = await Promise.all([
    each(sites?.voter, { openToAll: true, ...(trial ? { roots } : {}) }),
    each(sites?.desk, trial ? { roots } : {}),
    each(sites?.public, trial ? { roots } : {}),
  ]);
  return {
    ...(voter === undefined ? {} : { voter }),
    ...(desk === undefined ? {} : { desk }),
    ...(open === undefined ? {} : { public: open }),
  };
};

type Ports = { readonly voter: TakenPort; readonly desk: TakenPort; readonly public: TakenPort };

/** All three or none. Ports come before the rest, since the origins of signed calls name them. */
const takePorts = async (
  wanted: NonNullable<StartOptions["ports"]>,
): Promise<({ readonly kind: "ports" } & Ports) | StartTrouble> => {
  const taken: TakenPort[] = [];
  for (const port of [wanted.voter, wanted.desk, wanted.public]) {
    const outcome = await takePort(port);
    if (outcome.kind !== "taken") {
      await Promise.all(taken.map(each => each.close()));
      return { kind: outcome.kind, port };
    }
    taken.push(outcome);
  }
  const [voter, desk, open] = taken;
  if (voter === undefined || desk === undefined || open === undefined) throw new Error("three ports were asked for");
  return { kind: "ports", voter, desk, public: open };
};

/** Everything that happens by itself: closing batches, and once an hour retention. */
const beat = (intake: Intake, close: () => Promise<void>): (() => Promise<void>) => {
  const keep = retention(intake);
  let running: Promise<void> = Promise.resolve();
  const attempt = (work: () => Promise<void>) => (): void => {
    running = running.then(work).catch((error: unknown) => {
      // A full disk passes; the next beat tries again. Anything else is our mistake.
      if (error instanceof StoreUnavailable) return;
      intake.recorder.count("fault");
      intake.fault(error);
    });
  };
  const closing = setInterval(attempt(close), intake.settings.batchSeconds * 1_000);
  const keeping = setInterval(attempt(keep.run), 3_600_000);
  attempt(keep.run)();
  return async () => {
    clearInterval(closing);
    clearInterval(keeping);
    await running;
  };
};

/** The manifest of the voter's site goes into the ledger: whoever compares, compares with this. */
const tellManifest = async ({ store }: Intake, folder: string | undefined): Promise<void> => {
  const file = folder === undefined ? undefined : join(folder, "manifest.json");
  if (file === undefined || !existsSync(file)) return;
  const sha256 = createHash("sha256")
    .update(await readFile(file))
    .digest();
  const { hash, bytes } = statementOf({ v: 1, type: "manifest", site: "voter", sha256: toBase64Url(sha256) });
  await store.addStatement(hash, bytes);
};

import { randomBytes } from "node:crypto";
import { backup as makeBackup, restore as makeRestore } from "@perde/intake/commands";
import { exitCode } from "../exit-code.ts";
import type { Command } from "../io.ts";
import { dataFolder, readFlags } from "./flags.ts";
import { remedyOf } from "./trouble.ts";

/** `perde backup`: a consistent copy of the store, also while the server runs. */
export const backup: Command = async (args, io) => {
  const flags = {
    data: { kind: "text", about: "folder to copy from; default PERDE_DATA, then .perde" },
    to: { kind: "text", about: "file to write; it must not be there" },
    json: { kind: "yes", about: "print the outcome as JSON" },
  } as const;
  const parsed = readFlags(
    "backup",
    "copies the store into one file; the operator's keys are kept apart",
    flags,
    args,
    io,
  );
  if (parsed.kind === "ended") return parsed.code;
  const { texts, yes } = parsed;
  const [folder, to] = [dataFolder(texts), texts["to"]];
  if (to === undefined) {
    io.err("perde backup: say where to, with --to FILE.");
    return exitCode.usage;
  }
  const made = makeBackup(folder, to);
  switch (made.kind) {
    case "backed-up":
      io.out(
        yes.has("json")
          ? JSON.stringify(made)
          : `Backed up ${made.bytes} bytes to ${to}. The keys in ${folder}/keys are not in it: keep a copy of them apart.`,
      );
      return exitCode.done;
    case "no-data-folder":
      io.err(`perde backup: there is no instance in ${folder}. Remedy: name its folder with --data.`);
      return exitCode.unreadable;
    case "target-exists":
      io.err(`perde backup: ${to} exists and was left as it is. Remedy: choose another name.`);
      return exitCode.environment;
    default:
      io.err(`perde backup: ${remedyOf(made, folder)}`);
      return exitCode.environment;
  }
};

/** `perde restore`: a new data folder from a backup; the old log is closed and a successor begins. */
export const restore: Command = async (args, io) => {
  const flags = {
    from: { kind: "text", about: "file that perde backup wrote" },
    keys: { kind: "text", about: "folder with the operator's keys" },
    data: { kind: "text", about: "folder to make; it must be empty; default PERDE_DATA, then .perde" },
    json: { kind: "yes", about: "print the outcome as JSON" },
  } as const;
  const parsed = readFlags(
    "restore",
    "makes a data folder from a backup; the ledger goes on under a new name and says so",
    flags,
    args,
    io,
  );
  if (parsed.kind === "ended") return parsed.code;
  const { texts, yes } = parsed;
  const [from, keys, folder] = [texts["from"], texts["keys"], dataFolder(texts)];
  if (from === undefined || keys === undefined) {
    io.err("perde restore: say from which file and with which keys, with --from FILE --keys FOLDER.");
    return exitCode.usage;
  }
  const restored = makeRestore({
    backup: from,
    dataDir: folder,
    keys,
    random: length => new Uint8Array(randomBytes(length)),
  });
  switch (restored.kind) {
    case "restored":
      io.out(
        yes.has("json")
          ? JSON.stringify(restored)
          : `Restored to ${folder}. The old log is closed; ${restored.origin} begins with batch ${restored.firstBatch}.\nWhatever arrived after the backup is lost, and the new log says so. Tell your desks.`,
      );
      return exitCode.done;
    case "no-backup":
    case "not-a-backup":
      io.err(`perde restore: ${from} is no backup of Perde.`);
      return exitCode.unreadable;
    case "no-keys":
      io.err(
        `perde restore: the operator's keys are not in ${keys}. Remedy: name the folder with promise.key, ledger.key and secret.key.`,
      );
      return exitCode.unreadable;
    case "target-not-empty":
      io.err(`perde restore: ${folder} is not empty and was left as it is. Remedy: name a new folder with --data.`);
      return exitCode.environment;
    default:
      io.err(`perde restore: ${remedyOf(restored, folder)}`);
      return exitCode.environment;
  }
};

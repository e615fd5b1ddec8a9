import { deskListings, inviteDesk } from "@perde/intake/commands";
import { exitCode } from "../exit-code.ts";
import type { Command, Io } from "../io.ts";
import { dataFolder, readFlags } from "./flags.ts";

const data = { kind: "text", about: "folder of the instance; default PERDE_DATA, then .perde" } as const;
const json = { kind: "yes", about: "print JSON" } as const;

/** `perde desk invite`: an address that makes one desk, once. The server may be running. */
export const deskInvite: Command = async (args, io) => {
  const flags = {
    data,
    origin: { kind: "text", about: "address of the desk; default http://localhost:8701" },
    json,
  } as const;
  const parsed = readFlags("desk invite", "makes an invitation for one desk, good once", flags, args, io);
  if (parsed.kind === "ended") return parsed.code;
  const { texts, yes } = parsed;
  const invited = inviteDesk(dataFolder(texts));
  if (invited.kind !== "invited") return noInstance("desk invite", texts, io);
  const address = `${texts["origin"] ?? "http://localhost:8701"}/#invitation=${invited.invitation}`;
  io.out(yes.has("json") ? JSON.stringify({ invitation: invited.invitation, address }) : address);
  return exitCode.done;
};

/** `perde desk descriptor`: the listings of this instance's desks, for building the voter site with their roots. */
export const deskDescriptor: Command = async (args, io) => {
  const parsed = readFlags(
    "desk descriptor",
    "prints the listings of the desks as JSON: roots, chains, descriptors",
    { data, json },
    args,
    io,
  );
  if (parsed.kind === "ended") return parsed.code;
  const found = deskListings(dataFolder(parsed.texts));
  if (found.kind !== "listings") return noInstance("desk descriptor", parsed.texts, io);
  io.out(
    parsed.yes.has("json")
      ? JSON.stringify({ listings: found.listings })
      : JSON.stringify({ listings: found.listings }, null, 2),
  );
  return exitCode.done;
};

const noInstance = (name: string, texts: Readonly<Record<string, string>>, io: Io): number => {
  io.err(
    `perde ${name}: there is no readable instance in ${dataFolder(texts)}. Remedy: name its folder with --data, or start perde serve once.`,
  );
  return exitCode.unreadable;
};

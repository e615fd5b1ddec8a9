import type { Command } from "./io.ts";

/** One command as typed. Its code is loaded when it is asked for. */
export type Entry = { readonly name: string; readonly about: string; readonly load: () => Promise<Command> };

/** Every command, in the order of `perde --help`. */
export const commands: readonly Entry[] = [
  {
    name: "serve",
    about: "take reports, keep the ledger, serve the three sites",
    load: async () => (await import("./intake/serve.ts")).serve,
  },
  {
    name: "desk",
    about: "run the case desk on this machine",
    load: async () => (await import("./desk/serve-desk.ts")).serveDesk,
  },
  {
    name: "desk invite",
    about: "an invitation for one desk",
    load: async () => (await import("./intake/desk.ts")).deskInvite,
  },
  {
    name: "desk descriptor",
    about: "the desks of an instance, with roots and days",
    load: async () => (await import("./intake/desk.ts")).deskDescriptor,
  },
  { name: "seal", about: "seal a report for a desk", load: async () => (await import("./seal/seal.ts")).seal },
  {
    name: "open",
    about: "open sealed reports with a member file",
    load: async () => (await import("./seal/open.ts")).open,
  },
  {
    name: "ledger",
    about: "verify: check a ledger from the outside",
    load: async () => (await import("./ledger/command.ts")).ledgerCommand,
  },
  {
    name: "backup",
    about: "copy everything an intake stores, while it runs",
    load: async () => (await import("./intake/keep.ts")).backup,
  },
  {
    name: "restore",
    about: "put a backup in place and open a successor ledger",
    load: async () => (await import("./intake/keep.ts")).restore,
  },
  {
    name: "law",
    about: "which rule binds, where, on which day, and on whom",
    load: async () => (await import("./law/command.ts")).lawCommand,
  },
  {
    name: "check",
    about: "look for a photographed marked ballot in pictures",
    load: async () => (await import("./guard/check.ts")).check,
  },
  {
    name: "redact",
    about: "cover a ballot, a card and faces in a picture",
    load: async () => (await import("./guard/redact.ts")).redact,
  },
  {
    name: "template build",
    about: "make a template pack from a blank ballot",
    load: async () => (await import("./guard/template-build.ts")).templateBuild,
  },
  {
    name: "template list",
    about: "the template packs at hand",
    load: async () => (await import("./guard/template-list.ts")).templateList,
  },
  {
    name: "template show",
    about: "one template pack",
    load: async () => (await import("./guard/template-list.ts")).templateShow,
  },
  {
    name: "document",
    about: "a complaint, an inquiry, drafts and annexes as DOCX, PDF or Akoma Ntoso",
    load: async () => (await import("./documents/command.ts")).documentCommand,
  },
];

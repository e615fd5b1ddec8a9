import type { StartTrouble } from "@perde/intake/serve";

/** What to do about a server that did not start: one line each (docs/guides/operate.md, "When it does not start"). */
export const remedyOf = (trouble: StartTrouble, folder: string): string => {
  switch (trouble.kind) {
    case "port-in-use":
      return `port ${trouble.port} is in use. Remedy: stop the program that uses it, or start with --port-base and another number.`;
    case "port-not-allowed":
      return `port ${trouble.port} cannot be opened by this user. Remedy: start with --port-base and a number above 1023.`;
    case "data-folder-in-use":
      return `another Perde is using ${folder}. Remedy: stop it, or start with --data and another folder.`;
    case "data-folder-foreign":
      return `${folder} holds files that are not Perde's; nothing was touched. Remedy: start with --data and an empty folder.`;
    case "data-folder-newer":
      return `${folder} was written by a newer Perde (format ${trouble.version}). Remedy: start that version, or restore a backup made by this one.`;
    case "data-folder-broken":
      return `${folder} is damaged (${trouble.what}). Remedy: ${brokenRemedy[trouble.what]}`;
    case "demo-folder":
      return `${folder} belongs to a demonstration. Remedy: start with --demo, or with --data and another folder.`;
    case "not-a-demo-folder":
      return `${folder} holds a real instance; a demonstration never shares one. Remedy: start with --data and another folder.`;
    case "disk-full":
      return `the disk that holds ${folder} is full. Remedy: free some space, then start again; nothing that was answered is lost.`;
    case "not-writable":
      return `${folder} cannot be written. Remedy: give this user the folder (mode 700), or start with --data and another one.`;
    default:
      return unreachable(trouble);
  }
};

const brokenRemedy = {
  folder: "there is a file where the folder should be; start with --data and another folder.",
  database: "keep the folder as it is, and restore the last backup with perde restore.",
  "keys-missing": "put the operator's keys back into its folder keys/, from where you keep them apart.",
  "keys-damaged": "put the operator's keys back into its folder keys/, from where you keep them apart.",
  "keys-of-another-instance": "the keys in keys/ belong to another instance; put the right ones there.",
} as const;

const unreachable = (trouble: never): never => {
  throw new Error(`unforeseen: ${JSON.stringify(trouble)}`);
};

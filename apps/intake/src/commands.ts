import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { toBase64Url } from "@perde/seal/bytes";
import { databaseFile } from "./data-folder.ts";
import { INVITATION_BYTES } from "./desks.ts";
import { sha256 } from "./intake.ts";
import { openDatabase } from "./store/sqlite.ts";

/** What an operator does beside a server that may be running: the door for the command line. */
export { type BackedUp, backup } from "./backup.ts";
export { type Restored, restore } from "./restore.ts";

export type Invited =
  | { readonly kind: "invited"; readonly invitation: string }
  | { readonly kind: "no-data-folder" | "data-folder-broken" };

/** A new invitation for one desk, base64url; only its hash is stored. The server may be running. */
export const inviteDesk = (dataDir: string): Invited => {
  if (!existsSync(databaseFile(dataDir))) return { kind: "no-data-folder" };
  const opened = openDatabase(databaseFile(dataDir));
  if (opened.kind !== "database") return { kind: "data-folder-broken" };
  try {
    const invitation = new Uint8Array(randomBytes(INVITATION_BYTES));
    opened.database.prepare("INSERT INTO invitation (hash) VALUES (?)").run(sha256(invitation));
    return { kind: "invited", invitation: toBase64Url(invitation) };
  } finally {
    opened.database.close();
  }
};

export type DeskListings =
  | { readonly kind: "listings"; readonly listings: readonly unknown[] }
  | { readonly kind: "no-data-folder" | "data-folder-broken" };

/** The listings as desks signed them: what `GET /v1/desks` answers. */
export const deskListings = (dataDir: string): DeskListings => {
  if (!existsSync(databaseFile(dataDir))) return { kind: "no-data-folder" };
  const opened = openDatabase(databaseFile(dataDir));
  if (opened.kind !== "database") return { kind: "data-folder-broken" };
  try {
    const rows = opened.database.prepare("SELECT listing FROM desk ORDER BY id").all();
    return { kind: "listings", listings: rows.map(row => JSON.parse(String(row["listing"]))) };
  } finally {
    opened.database.close();
  }
};

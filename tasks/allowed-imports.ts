/**
 * The table of allowed edges between packages, subpaths included (ARCHITECTURE.md tells the reasons).
 * A key is a workspace folder or one door's folder inside it; a value lists what its files may import of ours:
 * `@perde/name` opens every door of a package, `@perde/name/door` only that one.
 */
export const allowedImports: Readonly<Record<string, readonly string[]>> = {
  "packages/guard": [],
  "packages/seal": [],
  "packages/ledger": [],
  "packages/law": [],
  "packages/ui": [],
  "packages/cases": ["@perde/law", "@perde/guard/verdict"],
  "packages/documents": ["@perde/cases", "@perde/law"],
  "apps/voter": [
    "@perde/ui",
    "@perde/law",
    "@perde/ledger",
    "@perde/cases/report",
    "@perde/guard/worker",
    "@perde/guard/verdict",
    "@perde/seal/bytes",
    "@perde/seal/call",
    "@perde/seal/close",
    "@perde/seal/container",
    "@perde/seal/descriptor",
    "@perde/seal/fingerprint",
    "@perde/seal/mailbox",
    "@perde/seal/promise",
    "@perde/seal/puzzle",
    "@perde/seal/reply",
    "@perde/seal/return-code",
    "@perde/seal/size-class",
    "@perde/seal/statement",
    "@perde/seal/tombstone",
    "@perde/seal/words",
  ],
  "apps/desk": ["@perde/ui", "@perde/law", "@perde/ledger", "@perde/cases", "@perde/documents", "@perde/seal"],
  "apps/public": ["@perde/ui", "@perde/law", "@perde/ledger"],
  "apps/intake": [
    "@perde/ledger",
    "@perde/seal/bytes",
    "@perde/seal/call",
    "@perde/seal/descriptor",
    "@perde/seal/desk-keys",
    "@perde/seal/envelope",
    "@perde/seal/promise",
    "@perde/seal/puzzle",
    "@perde/seal/size-class",
    "@perde/seal/statement",
    "@perde/seal/tombstone",
  ],
  "apps/cli": [
    "@perde/cases",
    "@perde/documents",
    "@perde/guard",
    "@perde/intake/serve",
    "@perde/intake/commands",
    "@perde/law",
    "@perde/ledger",
    "@perde/seal",
    "@perde/ui",
  ],
};

/** The public page imports one thing of an app: the closed list from which its page on logs is made. */
export const exceptions: readonly { readonly file: string; readonly imports: string; readonly because: string }[] = [];

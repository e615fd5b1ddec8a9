import { statementLeaf } from "@perde/ledger/leaf";
import { utf8 } from "@perde/seal/bytes";
import type { Statement } from "./store/store.ts";

/** A public statement on its way into the ledger: JSON in UTF-8, named by its leaf. */
export const statementOf = (value: unknown): Statement => {
  const bytes = utf8(JSON.stringify(value));
  return { hash: statementLeaf(bytes), bytes };
};

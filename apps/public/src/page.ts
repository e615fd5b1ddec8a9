import type { Language } from "@perde/ui/say";
import type { VNode } from "preact";

/** A page of the public site, in one language. `path` begins and ends with a slash and has no language: "/ledger/". */
export type PublicPage = {
  readonly language: Language;
  readonly path: string;
  /** A whole document: a `Shell` with its content. */
  readonly document: VNode;
};

/** The address of a page: "/kk/ledger/". */
export const addressOf = (language: Language, path: string): string => `/${language}${path}`;

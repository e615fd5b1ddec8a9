/** What a page of the law is before a frame is put around it. */
import type { Language } from "@perde/ui/say";
import type { JSX } from "preact";

export type LawPage = {
  /** `/law/kk/KZ/`: ends in a slash, stands for `index.html`. */
  readonly path: string;
  readonly language: Language;
  readonly title: string;
  readonly description: string;
  /** Whether the page is enhanced by the script. */
  readonly script: boolean;
  readonly body: JSX.Element;
};

/** A file of the site beside its address, with the hash that the browser is to check. */
export type Asset = { readonly path: string; readonly integrity?: string };

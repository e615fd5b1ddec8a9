declare module "virtual:words/voter/*" {
  export const sentences: import("@perde/ui/say").OneLanguage<typeof import("@perde/ui/words/voter").voter>;
}

declare module "virtual:words/afterwards/*" {
  export const sentences: import("@perde/ui/say").OneLanguage<typeof import("@perde/ui/words/afterwards").afterwards>;
}

declare module "virtual:words/places/*" {
  export const sentences: import("@perde/ui/say").OneLanguage<typeof import("@perde/ui/words/places").places>;
}

declare module "virtual:words/law/*" {
  export const sentences: import("./words.ts").LawWords;
}

declare module "virtual:list/*" {
  export const folded: string;
}

/** The law base of this build: Kazakhstan's part, and that of every researched country. */
declare module "virtual:law/*" {
  export const part: import("./advice.ts").LawPart;
}

/** The template packs of this build: where each lies and the hash it must have. */
declare module "virtual:guard-packs" {
  export const packs: readonly { readonly address: string; readonly integrity: string }[];
}

/** The part of Trusted Types that the page uses (W3C Trusted Types): TypeScript's library has none yet. */
declare var trustedTypes:
  | {
      readonly createPolicy: (
        name: "perde",
        rules: { readonly createScriptURL: (address: string) => string },
      ) => { readonly createScriptURL: (address: string) => string };
    }
  | undefined;

/** The screen of a button that was tapped before the page could answer. */
interface Window {
  early?: string;
}

/** An empty module that only a browser with import-map integrity loads under the page's policy. */
declare module "perde:probe" {}

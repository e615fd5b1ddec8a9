/**
 * A build step for pages: docs/decisions/0005-age-narrowed-for-the-page.md. It takes out of age-encryption every kind of
 * recipient but the hybrid one, so a page that seals holds no classic, passphrase or P-256 code at all, and lets the
 * library's two copies of one cryptography family be one.
 */

/** The part of a Rollup or Vite plugin that is needed here. */
export type BuildStep = {
  readonly name: string;
  readonly enforce: "pre";
  readonly config: () => { readonly resolve: { readonly dedupe: string[] } };
  readonly transform: (code: string, id: string) => { readonly code: string; readonly map: null } | undefined;
};

const others = [
  'import { ScryptIdentity, ScryptRecipient } from "./recipients.js";',
  'import { X25519Identity, X25519Recipient } from "./recipients.js";',
  'import { TagRecipient, HybridTagRecipient } from "./recipients.js";',
] as const;

const refusing = (line: string): string =>
  (line.match(/[A-Za-z0-9]+(?= ?[,}])/g) ?? [])
    .map(name => `class ${name} { constructor() { throw new Error("only hybrid recipients are known here"); } }`)
    .join("\n");

const onlyHybrid = (code: string): string =>
  others.reduce((text, line) => {
    if (!text.includes(line)) throw new Error(`age-encryption changed: ${line} is gone`);
    return text.replace(line, refusing(line));
  }, code);

/** Combinations with P-256 and P-384 are made as the module loads; marked as pure, unused ones are left out. */
const onlyUsed = (code: string): string =>
  code.replace(/(?<=[=,] )(?=(?:QSF|createKitchenSink|ecdhKem)\()/g, "/* @__PURE__ */ ");

/**
 * The step, for `plugins` of a Vite or Rollup build.
 * The build fails when the library's lines are no longer those of version 0.3.1.
 */
export const narrowAge = (): BuildStep => ({
  name: "perde-narrow-age",
  enforce: "pre",
  config: () => ({ resolve: { dedupe: ["@noble/ciphers", "@noble/curves", "@noble/hashes"] } }),
  transform: (code, id) => {
    if (/[\\/]age-encryption[\\/]dist[\\/]index\.js$/.test(id)) return { code: onlyHybrid(code), map: null };
    if (/[\\/]post-quantum[\\/]hybrid\.js$/.test(id)) return { code: onlyUsed(code), map: null };
    return undefined;
  },
});

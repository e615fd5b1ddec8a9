declare module "virtual:paper-parts" {
  /** `address` from the root of the site; `sha384` in base64. */
  type Part = { readonly address: string; readonly sha384: string };
  export const parts: { readonly compiler: Part; readonly fonts: readonly Part[] };
}

/** Content policies: docs/decisions/0031. Scripts run by their hash alone; workers start from listed addresses alone. */
import { sha384 } from "./parts.ts";

export type PagePolicy = {
  readonly scripts: readonly string[];
  readonly style: string;
  /** Where the page may send anything: "'self'" or origins. */
  readonly connect: readonly string[];
  readonly images: readonly string[];
  /** Whether the page compiles WebAssembly itself, outside a worker. */
  readonly wasm?: boolean;
};

/** The policy of a page. */
export const pagePolicy = ({ scripts, style, connect, images, wasm = false }: PagePolicy): string =>
  [
    "default-src 'none'",
    `script-src ${[...scripts.map(hash => `'sha384-${hash}'`), ...(wasm ? ["'wasm-unsafe-eval'"] : [])].join(" ")}`,
    `style-src 'sha384-${sha384(style)}'`,
    `img-src ${images.join(" ")}`,
    `connect-src ${connect.join(" ")}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types perde",
  ].join("; ");

/**
 * The policy of a worker: it computes and, when `connect` says so, talks to the intake; it starts nothing.
 * @param scripts `'self'` for a worker that loads parts of its own site lazily
 */
export const workerPolicy = (connect: readonly string[] = ["'none'"], scripts: readonly string[] = []): string =>
  `default-src 'none'; script-src ${[...scripts, "'wasm-unsafe-eval'"].join(" ")}; connect-src ${connect.join(" ")}; require-trusted-types-for 'script'; trusted-types 'none'`;

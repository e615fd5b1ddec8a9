/** Compiles the kernels into `src/fast-code.ts`: `node packages/guard/kernels/build.ts`. */
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { main } from "assemblyscript/asc";

const source = fileURLToPath(new URL("kernels.as.ts", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "kernels-"));
const made = join(folder, "kernels.wasm");
const { error, stderr } = await main([
  source,
  "--outFile",
  made,
  "--runtime",
  "stub",
  "--importMemory",
  "--initialMemory",
  "4",
  "--enable",
  "simd",
  "--optimizeLevel",
  "3",
  "--shrinkLevel",
  "0",
  "--noAssert",
]);
if (error !== null) throw new Error(stderr.toString());
const wasm = await readFile(made);
const hash = createHash("sha256")
  .update(await readFile(source))
  .digest("hex");
await writeFile(
  new URL("../src/fast-code.ts", import.meta.url),
  `/** Made by kernels/build.ts from kernels/kernels.as.ts; do not edit. */\n\n/** SHA-256 of the source. */\nexport const fastSource = "${hash}";\n\n/** The compiled module, base64. */\nexport const fastCode =\n  "${wasm.toString("base64")}";\n`,
);
await rm(folder, { recursive: true });
console.log(`${wasm.length} bytes`);

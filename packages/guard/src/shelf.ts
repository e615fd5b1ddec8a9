/** Everything a look needs besides the picture: templates, their index, kernels, gate and memory. */
import { type Arena, arenaOn } from "./arena.ts";
import type { Engine } from "./fast.ts";
import type { Kernels } from "./kernels.ts";
import { plain } from "./plain.ts";
import type { Template } from "./template.ts";
import { indexOf, type TemplateIndex } from "./template-index.ts";

export type Shelf = {
  readonly templates: readonly Template[];
  readonly index: TemplateIndex;
  readonly kernels: Kernels;
  /** The memory of every look with this shelf; zeros between looks. */
  readonly memory: WebAssembly.Memory;
};

/** Two templates of the same id are two printings of it; both are tried. */
export const openShelf = (
  templates: readonly Template[],
  engine: Engine = {
    kernels: plain,
    memory: new WebAssembly.Memory({ initial: 4 }),
  },
): Shelf => ({ templates, index: indexOf(templates), ...engine });

/** Room for a picture of `pixels` brightness values, in bytes; measured, with a third to spare. */
export const roomFor = (pixels: number): number => 40_000_000 + 3 * pixels;

export const arenaFor = (shelf: Shelf, pixels: number): Arena => arenaOn(shelf.memory, roomFor(pixels));

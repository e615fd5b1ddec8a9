/**
 * What the search for unknown ballots sees on the sheets of this folder: `node tune.ts [BALLOTS] [PAPERS] [--show DIR]`. Prints one line
 * a picture and the sums; with --show draws what was found. Thresholds were chosen by it; the judged pictures have no part in it.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { arenaOn } from "../../src/arena.ts";
import { openEngine } from "../../src/fast.ts";
import { workSide } from "../../src/find-ballot.ts";
import { applyX, applyY } from "../../src/homography.ts";
import { lumaOf } from "../../src/luma.ts";
import { shrinkToSide } from "../../src/shrink.ts";
import { findUnknownBallot, pointsOf, sightsOf } from "../../src/unknown/find-unknown.ts";
import { markedIn } from "../../src/unknown/marks.ts";
import { ballotShot, paperShot, type Shot } from "./scenes.ts";

const numbers = process.argv.slice(2).filter(word => /^\d+$/u.test(word));
const [ballots, papers] = [Number(numbers[0] ?? 60), Number(numbers[1] ?? 60)];
const at = process.argv.indexOf("--show");
const folder = at < 0 ? null : process.argv[at + 1]!;
if (folder !== null) mkdirSync(folder, { recursive: true });
const engine = await openEngine();
const names =
  "other бюллетень голосования выборы сайлау дауыс кандидат қарсы против референдум үміткер партия депутат президент избирательный ballot vote election candidate referendum !протокол !анкета !ведомость !тест !итоги".split(
    " ",
  );

const tally = new Map<string, { of: number; boxes: number; found: number }>();
const times: number[] = [];

const tried = async ({ kind, pixels }: Shot, number: number): Promise<void> => {
  const arena = arenaOn(engine.memory, 60_000_000 + 3 * pixels.width * pixels.height);
  const plane = shrinkToSide(lumaOf(pixels, 1, engine.kernels, arena), workSide, engine.kernels, arena);
  const started = performance.now();
  const found = findUnknownBallot({ full: plane, work: plane }, engine.kernels, arena);
  const took = performance.now() - started;
  times.push(took);
  const sights = [...sightsOf({ full: plane, work: plane }, engine.kernels, arena)];
  const sight = sights.toSorted((a, b) => pointsOf(b.evidence) - pointsOf(a.evidence))[0];
  const sum = tally.get(kind) ?? { of: 0, boxes: 0, found: 0 };
  tally.set(kind, sum);
  sum.of += 1;
  if (sight !== undefined) sum.boxes += 1;
  if (found !== null) sum.found += 1;
  const said =
    sight === undefined
      ? "no boxes"
      : `${sight.evidence.boxes.map(({ zones, isOwn, isOval }) => `${zones.length}${isOwn ? "own" : "cell"}${isOval ? "O" : ""}`).join(" ")} | ${sight.evidence.margins.flatMap((margin, k) => (margin > 150 ? [`${names[k]}:${Math.floor(margin)}`] : [])).join(" ")} | ${pointsOf(sight.evidence)} of ${sight.evidence.read}`;
  process.stdout.write(
    `${number} ${kind}: ${found === null ? "-" : `FOUND ${found.marked}`} ${took.toFixed(0)}ms ${said}\n`,
  );
  if (folder !== null) {
    const parts: string[] = [];
    for (const { page, evidence } of sights) {
      const quad = (x: number, y: number, w: number, h: number, colour: string): void => {
        const points = [
          [x, y],
          [x + w, y],
          [x + w, y + h],
          [x, y + h],
        ].map(([px, py]) => `${applyX(page.map, px!, py!).toFixed(1)},${applyY(page.map, px!, py!).toFixed(1)}`);
        parts.push(`<polygon points="${points.join(" ")}" fill="none" stroke="${colour}" stroke-width="2"/>`);
      };
      quad(0, 0, page.width, page.height, "red");
      for (const { zones } of evidence.boxes) for (const z of zones) quad(z.x, z.y, z.width, z.height, "lime");
      for (const z of evidence.strips) quad(z.x, z.y, z.width, z.height, "blue");
      void markedIn;
    }
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${plane.width}" height="${plane.height}">${parts.join("")}</svg>`;
    await sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: 3 } })
      .resize(plane.width, plane.height, { fit: "fill" })
      .composite([{ input: Buffer.from(svg) }])
      .jpeg()
      .toFile(join(folder, `${String(number).padStart(3, "0")}-${kind}.jpg`));
  }
  arena.wipe();
};

for (let k = 0; k < ballots; k += 1) await tried(await ballotShot(k), k);
for (let k = 0; k < papers; k += 1) await tried(await paperShot(k), k);
for (const [kind, { of, boxes, found }] of tally)
  process.stdout.write(`${kind}: found ${found}, boxes ${boxes}, of ${of}\n`);
times.sort((a, b) => a - b);
process.stdout.write(
  `p50 ${times[times.length >> 1]?.toFixed(0)} ms, p95 ${times[Math.floor(times.length * 0.95)]?.toFixed(0)} ms\n`,
);

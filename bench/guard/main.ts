/**
 * `npm run bench -- guard`: what the guard finds, misses and wrongly holds, on pictures of the judging generator and on the development
 * pictures where they are at hand. `--quick` takes few of each; `--only judged|boxes|packs|unknown|papers|pictures|gate|decoders|times|phone`
 * runs one part.
 */
import { writeSection } from "../results.ts";
import { boxesTable } from "./boxes.ts";
import { decodersTable } from "./decoders.ts";
import { gateTable } from "./gate.ts";
import { judgedBallots } from "./judged.ts";
import { judgedPapers } from "./negatives.ts";
import { packsTable } from "./packs.ts";
import { phoneTable } from "./phone.ts";
import { picturesFolder, realPictures } from "./pictures.ts";
import { timesTable } from "./times.ts";
import { unknownDesigns } from "./unknown.ts";

const isQuick = process.argv.includes("--quick");
const at = process.argv.indexOf("--only");
const only = at < 0 ? null : process.argv[at + 1];
const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};
const folder = picturesFolder();

const parts = [
  ["judged", "Guard: ballots", () => judgedBallots(isQuick ? 2 : 24, say)],
  ["boxes", "Guard: the same scene, each box marked", () => boxesTable(isQuick ? 10 : 60)],
  ["packs", "Guard: many packs", () => packsTable(isQuick ? 3 : 9)],
  ["unknown", "Guard: designs without a template", () => unknownDesigns(isQuick, folder, say)],
  ["papers", "Guard: papers that are no ballots", () => judgedPapers(isQuick ? 4 : 40)],
  [
    "pictures",
    "Guard: development pictures",
    async () => (folder === null ? null : realPictures(folder, isQuick ? 5 : 1000, say)),
  ],
  ["gate", "Guard: the gate", () => gateTable(isQuick ? 2 : 12, folder)],
  ["decoders", "Guard: two decoders", () => decodersTable(isQuick ? 1 : 5, folder, isQuick ? 6 : 1)],
  ["times", "Guard: time", () => timesTable(isQuick ? 9 : 40)],
  ["phone", "Guard: in a browser", () => phoneTable(isQuick ? 5 : 20)],
] as const;

for (const [name, title, run] of parts) {
  if (only !== null && only !== undefined && only !== name) continue;
  say(`${title} …`);
  const markdown = await run();
  if (markdown === null) {
    say("The development pictures, or a browser, are not at hand: this part is left as it was.");
    continue;
  }
  writeSection(
    `guard ${name}`,
    `## ${title}\n\nShares with their 95 % interval (Wilson; where none or all were hit the bound of the rule of three, exact for small numbers).\n\n${markdown}`,
  );
  process.stdout.write(`${title}\n${markdown}\n\n`);
}

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findChromium } from "./chromium.ts";
import { root } from "./root.ts";

/** What the tests need of the machine, and how to tell that it is there. */
const needed: readonly { readonly what: string; readonly present: () => boolean }[] = [
  { what: "a Chromium or Chrome browser (or PERDE_CHROMIUM=its path)", present: () => existsSync(findChromium()) },
  { what: "age, the encryption tool (age-encryption.org)", present: () => runs("age", ["--version"]) },
  { what: "poppler-utils (pdftotext, pdftoppm)", present: () => runs("pdftotext", ["-v"]) },
  { what: "strace", present: () => process.platform !== "linux" || runs("strace", ["--version"]) },
];

const runs = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: "ignore" }).status === 0;

const missing = (): readonly string[] => needed.filter(one => !one.present()).map(one => one.what);

/**
 * Makes the machine ready for the tests. As root on a Debian the short list in tasks/debian-packages.txt is installed
 * by one call; anywhere else the missing things are named. Returns what is still missing.
 */
export const prepareMachine = (): readonly string[] => {
  if (missing().length === 0) return [];
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const list = readFileSync(join(root, "tasks", "debian-packages.txt"), "utf8")
      .split("\n")
      .filter(line => line !== "");
    console.error(`Perde: installing ${list.join(", ")} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync(
      "sh",
      ["-c", 'apt-get update -qq && exec apt-get install -y -qq --no-install-recommends "$@"', "sh", ...list],
      { stdio: ["ignore", 2, 2], env },
    );
  }
  return missing();
};

/** A table full of attacks, as LibreOffice opens it: no cell is a formula, nothing is linked. Long runs only: it needs soffice. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvOf } from "./csv.ts";

const begins = [
  "=",
  "+",
  "-",
  "@",
  "\t=",
  "\r=",
  "\n=",
  " =",
  "\u00a0=",
  "＝",
  "＋",
  "－",
  "＠",
  "|",
  "%",
  '"=',
  "'=",
  ",=",
];
const commands = [
  'HYPERLINK("http://attacker.example/x";"y")',
  "1+1",
  "SUM(A1:A9)",
  "cmd|'/C calc'!A0",
  'WEBSERVICE("http://attacker.example")',
  "A1",
  "2026-01-01",
];

/** The flat XML into which LibreOffice turns the table. */
const asOpened = (csv: string): string => {
  const folder = mkdtempSync(join(tmpdir(), "perde-csv-"));
  try {
    writeFileSync(join(folder, "cases.csv"), csv);
    execFileSync(
      "soffice",
      [
        `-env:UserInstallation=file://${folder}/profile`,
        "--headless",
        // Comma, quotes, UTF-8, from line 1, quoted cells not as text, special numbers and formulas seen: what reads most into a cell.
        "--infilter=CSV:44,34,76,1,,0,false,true,false,true",
        "--convert-to",
        "fods",
        "--outdir",
        folder,
        join(folder, "cases.csv"),
      ],
      { stdio: "ignore", timeout: 120_000 },
    );
    return readFileSync(join(folder, "cases.fods"), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

describe.runIf(process.env["PERDE_SOAK"] === "1")("a table of attacks, opened by LibreOffice", () => {
  it("has no formula and no link, and as many lines as were written", () => {
    const made = begins.flatMap(begin => commands.map(command => [`${begin}${command}`, "A", command]));
    const drawn = fc.sample(fc.tuple(fc.constantFrom(...begins), fc.string({ maxLength: 30 })), {
      numRuns: 300,
      seed: 20261128,
    });
    const lines = [...made, ...drawn.map(([begin, rest]) => [`${begin}${rest}`, "B", rest])];
    const opened = asOpened(csvOf(lines));
    expect(opened).not.toMatch(/table:formula|xlink:href="http|<script/);
    expect(opened.match(/<text:p>[AB]<\/text:p>/g)).toHaveLength(lines.length);
  }, 200_000);
  it("a table without the defence would have formulas", () => {
    expect(asOpened('"=1+1"\r\n')).toContain("table:formula");
  }, 200_000);
});

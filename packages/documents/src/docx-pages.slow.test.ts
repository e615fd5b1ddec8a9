/**
 * Pages of every sample as a word processor lays its DOCX out, beside the approved pictures (`samples/docx-pages`).
 * In the long run only (npm run soak): it needs LibreOffice.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { writeDocx } from "./docx.ts";
import { drawPages, expectApproved, sampleDocument, sampleDocuments, samples } from "./pages.testing.ts";
import { plainText } from "./plain-text.ts";

const approved = join(samples, "docx-pages");
const folder = mkdtempSync(join(tmpdir(), "perde-docx-pages-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** LibreOffice without a screen, with our two fonts alone: what it draws does not depend on the machine's fonts. */
const convert = (docx: string): void => {
  const config = join(folder, "fonts.conf");
  writeFileSync(
    config,
    `<fontconfig><dir>${join(import.meta.dirname, "../fonts")}</dir><cachedir>${join(folder, "cache")}</cachedir></fontconfig>`,
  );
  mkdirSync(join(folder, "profile"), { recursive: true });
  execFileSync(
    "soffice",
    [
      `-env:UserInstallation=file://${join(folder, "profile")}`,
      "--headless",
      "--convert-to",
      "pdf",
      "--outdir",
      folder,
      docx,
    ],
    { env: { ...process.env, FONTCONFIG_FILE: config }, stdio: "ignore", timeout: 120_000 },
  );
};

describe.runIf(process.env["PERDE_SOAK"] === "1")("the DOCX of a sample, laid out by LibreOffice", () => {
  it.each(sampleDocuments)(
    "looks like the approved pages (%s) and holds its words",
    async (name, file, language, at) => {
      const document = sampleDocument(file, language, at);
      writeFileSync(join(folder, `${name}.docx`), await writeDocx(document));
      convert(join(folder, `${name}.docx`));
      const text = execFileSync("pdftotext", ["-raw", join(folder, `${name}.pdf`), "-"], { encoding: "utf8" });
      // A line breaks where the page ends: letters alone are compared.
      const letters = (from: string): string => from.normalize("NFC").replaceAll(/[\s\d-]/g, "");
      const said = letters(text);
      for (const line of plainText(document)) if (line.length < 40) expect(said).toContain(letters(line));
      expectApproved(folder, drawPages(folder, `${name}.pdf`, name), approved, name);
    },
  );
});

/**
 * Pages of the samples as pictures, and the pictures that somebody looked at and approved. For tests only.
 * After a change that is meant, look at the new pages and keep them: PERDE_APPROVE=1 before the test.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { shippedBase } from "@perde/law/all-rules";
import { day } from "@perde/law/calendar-day";
import { expect } from "vitest";
import type { Language, PerdeDocument } from "./block.ts";
import { filingCopy } from "./copy.ts";
import { readData } from "./data.ts";
import { difference, readGrayPng } from "./gray-png.testing.ts";
import { makeDocument } from "./make.ts";

export const samples = join(import.meta.dirname, "../samples");

/** Every kind of paper: name of its pages, data, language, day. */
export const sampleDocuments = [
  ["complaint-ru", "complaint.ru.json", "ru", "2026-11-23"],
  ["complaint-kk", "complaint.kk.json", "kk", "2026-11-23"],
  ["inquiry-ru", "inquiry.ru.json", "ru", "2023-01-15"],
  ["inquiry-kk", "inquiry.kk.json", "kk", "2023-01-15"],
  ["amendments-kk", "amendments.json", "kk", "2023-01-15"],
  ["amendments-ru", "amendments.json", "ru", "2023-01-15"],
  ["resolution-kk", "resolution.json", "kk", "2026-11-23"],
  ["resolution-ru", "resolution.json", "ru", "2026-11-23"],
  ["annex-en", "annex.json", "en", "2026-11-23"],
  ["statistics-ru", "statistics.json", "ru", "2023-01-31"],
] as const;

/** The copy of a sample that would be filed. */
export const sampleDocument = (file: string, language: Language, at: string): PerdeDocument => {
  const read = readData(new Uint8Array(readFileSync(join(samples, file))));
  if (read.kind !== "data") throw new Error(read.kind);
  const made = makeDocument(shippedBase(), read.data, language, day(at));
  if (made.kind !== "made") throw new Error(made.kind);
  return filingCopy(made.document);
};

/** Draws a PDF in `folder`; page pictures are named `name-1.png` and on. */
export const drawPages = (folder: string, pdf: string, name: string): readonly string[] => {
  execFileSync("pdftoppm", ["-gray", "-png", "-r", "45", join(folder, pdf), join(folder, name)], { stdio: "ignore" });
  return pagesIn(folder, name);
};

const pagesIn = (folder: string, name: string): readonly string[] =>
  readdirSync(folder)
    .filter(one => one.startsWith(`${name}-`) && one.endsWith(".png"))
    .toSorted();

/** Where two drawings of one page may differ: edges of letters. A moved line is three times as much. */
export const samePage = 0.004;

export const pageDifference = (one: string, other: string): number => {
  const [now, then] = [one, other].map(path => readGrayPng(readFileSync(path)));
  if (now === undefined || then === undefined) throw new Error("no pages");
  return difference(now, then);
};

/** Expects the same number of pages, each like its approved picture; or approves them. */
export const expectApproved = (folder: string, pages: readonly string[], approved: string, name: string): void => {
  if (process.env["PERDE_APPROVE"] === "1") {
    mkdirSync(approved, { recursive: true });
    for (const page of pages) copyFileSync(join(folder, page), join(approved, page));
  }
  expect(pages).toEqual(pagesIn(approved, name));
  for (const page of pages)
    expect(
      pageDifference(join(folder, page), join(approved, page)),
      `${page} differs from the approved picture: look at it`,
    ).toBeLessThan(samePage);
};

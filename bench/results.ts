import { readFileSync, writeFileSync } from "node:fs";

/**
 * `bench/results.md` holds one section for each bench, between two comments that carry its name. Writing a section
 * leaves the others as they are, so benches may run alone.
 */
const file = new URL("results.md", import.meta.url);

const opening =
  "# What was measured\n\nWritten by `npm run bench`. Absolute figures vary by machine: quote the ratios.\n";

/** @param name a short lower-case word; @param markdown the section with its heading */
export const writeSection = (name: string, markdown: string): void => {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const section = `${begin}\n${markdown.trim()}\n${end}`;
  const text = present();
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  const whole =
    from >= 0 && to > from
      ? text.slice(0, from) + section + text.slice(to + end.length)
      : `${text.trimEnd()}\n\n${section}\n`;
  writeFileSync(file, whole);
};

const present = (): string => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return opening; // the first bench of all
  }
};

/** One figure; `ratio` beside the floor of the same run. */
export type Figure = { readonly what: string; readonly value: number; readonly unit: string; readonly ratio?: number };

/** Prints figures as a table and writes them as a section. */
export const writeFigures = (name: string, title: string, figures: readonly Figure[]): void => {
  const lines = figures.map(
    ({ what, value, unit, ratio }) =>
      `| ${what} | ${value.toPrecision(3)} ${unit} | ${ratio === undefined ? "" : `${ratio.toFixed(2)} ×`} |`,
  );
  const section = [`## ${title}`, "", "| what | figure | beside its floor |", "| --- | --- | --- |", ...lines].join(
    "\n",
  );
  writeSection(name, section);
  console.log(section);
};

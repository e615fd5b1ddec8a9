import { shippedBase } from "@perde/law/all-rules";
import { acts } from "@perde/law/rule";
import { shippedTips } from "@perde/law/tips";
import { languages } from "@perde/ui/say";
import { law } from "@perde/ui/words/law";
import { describe, expect, it } from "vitest";
import { cellAnswer } from "./cell-answer.ts";
import { lawData, lawFiles, lawPages } from "./law-files.ts";
import { usTiles, worldTiles } from "./tiles.ts";

const base = shippedBase();
const assets = { styles: [{ path: "/perde.css", integrity: "sha256-x" }], script: { path: "/law/slider.js" } };

describe("the tile maps", () => {
  it("show every researched country and every state once, none upon another", () => {
    const places = [...base.byJurisdiction.keys()];
    expect(worldTiles.map(tile => tile.place).toSorted()).toEqual(
      places.filter(place => place.length === 2).toSorted(),
    );
    expect(usTiles.map(tile => tile.place).toSorted()).toEqual(places.filter(place => place.length > 2).toSorted());
    for (const tiles of [worldTiles, usTiles])
      expect(new Set(tiles.map(({ column, row }) => `${column},${row}`)).size).toBe(tiles.length);
  });
});

describe("the files of the law", () => {
  it("are the same bytes for the same base", () => {
    expect(lawData(base)).toEqual(lawData(base));
  });
  it("hold no inline script, style or event, and load nothing from elsewhere", () => {
    for (const { path, content } of lawFiles({ base, tips: shippedTips, assets })) {
      if (!path.endsWith(".html")) continue;
      expect(content, path).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]* src=)|<iframe|<img/);
      for (const [, at] of content.matchAll(/\ssrc="([^"]*)"/g)) expect(at, path).toMatch(/^\//);
    }
  });
  it("say their language, and carry integrity where it is given", () => {
    const [first] = lawFiles({ base, tips: shippedTips, assets });
    expect(first?.content).toMatch(/^<!doctype html>\n<html lang="kk">/);
    expect(first?.content).toContain('integrity="sha256-x"');
  });
  it("take the frame of the site in place of the plain one", () => {
    const [first] = lawFiles({ base, tips: shippedTips, assets, shell: page => page.title });
    expect(first?.content).toBe(law["law.title"].kk);
  });
  it("leave no name in braces unfilled on any page", () => {
    for (const { path, content } of lawFiles({ base, tips: shippedTips, assets }))
      if (path.endsWith(".html")) expect(content.match(/\{[a-z]+\}/), path).toBeNull();
  });
});

describe("every researched place", () => {
  it("has its page in every language", () => {
    const paths = new Set(languages.flatMap(language => lawPages(base, shippedTips, language)).map(page => page.path));
    for (const place of base.byJurisdiction.keys())
      for (const language of languages) expect(paths.has(`/law/${language}/${place}/`), place).toBe(true);
  });
});

describe("a cell of the overview", () => {
  it("is answered by the rules of the place alone", () => {
    const on = base.readUntil;
    if (on === undefined) throw new Error("no day");
    for (const act of acts)
      for (const rule of cellAnswer(base, "us", "US-IL", act, on).inForce) expect(rule.jurisdiction).toBe("US-IL");
  });
});

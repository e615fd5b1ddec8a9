/** A specimen identity card (85.6 x 54 mm, aspect 1.586) and drawn faces. Of no country; SPECIMEN is printed across it. */
import { type Chance, chanceFrom } from "./chance.ts";
import { aDrawing, type Drawing, type Sheet } from "./drawing.ts";
import { emblem, mesh } from "./kazakhstan.ts";
import { person } from "./slate.ts";

const face = (drawing: Drawing, x: number, y: number, width: number, chance: Chance): void => {
  const height = width * 1.28;
  const skin = chance.one(["#e8c3a0", "#d9a77c", "#f0d2b6", "#a8754f"]);
  const hair = chance.one(["#1d1713", "#3b2a1e", "#5a4632", "#7a7672"]);
  const [cx, cy] = [x + width / 2, y + height * 0.48];
  const [rx, ry] = [width * 0.29, height * 0.33];
  const ellipse = (ex: number, ey: number, a: number, b: number, fill: string): string =>
    `<ellipse cx="${ex.toFixed(1)}" cy="${ey.toFixed(1)}" rx="${a.toFixed(1)}" ry="${b.toFixed(1)}" fill="${fill}"/>`;
  drawing.rect(x, y, width, height, `fill="${chance.one(["#dfe6ea", "#e9e4da", "#cfd8df"])}"`);
  drawing.add(
    ellipse(cx, y + height * 1.02, width * 0.46, height * 0.26, chance.one(["#31445c", "#5c3140", "#2f2f33"])),
  );
  drawing.add(
    `<rect x="${(cx - rx * 0.4).toFixed(1)}" y="${cy.toFixed(1)}" width="${(rx * 0.8).toFixed(1)}" height="${(ry * 1.3).toFixed(1)}" fill="${skin}"/>`,
  );
  drawing.add(ellipse(cx, cy - ry * 0.18, rx * 1.14, ry * chance.between(1.0, 1.1), hair));
  drawing.add(ellipse(cx, cy + ry * 0.08, rx, ry * 0.96, skin));
  for (const side of [-1, 1]) {
    const ex = cx + side * rx * 0.42;
    drawing.add(ellipse(ex, cy - ry * 0.08, rx * 0.19, ry * 0.075, "#fff"));
    drawing.add(ellipse(ex, cy - ry * 0.08, rx * 0.09, ry * 0.075, "#2a1d14"));
    drawing.line(
      ex - rx * 0.24,
      cy - ry * 0.26,
      ex + rx * 0.24,
      cy - ry * 0.29,
      `stroke="${hair}" stroke-width="${(ry * 0.07).toFixed(1)}"`,
    );
  }
  drawing.add(
    `<path d="M${cx.toFixed(1)} ${cy.toFixed(1)}q${(rx * 0.16).toFixed(1)} ${(ry * 0.3).toFixed(1)} ${(-rx * 0.06).toFixed(1)} ${(ry * 0.32).toFixed(1)}" fill="none" stroke="#8a5b3c" stroke-width="${(ry * 0.035).toFixed(1)}"/>`,
  );
  drawing.add(
    `<path d="M${(cx - rx * 0.36).toFixed(1)} ${(cy + ry * 0.55).toFixed(1)}q${(rx * 0.36).toFixed(1)} ${(ry * chance.between(0.04, 0.2)).toFixed(1)} ${(rx * 0.72).toFixed(1)} 0" fill="none" stroke="#a04a44" stroke-width="${(ry * 0.07).toFixed(1)}"/>`,
  );
};

/** A portrait, `width` to height as 1 to 1.28. */
export const drawFace = (seed: number): Sheet => {
  const drawing = aDrawing(500);
  face(drawing, 0, 0, 500, chanceFrom(seed * 67 + 1));
  return drawing.finish(640, "#ffffff");
};

/** The front of the specimen card, 685 x 432 units. */
export const drawCard = (seed: number): Sheet => {
  const chance = chanceFrom(seed * 71 + 1);
  const drawing = aDrawing(685);
  mesh(drawing, 432, chance.one(["#9fcfd6", "#c9b6d8", "#b9d3a8"]), chance);
  drawing.rect(0, 0, 685, 74, `fill="${chance.one(["#2a6f97", "#4a5a8a", "#3d7a68"])}"`);
  drawing.text("ЖЕКЕ КУӘЛІК / IDENTITY CARD", 30, 18, 540, { face: "sans-bold", size: 30, colour: "#fff" });
  emblem(drawing, 630, 37, 28, "#f4e3a1");
  face(drawing, 34, 110, 184, chance);
  const named = person(chance);
  const day = `${chance.whole(10, 28)}.0${chance.whole(1, 9)}.${chance.whole(1960, 2004)}`;
  let y = 104;
  for (const [label, value] of [
    ["ТЕГІ, АТЫ / NAME", named.kk],
    ["", named.ru],
    ["ТУҒАН КҮНІ / BORN", day],
    ["НӨМІРІ / NUMBER", `0000 ${chance.whole(1000, 9999)} 0000`],
  ] as const) {
    if (label !== "") drawing.text(label, 250, y, 420, { face: "sans", size: 17, colour: "#345" });
    y = drawing.text(value, 250, label === "" ? y - 8 : y + 22, 420, { face: "sans-bold", size: 29 }) + 10;
  }
  drawing.add(`<g transform="rotate(-14 342 260)" opacity="0.4">`);
  drawing.text("SPECIMEN", 130, 210, 520, { face: "sans-bold", size: 100, colour: "#b03030" });
  drawing.add("</g>");
  return drawing.finish(432, chance.one(["#e6f2f3", "#f0eaf4", "#eaf2e2"]));
};

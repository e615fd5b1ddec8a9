/** Ink by hand in a voting zone. */
import type { Chance } from "./chance.ts";
import type { Zone } from "./drawing.ts";

export const markStyles = ["tick", "cross", "fill", "scribble", "dot", "circle"] as const;
export type MarkStyle = (typeof markStyles)[number];

const inks = ["#1b2f8f", "#20284a", "#101014", "#3a3a40", "#203a9c", "#7a1620"] as const;

/** SVG of a mark of this style in `zone`: a little off centre, of a size and thickness that vary as hands do. */
export const markIn = (zone: Zone, style: MarkStyle, chance: Chance): string => {
  const side = Math.min(zone.width, zone.height);
  const size = side * chance.between(0.5, 0.95);
  const cx = zone.x + zone.width / 2 + chance.between(-0.12, 0.12) * side;
  const cy = zone.y + zone.height / 2 + chance.between(-0.12, 0.12) * side;
  const ink = chance.one(inks);
  const pen = side * chance.between(0.045, 0.1);
  const near = (): number => chance.between(-0.06, 0.06) * size;
  const at = (x: number, y: number): string =>
    `${(cx + x * size + near()).toFixed(1)} ${(cy + y * size + near()).toFixed(1)}`;
  const stroke = (path: string, width = pen): string =>
    `<path d="${path}" fill="none" stroke="${ink}" stroke-width="${width.toFixed(1)}" stroke-linecap="round" stroke-linejoin="round"/>`;
  switch (style) {
    case "tick":
      return stroke(`M${at(-0.45, 0)}L${at(-0.12, 0.42)}Q${at(0.1, -0.1)} ${at(0.55, -0.55)}`);
    case "cross":
      return stroke(
        `M${at(-0.45, -0.45)}Q${at(0.02, 0.02)} ${at(0.45, 0.45)}M${at(0.45, -0.45)}Q${at(-0.02, 0)} ${at(-0.45, 0.45)}`,
      );
    case "fill": {
      let path = "";
      for (let step = 0; step <= 16; step += 1) {
        path += `${step === 0 ? "M" : "L"}${at(step % 2 === 0 ? -0.46 : 0.46, -0.46 + (step / 16) * 0.92)}`;
      }
      return stroke(path, Math.max(pen, size * 0.09));
    }
    case "scribble": {
      let path = `M${at(chance.between(-0.5, 0.5), chance.between(-0.5, 0.5))}`;
      for (let step = 0; step < chance.whole(5, 9); step += 1) {
        path += `Q${at(chance.between(-0.5, 0.5), chance.between(-0.5, 0.5))} ${at(chance.between(-0.5, 0.5), chance.between(-0.5, 0.5))}`;
      }
      return stroke(path);
    }
    case "dot":
      return `<circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="${(side * chance.between(0.09, 0.2)).toFixed(1)}" fill="${ink}"/>`;
    case "circle":
      return stroke(
        `M${at(-0.45, 0)}C${at(-0.45, -0.6)} ${at(0.45, -0.6)} ${at(0.45, 0)}C${at(0.45, 0.6)} ${at(-0.45, 0.6)} ${at(-0.42, -0.08)}`,
      );
    default: {
      const never: never = style;
      throw new Error(String(never));
    }
  }
};

/** A signature: ink that lies outside every zone and is no mark. (x, y) is its left end. */
export const signatureAt = (x: number, y: number, width: number, chance: Chance): string => {
  let path = `M${x.toFixed(1)} ${y.toFixed(1)}`;
  const loops = chance.whole(4, 7);
  for (let loop = 1; loop <= loops; loop += 1) {
    const end = x + (loop / loops) * width;
    const height = width * chance.between(0.08, 0.28);
    path += `C${(end - width * 0.2).toFixed(1)} ${(y - height).toFixed(1)} ${(end + width * 0.06).toFixed(1)} ${(y - height).toFixed(1)} ${end.toFixed(1)} ${(y + chance.between(-0.04, 0.08) * width).toFixed(1)}`;
  }
  return `<path d="${path}" fill="none" stroke="${chance.one(inks)}" stroke-width="${(width * 0.02).toFixed(1)}" stroke-linecap="round"/>`;
};

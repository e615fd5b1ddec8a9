/** Four other families of ballots, invented by us: ovals in columns, cross boxes, numbers in circles, two questions. */
import { chanceFrom } from "./chance.ts";
import { aDrawing, type Drawing, type Sheet, type Zone } from "./drawing.ts";
import type { SheetWish } from "./kazakhstan.ts";
import { markIn } from "./mark.ts";

export const otherForms = ["oval-columns", "cross-boxes", "numbered-circles", "two-questions"] as const;
export type OtherForm = (typeof otherForms)[number];

const given = [
  "Ada",
  "Bram",
  "Corin",
  "Delia",
  "Edda",
  "Fenn",
  "Greta",
  "Hollis",
  "Ione",
  "Jory",
  "Kestrel",
  "Lark",
  "Maud",
  "Nye",
  "Orla",
  "Perrin",
] as const;
const family = [
  "Inkpenny",
  "Lampwick",
  "Teaspoon",
  "Haystacker",
  "Umbrell",
  "Doorknob",
  "Candlewright",
  "Buttonhole",
  "Quillfeather",
  "Rainbarrel",
  "Saltcellar",
  "Thimbleby",
  "Windowsill",
  "Kettlesworth",
  "Marblestone",
  "Paperclip",
] as const;
const clubs = [
  "Harbour Party",
  "Orchard League",
  "Lantern Union",
  "Riverside List",
  "Meadow Alliance",
  "Independent",
  "Clocktower Group",
] as const;
const offices = [
  "Keeper of the Bridge",
  "Lake Warden",
  "Council, Ward 3",
  "Surveyor of Paths",
  "Library Board",
  "Ferry Commissioner",
  "Judge of Fairs",
  "Treasurer of the Valley",
] as const;
const measures = [
  "Shall the Valley borrow up to four hundred thousand crowns to mend the old stone bridge and its lamps?",
  "Shall the library stay open on the evenings of market days throughout the year?",
  "Shall the ferry carry bicycles without a separate charge from the first day of spring?",
] as const;

const finishMarked = (
  drawing: Drawing,
  height: number,
  paper: string,
  zones: readonly Zone[],
  wish: SheetWish,
): Sheet => {
  const hand = chanceFrom((wish.handSeed ?? wish.seed) * 19 + 5);
  for (const { row, style } of wish.marks ?? []) {
    const zone = zones[row];
    if (zone === undefined) throw new RangeError("no such row");
    drawing.add(markIn(zone, style, hand));
  }
  return drawing.finish(height, paper, zones);
};

const ovalColumns = (wish: SheetWish): Sheet => {
  const chance = chanceFrom(wish.seed * 41 + 1);
  const width = 1728;
  const height = 2232;
  const drawing = aDrawing(width);
  const zones: Zone[] = [];
  for (let tick = 0; tick < 40; tick += 1) {
    const y = 60 + (tick * (height - 120)) / 40;
    drawing.rect(28, y, 38, 12, `fill="#111"`);
    drawing.rect(width - 66, y, 38, 12, `fill="#111"`);
  }
  let y = drawing.text("Official Ballot", 100, 60, 1528, { face: "sans-bold", size: 54 });
  y = drawing.text("General Election, Valley of Lamps, Precinct 7", 100, y, 1528, { face: "sans", size: 30 });
  y =
    drawing.text(
      "To vote, completely fill in the oval to the left of your choice. To write in a name, fill in the oval and write the name on the line.",
      100,
      y + 8,
      1528,
      { face: "sans", size: 24 },
    ) + 20;
  const columns = chance.whole(2, 3);
  const columnWidth = (width - 200) / columns;
  const order = chance.shuffled(offices);
  let office = 0;
  let name = 0;
  const names = chance.shuffled(given.flatMap(first => [`${first} ${chance.one(family)}`]));
  for (let column = 0; column < columns; column += 1) {
    const x = 100 + column * columnWidth;
    let at = y;
    drawing.line(x, y, x, height - 90, `stroke="#111" stroke-width="3"`);
    while (at < height - 620) {
      drawing.rect(x, at, columnWidth, 48, `fill="#dcdcdc" stroke="#111" stroke-width="2"`);
      drawing.text(order[office % order.length]!, x + 16, at + 8, columnWidth - 32, { face: "sans-bold", size: 28 });
      drawing.text("Vote for one", x + 16, at + 54, columnWidth - 32, { face: "sans", size: 22 });
      at += 92;
      const count = wish.options ?? chance.whole(2, 5);
      for (let choice = 0; choice <= count; choice += 1) {
        const zone = { x: x + 20, y: at + 8, width: 58, height: 34, row: zones.length };
        drawing.add(
          `<ellipse cx="${zone.x + 29}" cy="${zone.y + 17}" rx="28" ry="16" fill="#fff" stroke="#111" stroke-width="3"/>`,
        );
        if (choice === count)
          drawing.line(x + 100, at + 48, x + columnWidth - 30, at + 48, `stroke="#111" stroke-width="2"`);
        else {
          drawing.text(names[name % names.length]!, x + 100, at, columnWidth - 120, { face: "sans-bold", size: 28 });
          drawing.text(chance.one(clubs), x + 100, at + 32, columnWidth - 120, { face: "sans", size: 21 });
          name += 1;
        }
        zones.push(zone);
        at += 78;
      }
      office += 1;
      at += 14;
    }
  }
  drawing.line(width - 100, y, width - 100, height - 90, `stroke="#111" stroke-width="3"`);
  return finishMarked(drawing, height, "#fdfdfa", zones, wish);
};

const crossBoxes = (wish: SheetWish): Sheet => {
  const chance = chanceFrom(wish.seed * 43 + 1);
  const count = wish.options ?? 6;
  const width = 1360;
  const drawing = aDrawing(width);
  const zones: Zone[] = [];
  let y = drawing.text("Election of a Member for the Valley of Lamps constituency", 70, 60, 1220, {
    face: "sans-bold",
    size: 50,
  });
  y =
    drawing.text(
      "Vote for only one candidate by putting a cross (X) in the box next to your choice",
      70,
      y + 14,
      1220,
      { face: "sans", size: 34 },
    ) + 24;
  const surnames = chance.shuffled(family);
  for (let at = 0; at < count; at += 1) {
    const top = y + at * 176;
    drawing.line(70, top, 1290, top, `stroke="#111" stroke-width="3"`);
    drawing.text(`${surnames[at % surnames.length]!.toUpperCase()}, ${chance.one(given)}`, 90, top + 18, 820, {
      face: "sans-bold",
      size: 38,
    });
    drawing.text(`${chance.whole(2, 90)} Mill Lane, Valley of Lamps`, 90, top + 70, 820, { face: "sans", size: 26 });
    drawing.text(chance.one(clubs), 90, top + 110, 820, { face: "sans", size: 30 });
    drawing.add(
      `<circle cx="1010" cy="${(top + 88).toFixed(1)}" r="52" fill="none" stroke="#444" stroke-width="${chance.whole(4, 16)}"/>`,
    );
    const zone = { x: 1120, y: top + 24, width: 128, height: 128, row: at };
    drawing.rect(zone.x, zone.y, 128, 128, `fill="#fff" stroke="#111" stroke-width="5"`);
    zones.push(zone);
  }
  const end = y + count * 176;
  drawing.line(70, end, 1290, end, `stroke="#111" stroke-width="3"`);
  return finishMarked(drawing, Math.max(end + 80, 900), "#f7f5ef", zones, wish);
};

const numberedCircles = (wish: SheetWish): Sheet => {
  const chance = chanceFrom(wish.seed * 47 + 1);
  const count = wish.options ?? 12;
  const width = 1184;
  const drawing = aDrawing(width);
  const zones: Zone[] = [];
  let y = drawing.text("Stimmzettel · Ballot paper".replace("·", "—"), 80, 56, 1024, {
    face: "serif",
    size: 56,
    align: "centre",
  });
  y =
    drawing.text("Bezirk Lampental: put a mark in one circle only", 80, y + 6, 1024, {
      face: "serif",
      size: 30,
      align: "centre",
    }) + 20;
  const surnames = chance.shuffled(family);
  for (let at = 0; at < count; at += 1) {
    const top = y + at * 116;
    drawing.rect(80, top, 1024, 116, `fill="${at % 2 === 0 ? "#ffffff" : "#f1ece2"}" stroke="#222" stroke-width="2"`);
    drawing.text(String(at + 1), 96, top + 34, 70, { face: "sans-bold", size: 42, align: "centre" });
    drawing.text(clubs[(at + wish.seed) % clubs.length]!, 190, top + 14, 650, { face: "serif", size: 36 });
    drawing.text(
      `${chance.one(given)} ${surnames[at % surnames.length]!}, ${chance.one(given)} ${chance.one(family)}`,
      190,
      top + 64,
      650,
      { face: "serif", size: 26 },
    );
    const zone = { x: 990, y: top + 18, width: 80, height: 80, row: at };
    drawing.add(`<circle cx="1030" cy="${(top + 58).toFixed(1)}" r="39" fill="#fff" stroke="#111" stroke-width="4"/>`);
    zones.push(zone);
  }
  return finishMarked(drawing, Math.max(y + count * 116 + 70, 1200), "#fbfaf6", zones, wish);
};

const twoQuestions = (wish: SheetWish): Sheet => {
  const chance = chanceFrom(wish.seed * 53 + 1);
  const width = 1184;
  const drawing = aDrawing(width);
  const zones: Zone[] = [];
  let y =
    drawing.text("Ballot for the referendum of the Valley of Lamps", 90, 70, 1004, {
      face: "sans-bold",
      size: 46,
      align: "centre",
    }) + 30;
  const asked = chance.shuffled(measures);
  for (let number = 0; number < 2; number += 1) {
    y = drawing.text(`Question ${number + 1}`, 90, y, 1004, { face: "sans-bold", size: 36 });
    y = drawing.text(asked[number]!, 90, y + 8, 1004, { face: "serif", size: 38 }) + 20;
    for (const answer of ["Yes", "No"]) {
      const zone = { x: 930, y: y + 14, width: 100, height: 100, row: zones.length };
      drawing.rect(90, y, 1004, 128, `fill="none" stroke="#222" stroke-width="3"`);
      drawing.text(answer, 130, y + 34, 600, { face: "sans-bold", size: 48 });
      drawing.rect(zone.x, zone.y, 100, 100, `fill="#fff" stroke="#111" stroke-width="4"`);
      zones.push(zone);
      y += 128;
    }
    y += 60;
  }
  return finishMarked(drawing, Math.max(y + 60, 1680), "#f4f2ea", zones, wish);
};

export const drawOtherBallot = (form: OtherForm, wish: SheetWish): Sheet => {
  switch (form) {
    case "oval-columns":
      return ovalColumns(wish);
    case "cross-boxes":
      return crossBoxes(wish);
    case "numbered-circles":
      return numberedCircles(wish);
    case "two-questions":
      return twoQuestions(wish);
    default: {
      const never: never = form;
      throw new Error(String(never));
    }
  }
};

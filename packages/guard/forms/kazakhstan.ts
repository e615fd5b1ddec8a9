/**
 * Sheets in the manner of the ballots of Kazakhstan, drawn by us from published descriptions (resolution 11/192 of the Central
 * Election Commission as amended in 2022: A5, options in two languages, an empty square at the right, "against all",
 * a fine mesh, a light colour for each kind). They are not copies: the official drawings were not at hand.
 */
import { type Chance, chanceFrom } from "./chance.ts";
import { aDrawing, type Drawing, type Sheet, type Zone } from "./drawing.ts";
import { type MarkStyle, markIn, signatureAt } from "./mark.ts";
import { aboutPerson, againstAll, type Option, partyList, people, question, yesAndNo } from "./slate.ts";

export const kazakhForms = [
  "kz-party-list",
  "kz-single-mandate",
  "kz-president",
  "kz-maslikhat-party",
  "kz-maslikhat-single",
  "kz-akim",
  "kz-referendum",
] as const;
export type KazakhForm = (typeof kazakhForms)[number];

type Look = {
  readonly paper: string;
  readonly mesh: string;
  readonly title: Option;
  readonly note: Option;
  readonly slate: "parties" | "people" | "answers";
};

const noteAny: Option = {
  kk: "Өзіңіз дауыс беретін бір үміткердің тұсындағы оң жақтағы бос шаршыға кез келген белгі қойыңыз. Бірден артық шаршыға белгі қойылған бюллетень жарамсыз деп танылады.",
  ru: "Поставьте любую отметку в пустом квадрате справа против одного из вариантов, за который Вы голосуете. Бюллетень, в котором отмечено более одного квадрата, признаётся недействительным.",
};

const looks: Readonly<Record<KazakhForm, Look>> = {
  "kz-party-list": {
    paper: "#e4f0f9",
    mesh: "#bcd9ee",
    title: {
      kk: "Партиялық тізімдер бойынша дауыс беруге арналған БЮЛЛЕТЕНЬ",
      ru: "БЮЛЛЕТЕНЬ для голосования по партийным спискам",
    },
    note: noteAny,
    slate: "parties",
  },
  "kz-single-mandate": {
    paper: "#e6f4e6",
    mesh: "#bfe0c1",
    title: {
      kk: "Бір мандатты аумақтық сайлау округі бойынша БЮЛЛЕТЕНЬ",
      ru: "БЮЛЛЕТЕНЬ по одномандатному территориальному избирательному округу",
    },
    note: noteAny,
    slate: "people",
  },
  "kz-president": {
    paper: "#f6f3e0",
    mesh: "#e5dcb0",
    title: { kk: "Президентті сайлау жөніндегі БЮЛЛЕТЕНЬ", ru: "БЮЛЛЕТЕНЬ по выборам Президента" },
    note: noteAny,
    slate: "people",
  },
  "kz-maslikhat-party": {
    paper: "#fbeadb",
    mesh: "#f1cfae",
    title: {
      kk: "Мәслихат депутаттарын сайлау (партиялық тізімдер) БЮЛЛЕТЕНІ",
      ru: "БЮЛЛЕТЕНЬ по выборам депутатов маслихата (партийные списки)",
    },
    note: noteAny,
    slate: "parties",
  },
  "kz-maslikhat-single": {
    paper: "#efe6f5",
    mesh: "#d6c1e6",
    title: {
      kk: "Мәслихат депутатын сайлау (бір мандатты округ) БЮЛЛЕТЕНІ",
      ru: "БЮЛЛЕТЕНЬ по выборам депутата маслихата (одномандатный округ)",
    },
    note: noteAny,
    slate: "people",
  },
  "kz-akim": {
    paper: "#eeeeee",
    mesh: "#cfcfcf",
    title: { kk: "Әкімді сайлау жөніндегі БЮЛЛЕТЕНЬ", ru: "БЮЛЛЕТЕНЬ по выборам акима" },
    note: noteAny,
    slate: "people",
  },
  "kz-referendum": {
    paper: "#e9f3f6",
    mesh: "#c2dde6",
    title: {
      kk: "Республикалық референдумда дауыс беруге арналған БЮЛЛЕТЕНЬ",
      ru: "БЮЛЛЕТЕНЬ для голосования на республиканском референдуме",
    },
    note: {
      kk: "Таңдаған жауабыңыздың оң жағындағы бос шаршыға кез келген белгі қойыңыз.",
      ru: "Поставьте любую отметку в пустом квадрате справа от выбранного Вами ответа.",
    },
    slate: "answers",
  },
};

/** Fine waves across the sheet, as security print has them. */
export const mesh = (drawing: Drawing, height: number, colour: string, chance: Chance): void => {
  const step = chance.between(15, 20);
  const wave = chance.between(60, 100);
  const swing = chance.between(8, 14);
  const across = (first: number, flip: number): string => {
    let path = "";
    for (let y = first; y < height; y += step) {
      path += `M0 ${y.toFixed(1)}`;
      for (let x = 0; x < drawing.width; x += wave) {
        const up = flip * ((x / wave) % 2 < 1 ? -swing : swing);
        path += `q${(wave / 2).toFixed(1)} ${up.toFixed(1)} ${wave.toFixed(1)} 0`;
      }
    }
    return path;
  };
  drawing.add(`<path d="${across(step / 2, 1)}${across(0, -1)}" fill="none" stroke="${colour}" stroke-width="1.4"/>`);
};

/** A plain round emblem in place of the arms. */
export const emblem = (drawing: Drawing, cx: number, cy: number, radius: number, colour: string): void => {
  let rays = "";
  for (let ray = 0; ray < 24; ray += 1) {
    const angle = (ray / 24) * 2 * Math.PI;
    const out = radius * (ray % 2 === 0 ? 0.95 : 0.8);
    rays += `M${(cx + Math.cos(angle) * radius * 0.55).toFixed(1)} ${(cy + Math.sin(angle) * radius * 0.55).toFixed(1)}L${(cx + Math.cos(angle) * out).toFixed(1)} ${(cy + Math.sin(angle) * out).toFixed(1)}`;
  }
  const ring = (share: number, width: number): string =>
    `<circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="${(radius * share).toFixed(1)}" fill="none" stroke="${colour}" stroke-width="${(radius * width).toFixed(1)}"/>`;
  drawing.add(
    `${ring(1, 0.06)}${ring(0.45, 0.05)}${ring(0.2, 0.09)}<path d="${rays}" stroke="${colour}" stroke-width="${(radius * 0.05).toFixed(1)}"/>`,
  );
};

export type SheetWish = {
  /** Seed of everything printed: names, order, waves. The same seed prints the same blank. */
  readonly seed: number;
  /** Options above "against all"; 2 for a referendum whatever is said here. */
  readonly options?: number;
  readonly againstAll?: boolean;
  /** `row` counts zones from 0. */
  readonly marks?: readonly { readonly row: number; readonly style: MarkStyle }[];
  /** Whether a member of the commission signed at the foot. */
  readonly signed?: boolean;
  /** Seed of hand movements: mark and signature. `seed` if absent. */
  readonly handSeed?: number;
};

const slateOf = (slate: Look["slate"], wish: SheetWish): readonly Option[] => {
  switch (slate) {
    case "answers":
      return yesAndNo;
    case "parties":
      return [...partyList(wish.seed, wish.options ?? 7), ...(wish.againstAll === false ? [] : [againstAll])];
    case "people":
      return [...people(wish.seed, wish.options ?? 5), ...(wish.againstAll === false ? [] : [againstAll])];
    default: {
      const never: never = slate;
      throw new Error(String(never));
    }
  }
};

/** Side 2 of a sheet: the side that shows a vote. 1184 units wide (A5); it grows past about 16 options, to half a metre. */
export const drawKazakhBallot = (form: KazakhForm, wish: SheetWish): Sheet => {
  const look = looks[form];
  const chance = chanceFrom(wish.seed * 31 + kazakhForms.indexOf(form));
  const hand = chanceFrom((wish.handSeed ?? wish.seed) * 17 + 3);
  const options = slateOf(look.slate, wish);
  const width = 1184;
  const margin = 72;
  const inner = width - 2 * margin;
  const square = look.slate === "answers" ? 104 : 76;
  const drawing = aDrawing(width);
  const serif = form === "kz-president" || form === "kz-referendum";
  const bold = serif ? "serif" : "sans-bold";

  const paper = aDrawing(width);
  let y = 64;
  y = paper.text(look.title.kk, margin, y, inner, { face: bold, size: 36, align: "centre" });
  y = paper.text(look.title.ru, margin, y + 6, inner, { face: bold, size: 36, align: "centre" }) + 16;
  const small = { face: serif ? "serif" : "sans", size: 21 } as const;
  y = paper.text(look.note.kk, margin, y, inner, small);
  y = paper.text(look.note.ru, margin, y + 8, inner, small) + 26;
  if (look.slate === "answers") {
    const asked = question(wish.seed);
    y = paper.text(asked.kk, margin, y, inner, { face: "sans-bold", size: 40, align: "centre" });
    y = paper.text(asked.ru, margin, y + 10, inner, { face: "sans-bold", size: 40, align: "centre" }) + 36;
  }
  const foot = 150;
  const free = 1680 - foot - y;
  const about = look.slate === "people" && options.length <= 8;
  const least = about ? 168 : square + 34;
  const row = Math.max(least, Math.min(free / options.length, look.slate === "answers" ? 230 : 190));
  const height = Math.max(1680, y + options.length * row + foot);
  const line = `stroke="#333" stroke-width="2.4"`;
  const zones: Zone[] = [];
  const right = width - margin;
  options.forEach((option, at) => {
    const top = y + at * row;
    const last = option === againstAll;
    paper.line(margin, top, right, top, line);
    const zone = { x: right - square - 26, y: top + (row - square) / 2, width: square, height: square, row: at };
    const words = zone.x - margin - 44;
    const size = last ? 33 : 31;
    let below = paper.text(option.kk, margin + 14, top + 14, words, { face: "sans-bold", size });
    if (about && !last) {
      const said = aboutPerson(chance);
      below = paper.text(option.ru, margin + 14, below, words, { face: "sans-bold", size: 27 });
      below = paper.text(said.kk, margin + 14, below + 2, words, { face: "serif", size: 22 });
      paper.text(said.ru, margin + 14, below, words, { face: "serif", size: 22 });
    } else paper.text(option.ru, margin + 14, below, words, { face: last ? "sans-bold" : "sans", size: size - 3 });
    paper.rect(zone.x, zone.y, square, square, `fill="#fff" stroke="#111" stroke-width="4"`);
    zones.push(zone);
  });
  const end = y + options.length * row;
  paper.rect(margin, y, inner, end - y, `fill="none" ${line}`);
  paper.text("Комиссия мүшесінің қолы / Подпись члена комиссии", margin, end + 40, inner, { face: "serif", size: 20 });
  paper.line(margin + 520, end + 64, margin + 860, end + 64, line);
  if (wish.signed === true) paper.add(signatureAt(margin + 560, end + 58, 220, hand));
  for (const { row: marked, style } of wish.marks ?? []) {
    const zone = zones[marked];
    if (zone === undefined) throw new RangeError("no such row");
    paper.add(markIn(zone, style, hand));
  }

  mesh(drawing, height, look.mesh, chance);
  drawing.add(paper.finish(height, "none").svg);
  return drawing.finish(height, look.paper, zones);
};

/** Side 1: emblem, title, place; no option and no square, so it shows no vote. */
export const drawKazakhFront = (form: KazakhForm, seed: number): Sheet => {
  const look = looks[form];
  const chance = chanceFrom(seed * 37 + kazakhForms.indexOf(form));
  const width = 1184;
  const height = 1680;
  const drawing = aDrawing(width);
  mesh(drawing, height, look.mesh, chance);
  emblem(drawing, width / 2, 420, 190, "#3b6f8f");
  let y = drawing.text(look.title.kk, 110, 720, width - 220, { face: "serif", size: 52, align: "centre" });
  y = drawing.text(look.title.ru, 110, y + 40, width - 220, { face: "serif", size: 52, align: "centre" });
  drawing.text(`№ ${chance.whole(1, 980)} учаске / участок`, 110, y + 90, width - 220, {
    face: "sans",
    size: 34,
    align: "centre",
  });
  return drawing.finish(height, look.paper);
};

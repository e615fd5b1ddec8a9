/** Ballots whose layout is thrown together from a seed: the designs on which the search for unknown ballots was tuned. Invented throughout. */
import { type Chance, chanceFrom } from "./chance.ts";
import { aDrawing, type Drawing, type Sheet, type Zone } from "./drawing.ts";
import { mesh } from "./kazakhstan.ts";
import type { FaceName } from "./letters.ts";
import { type MarkStyle, markIn, markStyles, signatureAt } from "./mark.ts";
import { aboutPerson, againstAll, partyList, people, question, yesAndNo } from "./slate.ts";

type Language = "kk-ru" | "ru" | "kk" | "en";
type Box = "square" | "wide" | "oval" | "circle" | "cell";

const titles: Readonly<Record<Language, readonly string[]>> = {
  ru: [
    "Избирательный бюллетень для голосования на выборах совета сада",
    "БЮЛЛЕТЕНЬ для тайного голосования",
    "Бюллетень по выборам председателя",
    "ВЫБОРЫ ДЕПУТАТОВ. Бюллетень для голосования",
    "Бюллетень для голосования на референдуме",
  ],
  kk: [
    "Кеңес мүшелерін сайлау бойынша дауыс беру БЮЛЛЕТЕНІ",
    "ДАУЫС БЕРУГЕ арналған бюллетень",
    "Депутаттарды сайлау. Сайлау бюллетені",
    "Референдумда дауыс беру бюллетені",
    "Төрағаны сайлау жөніндегі бюллетень",
  ],
  "kk-ru": ["Бюллетень / Бюллетень для голосования"],
  en: [
    "OFFICIAL BALLOT General Election",
    "Ballot paper for the election of the council",
    "Sample Ballot. Municipal Election",
    "Referendum ballot",
    "BALLOT. Election of the harbour board",
  ],
};
const notes: Readonly<Record<Language, readonly string[]>> = {
  ru: [
    "Поставьте любой знак в пустом квадрате справа от фамилии только одного кандидата, в пользу которого сделан выбор.",
    "Разъяснение о порядке заполнения бюллетеня: отметьте один вариант. Бюллетень, в котором отмечено более одного, недействителен.",
  ],
  kk: [
    "Өзіңіз дауыс беретін кандидаттың тұсындағы шаршыға кез келген белгі қойыңыз.",
    "Бір ғана белгі қойыңыз. Бірден артық белгі қойылған бюллетень жарамсыз деп танылады.",
  ],
  "kk-ru": ["Бір белгі қойыңыз. Поставьте одну отметку. Бюллетень без отметки недействителен."],
  en: [
    "To vote, fill in the oval next to your choice. If you make a mistake ask for a new ballot.",
    "Mark one box only. Vote for no more than one candidate. Do not write anything else on the paper.",
    "Instructions to voters: place a cross in the box beside the candidate of your choice.",
  ],
};
const offices = [
  "Bridge Warden",
  "Council Member, Ward 2",
  "Keeper of Wells",
  "Library Trustee",
  "Ferry Master",
] as const;
const names = [
  "Ada Lampwick",
  "Corin Teaspoon",
  "Delia Haystacker",
  "Fenn Doorknob",
  "Greta Quillfeather",
  "Hollis Rainbarrel",
  "Ione Saltcellar",
  "Jory Thimbleby",
  "Lark Windowsill",
  "Maud Kettlesworth",
  "Nye Marblestone",
  "Orla Paperclip",
] as const;
const clubs = ["Orchard League", "Lantern Union", "Riverside List", "Independent"] as const;
const papers = ["#ffffff", "#fbfaf4", "#f2f6fb", "#eef6ea", "#fdf1e6", "#f4eef8", "#f7f2d8", "#e8e8e8"] as const;

export type WishedBallot = {
  readonly seed: number;
  readonly mark?: { readonly row: number; readonly style: MarkStyle };
};

type Row = { readonly bold: string; readonly thin: string | null };

const rowsOf = (language: Language, isQuestion: boolean, count: number, chance: Chance): readonly Row[] => {
  const seed = chance.whole(0, 100_000);
  const isDetailed = chance.happens(0.5);
  if (language === "en") {
    if (isQuestion)
      return [
        { bold: "Yes", thin: null },
        { bold: "No", thin: null },
      ];
    const people = chance.shuffled(names).slice(0, Math.min(count, names.length));
    return people.map(name => ({ bold: name, thin: isDetailed ? chance.one(clubs) : null }));
  }
  const options = isQuestion
    ? yesAndNo
    : [
        ...(chance.happens(0.4) ? partyList(seed, count) : people(seed, count)),
        ...(chance.happens(0.6) ? [againstAll] : []),
      ];
  return options.map(({ kk, ru }) => {
    if (language === "kk-ru") return { bold: kk, thin: ru };
    const about = aboutPerson(chance);
    return {
      bold: language === "kk" ? kk : ru,
      thin: isDetailed ? (language === "kk" ? about.kk : about.ru) : null,
    };
  });
};

const boxAt = (drawing: Drawing, box: Box, zone: Zone, thick: number): void => {
  const { x, y, width, height } = zone;
  const line = `fill="#fff" stroke="#161616" stroke-width="${thick.toFixed(1)}"`;
  if (box === "oval" || box === "circle")
    drawing.add(
      `<ellipse cx="${(x + width / 2).toFixed(1)}" cy="${(y + height / 2).toFixed(1)}" rx="${(width / 2).toFixed(1)}" ry="${(height / 2).toFixed(1)}" ${line}/>`,
    );
  else if (box !== "cell") drawing.rect(x, y, width, height, line);
};

/** The same seed prints the same blank; the mark is drawn over it. Throws RangeError for a row that the sheet has not. */
export const drawAnyBallot = ({ seed, mark }: WishedBallot): Sheet => {
  const chance = chanceFrom(seed * 61 + 9);
  const language = chance.one<Language>(["kk-ru", "kk-ru", "ru", "kk", "en", "en"]);
  const face = chance.one<FaceName>(["sans-bold", "serif", "sans-bold", "sans"]);
  const body = face === "serif" ? "serif" : chance.one<FaceName>(["sans", "serif"]);
  const width = chance.one([1184, 1184, 1680, 1728, 1000]);
  const margin = chance.between(50, 110);
  const inner = width - 2 * margin;
  const isQuestion = chance.happens(0.18);
  const columns = language === "en" && !isQuestion && width > 1500 && chance.happens(0.7) ? chance.whole(2, 3) : 1;
  const box: Box = isQuestion
    ? chance.one<Box>(["square", "circle", "wide"])
    : chance.one<Box>(
        language === "en"
          ? ["oval", "oval", "square", "circle", "cell"]
          : ["square", "square", "square", "circle", "cell", "wide"],
      );
  const isRight = chance.happens(language === "en" ? 0.25 : 0.7);
  const drawing = aDrawing(width);
  const lower = aDrawing(width);
  const size = chance.between(30, 52) * (width / 1184) ** 0.6;
  const small = chance.between(19, 26) * (width / 1184) ** 0.4;
  const align = chance.happens(0.75) ? "centre" : "left";
  let y = margin;
  const title = language === "kk-ru" ? [chance.one(titles.kk), chance.one(titles.ru)] : [chance.one(titles[language])];
  for (const line of title) {
    const written = chance.happens(0.25) ? line.toUpperCase() : line;
    y = lower.text(written, margin, y, inner, { face, size, align }) + 6;
  }
  const note = language === "kk-ru" ? [chance.one(notes.kk), chance.one(notes.ru)] : [chance.one(notes[language])];
  y += 10;
  for (const line of note) y = lower.text(line, margin, y, inner, { face: body, size: small }) + 6;
  if (isQuestion) {
    const { kk, ru } = question(seed);
    const asked =
      language === "en"
        ? ["Shall the old mill keep its wooden wheel?"]
        : language === "kk"
          ? [kk]
          : language === "ru"
            ? [ru]
            : [kk, ru];
    for (const line of asked) y = lower.text(line, margin, y + 12, inner, { face, size: size * 0.9, align }) + 6;
  }
  y += chance.between(16, 50);
  const zones: Zone[] = [];
  const side = (isQuestion ? chance.between(60, 110) : chance.between(40, 80)) * (columns > 1 ? 0.8 : 1);
  const zoneWide = box === "oval" ? side : box === "wide" ? side * 1.5 : side;
  const zoneHigh = box === "oval" ? side * 0.6 : side;
  const thick = chance.between(2.2, 5);
  const isRuled = box === "cell" || chance.happens(0.6);
  const isFramed = isRuled && chance.happens(0.6);
  const rowStyle = { face, size: chance.between(24, 34) } as const;
  const gap = columns > 1 ? 40 : 0;
  const columnWide = (inner - gap * (columns - 1)) / columns;
  let lowest = y;
  for (let column = 0; column < columns; column += 1) {
    const x = margin + column * (columnWide + gap);
    let at = y;
    for (let contest = 0; contest < (columns > 1 ? chance.whole(1, 3) : 1); contest += 1) {
      if (columns > 1) {
        at = lower.text(chance.one(offices), x, at, columnWide, { face, size: 28 });
        at = lower.text("Vote for one", x, at, columnWide, { face: body, size: 22 }) + 8;
      }
      const rows = rowsOf(language, isQuestion, columns > 1 ? chance.whole(2, 5) : chance.whole(2, 13), chance);
      const textWide = columnWide - zoneWide - 70;
      const first = at;
      for (const [number, { bold, thin }] of rows.entries()) {
        const textX = isRight ? x + 16 : x + zoneWide + 44;
        const named = !isQuestion && chance.happens(0.3) ? `${number + 1}. ${bold}` : bold;
        const top = at;
        let end = lower.text(named, textX, at + 12, textWide, rowStyle);
        if (thin !== null) end = lower.text(thin, textX, end, textWide, { face: body, size: rowStyle.size * 0.75 });
        const high = Math.max(end - top + 14, zoneHigh + 18);
        const boxX = isRight ? x + columnWide - zoneWide - 14 : x + 14;
        const zone: Zone =
          box === "cell"
            ? {
                x: isRight ? x + columnWide - zoneWide - 30 : x,
                y: top,
                width: zoneWide + 30,
                height: high,
                row: zones.length,
              }
            : { x: boxX, y: top + (high - zoneHigh) / 2, width: zoneWide, height: zoneHigh, row: zones.length };
        if (box === "cell") {
          const edge = isRight ? zone.x : zone.x + zone.width;
          lower.line(edge, top, edge, top + high, `stroke="#222" stroke-width="${thick.toFixed(1)}"`);
        }
        boxAt(lower, box, zone, thick);
        zones.push(zone);
        at = top + high;
        if (isRuled) lower.line(x, at, x + columnWide, at, `stroke="#222" stroke-width="2.5"`);
      }
      if (isRuled) lower.line(x, first, x + columnWide, first, `stroke="#222" stroke-width="2.5"`);
      if (isFramed || box === "cell")
        lower.rect(x, first, columnWide, at - first, `fill="none" stroke="#222" stroke-width="3"`);
      at += 40;
    }
    lowest = Math.max(lowest, at);
  }
  const height = Math.max(width * chance.between(1.2, 1.45), lowest + 90);
  if (language !== "en" && chance.happens(0.4))
    mesh(drawing, height, chance.one(["#d5e4ee", "#e3e3d0", "#e6d8e8"]), chance);
  const hand = chanceFrom(seed * 23 + 1);
  if (chance.happens(0.4)) lower.add(signatureAt(margin, height - 50, 200, hand));
  const sheet = lower.finish(height, "none", zones);
  drawing.add(sheet.svg.replace(/^<svg[^>]*><rect[^>]*\/>/u, "").replace(/<\/svg>$/u, ""));
  if (mark !== undefined) {
    const zone = zones[mark.row];
    if (zone === undefined) throw new RangeError("no such row");
    drawing.add(markIn(zone, mark.style, chanceFrom(seed * 29)));
  }
  return drawing.finish(height, chance.one(papers), zones);
};

export const anyMark = (seed: number, rows: number): { readonly row: number; readonly style: MarkStyle } => {
  const chance = chanceFrom(seed + 404);
  return { row: chance.whole(0, rows - 1), style: chance.one(markStyles) };
};

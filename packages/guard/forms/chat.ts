/** Screenshots of invented messengers: a demand in a conversation, with the places that tell who is talking. */
import { type Chance, chanceFrom } from "./chance.ts";
import { aDrawing, type Drawing, type Sheet } from "./drawing.ts";
import { widthOf } from "./letters.ts";
import { person } from "./slate.ts";

export const messengers = ["blue-bar", "ruled", "pattern", "names-above", "flat-group"] as const;
export type Messenger = (typeof messengers)[number];

export type ChatWish = {
  readonly messenger: Messenger;
  readonly seed: number;
  readonly isDark: boolean;
  readonly language: "kk" | "ru";
  /** Width of the screen in pixels; a layout pixel is a 360th part of it. */
  readonly width?: number;
};

type Area = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** `secrets`: what has to be covered; `words`: lines of messages that may stay. In pixels of the screenshot. */
export type Chat = Sheet & { readonly secrets: readonly Area[]; readonly words: readonly Area[] };

type Look = {
  readonly ground: string;
  readonly bar: string;
  readonly onBar: string;
  readonly theirs: string;
  readonly mine: string;
  readonly ink: string;
  readonly mineInk: string;
  readonly faint: string;
};

const looks: Record<Messenger, { readonly light: Look; readonly dark: Look }> = {
  "blue-bar": {
    light: {
      ground: "#d9e4ec",
      bar: "#2f6690",
      onBar: "#ffffff",
      theirs: "#ffffff",
      mine: "#d3f3c8",
      ink: "#16202a",
      mineInk: "#16202a",
      faint: "#6b7c8a",
    },
    dark: {
      ground: "#0f161c",
      bar: "#1d2a35",
      onBar: "#f2f5f7",
      theirs: "#22303c",
      mine: "#27506e",
      ink: "#e8eef2",
      mineInk: "#f4f8fb",
      faint: "#8fa2b0",
    },
  },
  ruled: {
    light: {
      ground: "#ffffff",
      bar: "#ffffff",
      onBar: "#101010",
      theirs: "#ececf0",
      mine: "#2e7cf6",
      ink: "#101010",
      mineInk: "#ffffff",
      faint: "#7d7d84",
    },
    dark: {
      ground: "#000000",
      bar: "#000000",
      onBar: "#f4f4f4",
      theirs: "#2a2a2d",
      mine: "#1d66d8",
      ink: "#f4f4f4",
      mineInk: "#ffffff",
      faint: "#929298",
    },
  },
  pattern: {
    light: {
      ground: "#efe7dd",
      bar: "#1a7a63",
      onBar: "#ffffff",
      theirs: "#ffffff",
      mine: "#def5c9",
      ink: "#1d1d1d",
      mineInk: "#1d1d1d",
      faint: "#6f756f",
    },
    dark: {
      ground: "#12191d",
      bar: "#202b30",
      onBar: "#e9edef",
      theirs: "#232f35",
      mine: "#12574a",
      ink: "#e6eaec",
      mineInk: "#eaf2ef",
      faint: "#93a1a8",
    },
  },
  "names-above": {
    light: {
      ground: "#f7f4fb",
      bar: "#ece5f6",
      onBar: "#241a33",
      theirs: "#e2d8f0",
      mine: "#6b46b8",
      ink: "#241a33",
      mineInk: "#ffffff",
      faint: "#6a6076",
    },
    dark: {
      ground: "#17131d",
      bar: "#221b2c",
      onBar: "#f1ecf8",
      theirs: "#33293f",
      mine: "#6b46b8",
      ink: "#efe9f6",
      mineInk: "#ffffff",
      faint: "#a296b0",
    },
  },
  "flat-group": {
    light: {
      ground: "#edeef0",
      bar: "#f7f8fa",
      onBar: "#202124",
      theirs: "#ffffff",
      mine: "#cfe6ff",
      ink: "#202124",
      mineInk: "#202124",
      faint: "#72767c",
    },
    dark: {
      ground: "#141517",
      bar: "#1d1f22",
      onBar: "#e7e9ec",
      theirs: "#26292d",
      mine: "#254a73",
      ink: "#e7e9ec",
      mineInk: "#f2f6fa",
      faint: "#8f959c",
    },
  },
};

const nameColours = ["#c0392b", "#1e8449", "#8e44ad", "#d35400", "#2874a6", "#c2185b"];
const paleColours = ["#f1948a", "#7dcea0", "#c39bd3", "#f0b27a", "#85c1e9", "#f48fb1"];

const sayings = {
  kk: [
    "Ертең бәрі дауыс береді.",
    "Бюллетеньнің суретін маған кешке дейін жіберіңіздер.",
    "Бұл міндетті ме?",
    "Иә. Кім жібермесе, тізімге түседі.",
    "Жатақхана орны содан байланысты.",
    "Жақсы, түсіндім",
    "Жеке куәлікпен бірге түсіріңіздер, сонда кімдікі екені көрінеді.",
  ],
  ru: [
    "Завтра все голосуем.",
    "Фото бюллетеня пришлите мне до вечера.",
    "Это обязательно?",
    "Да. Кто не пришлёт, попадёт в список.",
    "От этого зависит место в общежитии.",
    "Хорошо, понял",
    "Снимайте вместе с удостоверением, чтобы было видно, чьё оно.",
  ],
} as const;
const callMe = { kk: "Сұрақ болса, қоңырау шалыңыз:", ru: "Если вопросы, звоните:" } as const;
const days = { kk: "27 қараша", ru: "27 ноября" } as const;

const phoneNumber = (chance: Chance): string => {
  const part = (digits: number): string => Array.from({ length: digits }, () => chance.whole(0, 9)).join("");
  return chance.one([
    `+7 700 ${part(3)} ${part(2)} ${part(2)}`,
    `8 (700) ${part(3)}-${part(2)}-${part(2)}`,
    `+7700${part(7)}`,
  ]);
};

const portrait = (drawing: Drawing, x: number, y: number, side: number, chance: Chance): void => {
  const middle = [x + side / 2, y + side / 2] as const;
  const disc = (cx: number, cy: number, r: number, fill: string): string =>
    `<circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="${r.toFixed(1)}" fill="${fill}"/>`;
  drawing.add(
    disc(middle[0], middle[1], side / 2, chance.one(["#c98b5f", "#7fa37a", "#8d86c9", "#b56576", "#5f8fa8"])),
  );
  if (chance.whole(0, 1) === 0) {
    drawing.text(chance.one(["А", "Б", "Е", "Н", "С"]), x, y + side * 0.2, side, {
      face: "sans-bold",
      size: side * 0.45,
      colour: "#fff",
      align: "centre",
    });
    return;
  }
  drawing.add(disc(middle[0], y + side * 0.4, side * 0.19, "#e8c3a0"));
  drawing.add(
    `<ellipse cx="${middle[0].toFixed(1)}" cy="${(y + side * 0.82).toFixed(1)}" rx="${(side * 0.27).toFixed(1)}" ry="${(side * 0.17).toFixed(1)}" fill="#33475b"/>`,
  );
};

/** A screenshot 360 by 720 layout pixels. */
export const drawChat = ({ messenger, seed, isDark, language, width = 720 }: ChatWish): Chat => {
  const chance = chanceFrom(seed * 131 + 17);
  const look = looks[messenger][isDark ? "dark" : "light"];
  const drawing = aDrawing(width);
  const u = width / 360;
  const height = 720 * u;
  const secrets: Area[] = [];
  const words: Area[] = [];
  const tell = (x: number, y: number, w: number, h: number): number =>
    secrets.push({ left: x, top: y, width: w, height: h });
  if (messenger === "pattern") {
    const doodle = isDark ? "#1a2328" : "#e4dacd";
    for (let k = 0; k < 160; k += 1)
      drawing.add(
        `<circle cx="${chance.whole(0, Math.round(width))}" cy="${chance.whole(0, Math.round(height))}" r="${(u * chance.between(3, 9)).toFixed(1)}" fill="none" stroke="${doodle}" stroke-width="${u.toFixed(1)}"/>`,
      );
  }
  const barHeight = 80 * u;
  drawing.rect(0, 0, width, barHeight, `fill="${look.bar}"`);
  drawing.text("12:47", 16 * u, 5 * u, 60 * u, { face: "sans", size: 11 * u, colour: look.onBar });
  if (messenger === "ruled") drawing.rect(0, barHeight - u, width, u, `fill="${isDark ? "#303034" : "#d0d0d4"}"`);
  portrait(drawing, 44 * u, 32 * u, 38 * u, chance);
  tell(44 * u, 32 * u, 38 * u, 38 * u);
  const isGroup = messenger !== "ruled" && messenger !== "blue-bar";
  const them = Array.from({ length: isGroup ? 3 : 1 }, () => person(chance)[language]);
  const title = isGroup ? { kk: "403-топ. Күзетшілер", ru: "Группа 403, старосты" }[language] : them[0]!;
  drawing.text(title, 92 * u, 36 * u, 220 * u, { face: "sans-bold", size: 15 * u, colour: look.onBar });
  tell(92 * u, 40 * u, widthOf(title, "sans-bold", 15 * u), 11 * u);
  const day = days[language];
  drawing.text(day, 0, 90 * u, width, { face: "sans", size: 11 * u, colour: look.faint, align: "centre" });
  const lines = chance.shuffled(sayings[language]).slice(0, 5);
  let y = 112 * u;
  for (const [k, saying] of lines.entries()) {
    const isMine = k === 2;
    const size = 14 * u;
    const isCall = k === 3;
    const room = 220 * u;
    const left = isMine ? width - room - 34 * u : (isGroup ? 54 : 14) * u;
    const sender = chance.whole(0, them.length - 1);
    const hasName = isGroup && !isMine;
    const nameInside = hasName && messenger !== "names-above";
    if (hasName && !nameInside) {
      drawing.text(them[sender]!, left + 10 * u, y, 240 * u, { face: "sans", size: 11 * u, colour: look.faint });
      tell(left + 10 * u, y + 2.5 * u, widthOf(them[sender]!, "sans", 11 * u), 8 * u);
      y += 16 * u;
    }
    const text = isCall ? callMe[language] : saying;
    // The height of a paragraph is known once it is drawn: it is drawn aside first.
    const aside = aDrawing(width);
    const tall = aside.text(text, 0, 0, room, { face: "sans", size });
    const bubble = tall + (nameInside ? 20 * u : 0) + (isCall ? 20 * u : 0) + 16 * u;
    drawing.rect(left, y, room + 20 * u, bubble, `rx="${14 * u}" fill="${isMine ? look.mine : look.theirs}"`);
    let at = y + 7 * u;
    if (nameInside) {
      const colour = (isDark ? paleColours : nameColours)[sender + (seed % 3)]!;
      const name = them[sender]!;
      drawing.text(name, left + 10 * u, at, 240 * u, { face: "sans-bold", size: 12.5 * u, colour });
      tell(left + 10 * u, at + 3 * u, widthOf(name, "sans-bold", 12.5 * u), 9 * u);
      at += 20 * u;
    }
    const colour = isMine ? look.mineInk : look.ink;
    words.push({ left: left + 10 * u, top: at, width: Math.min(room, widthOf(text, "sans", size)), height: tall });
    at = drawing.text(text, left + 10 * u, at, room, { face: "sans", size, colour });
    if (isCall) {
      const number = phoneNumber(chance);
      drawing.text(number, left + 10 * u, at + 1 * u, room, { face: "sans", size, colour });
      tell(left + 10 * u, at + 4.5 * u, widthOf(number, "sans", size), size * 0.7);
    }
    if (isGroup && !isMine) {
      portrait(drawing, 10 * u, y + bubble - 34 * u, 34 * u, chance);
      tell(10 * u, y + bubble - 34 * u, 34 * u, 34 * u);
    }
    y += bubble + 12 * u;
  }
  drawing.rect(0, height - 52 * u, width, 52 * u, `fill="${look.bar}"`);
  return { ...drawing.finish(height, look.ground), secrets, words };
};

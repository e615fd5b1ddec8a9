import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { drawBallot } from "../../forms/ballot.ts";
import { type Chat, drawChat, messengers } from "../../forms/chat.ts";
import { rasterOf } from "../../forms/raster.ts";
import type { Quad } from "../verdict.ts";
import { chatCovers } from "./find-chat.ts";

type Area = Chat["secrets"][number];

/** The share of an area that lies under some cover. */
const covered = ({ left, top, width, height }: Area, covers: readonly Quad[]): number => {
  let under = 0;
  for (let k = 0; k < 100; k += 1) {
    const x = left + (width * ((k % 20) + 0.5)) / 20;
    const y = top + (height * (Math.floor(k / 20) + 0.5)) / 5;
    if (covers.some(([a, , c]) => x >= a[0] && x < c[0] && y >= a[1] && y < c[1])) under += 1;
  }
  return under / 100;
};

describe("a screenshot of a conversation", () => {
  it.each(messengers.flatMap(messenger => [false, true].map(isDark => [messenger, isDark] as const)))(
    "of %s (dark: %s) gets covers over bar, portraits, names and numbers, and its words stay readable",
    async (messenger, isDark) => {
      for (const [seed, language] of [
        [31, "kk"],
        [32, "ru"],
      ] as const) {
        const chat = drawChat({ messenger, seed, isDark, language });
        const covers = chatCovers(await rasterOf(chat));
        expect(chat.secrets.filter(secret => covered(secret, covers) < 0.97)).toEqual([]);
        expect(chat.words.filter(line => covered(line, covers) < 0.1)).toHaveLength(chat.words.length);
      }
    },
  );

  it("gets the same covers for the same pixels, with and without an opacity channel", async () => {
    const { data, ...size } = await rasterOf(
      drawChat({ messenger: "pattern", seed: 3, isDark: false, language: "ru" }),
    );
    const withOpacity = await sharp(data, { raw: { ...size, channels: 3 } })
      .ensureAlpha()
      .raw()
      .toBuffer();
    expect(chatCovers({ ...size, data: new Uint8Array(withOpacity) })).toEqual(chatCovers({ ...size, data }));
  });
});

describe("what is no conversation", () => {
  it("gets no covers: a printed form, a plain colour, noise, a picture of few pixels", async () => {
    const form = await rasterOf(drawBallot({ form: "kz-party-list", seed: 2026 }), 0.5);
    const plain = { width: 720, height: 1280, data: new Uint8Array(720 * 1280 * 3).fill(200) };
    const noise = { width: 300, height: 400, data: Uint8Array.from({ length: 360_000 }, (_, k) => (k * k * 31) % 251) };
    const small = { width: 20, height: 20, data: new Uint8Array(1200) };
    for (const pixels of [form, plain, noise, small]) expect(chatCovers(pixels)).toEqual([]);
  });
});

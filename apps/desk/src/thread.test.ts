import { describe, expect, it } from "vitest";
import { askedToQuote, threadOf } from "./thread.ts";

const addition = (seq: number, batch: number) => ({ seq, batch, content: { language: "kk" as const, text: `${seq}` } });
const reply = (sequence: number, batch?: number) => ({
  sequence,
  text: "",
  by: "",
  on: "2026-11-23",
  ...(batch === undefined ? {} : { batch }),
});
const order = (...[additions, replies]: Parameters<typeof threadOf>) =>
  threadOf(additions, replies).map(turn =>
    turn.from === "desk" ? `r${turn.reply.sequence}` : `a${turn.addition.seq}`,
  );

describe("the conversation", () => {
  it("puts an addition before the reply whose author had read it, and after the ones before", () => {
    expect(order([addition(1, 3), addition(2, 6)], [reply(2, 4), reply(1, 2)])).toEqual(["r1", "a1", "r2", "a2"]);
  });
  it("knows which words the reporter was asked about before she answered", () => {
    const asked = { ...reply(1, 4), text: "Можно привести ваши слова: «пришлите фото до вечера»?" };
    const turns = threadOf([addition(1, 3), addition(2, 6)], [asked]);
    expect(turns.map((_, place) => askedToQuote(turns, place))).toEqual([
      undefined,
      undefined,
      "пришлите фото до вечера",
    ]);
    expect(askedToQuote(threadOf([addition(1, 6)], [{ ...asked, text: "«[слова]»" }]), 1)).toBeUndefined();
  });
  it("loses nothing of replies that do not say what their author had read", () => {
    expect(order([addition(1, 3)], [reply(1)])).toEqual(["r1", "a1"]);
  });
});

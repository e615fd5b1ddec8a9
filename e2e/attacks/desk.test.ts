import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aReport } from "../../packages/cases/src/report.testing.ts";
import { aDesk, type FoundedDesk, rowsOf, seenIn, surroundings, unlock } from "../world/desk.ts";
import { type Story, startStory } from "../world/intake.ts";
import { aPerson, type Desk, deliver, erase, random, readReplies, send, servedDesks } from "../world/reporter.ts";

const report = aReport({ more: "Староста собирает снимки до вечера." }).content;

let story: Story;
let desk: FoundedDesk;
let desks: readonly Desk[];
let voter: string;

beforeAll(async () => {
  story = await startStory();
  voter = story.running.origins.voter;
  desk = await aDesk(story);
  desks = await servedDesks(voter);
});
afterAll(() => story.end());

const synced = async (vault = desk.vault) => {
  await story.running.closeBatch();
  expect(await vault.sync()).toEqual({ kind: "synced" });
  return seenIn(vault);
};

describe("a desk", () => {
  it("opens what was sealed to it, answers, and the person reads the answer", async () => {
    const person = await aPerson();
    const sent = await send(voter, person, desks, { report });
    expect(sent.status).toBe(201);
    const view = await synced();
    expect(view.alarms).toEqual([]);
    const row = view.rows.find(({ said }) => said?.more === report.more);
    expect(row).toMatchObject({ state: "new" });
    const opened = await desk.vault.open(row?.leaf ?? "");
    expect(opened).toMatchObject({ content: report, additions: [], replies: [] });
    expect(await desk.vault.reply(row?.leaf ?? "", "Мы получили ваше сообщение.")).toEqual({ kind: "sent" });
    const replies = (await readReplies(voter, person, [desks[0]?.root ?? new Uint8Array()])).filter(
      ({ kind }) => kind === "reply",
    );
    expect(replies).toMatchObject([{ text: "Мы получили ваше сообщение.", sequence: 1 }]);
    const after = await synced();
    expect(after.rows.find(({ leaf }) => leaf === row?.leaf)).toMatchObject({ state: "replied" });
    expect(after.alarms).toEqual([]);
    expect(after.unposted).toBe(0);
  });

  it("finds all again from its member file in a fresh browser, without an alarm", async () => {
    const again = await unlock(desk.vault.memberFile());
    expect(await again.sync()).toEqual({ kind: "synced" });
    expect(again.view().alarms).toEqual([]);
    expect((await rowsOf(again)).map(({ state }) => state)).toEqual(["replied"]);
  });

  it("joins additions to the report of the same person", async () => {
    const person = await aPerson();
    await send(voter, person, desks, { report: { ...report, more: "С дополнением." } });
    await send(voter, person, desks, { addition: { language: "ru", text: "Повторили на паре." }, seq: 1 });
    const row = (await synced()).rows.find(({ said }) => said?.more === "С дополнением.");
    expect(row?.additions).toBe(1);
    expect(await desk.vault.open(row?.leaf ?? "")).toMatchObject({
      additions: [{ seq: 1, content: { text: "Повторили на паре." } }],
    });
  });

  it("drops the content of a deleted report, and shows that one was deleted", async () => {
    const person = await aPerson();
    const sent = await send(voter, person, desks, { report: { ...report, more: "Удалю." } });
    expect((await synced()).rows.some(({ said }) => said?.more === "Удалю.")).toBe(true);
    expect(await erase(voter, person, sent)).toBe(201);
    const view = await synced();
    expect(view.rows.some(({ said }) => said?.more === "Удалю.")).toBe(false);
    expect(view.rows.filter(({ state }) => state === "deleted")).toHaveLength(1);
    expect(view.alarms).toEqual([]);
  });
});

describe("when a sender cheats", () => {
  const damageAfter = async () => (await synced()).rows.flatMap(({ damage }) => damage ?? []);

  it("facts added by someone else do not join the report", async () => {
    const person = await aPerson();
    const stranger = await aPerson();
    await send(voter, person, desks, { report: { ...report, more: "Честное." } });
    await send(voter, stranger, desks, { addition: { language: "ru", text: "Чужое." }, seq: 1 });
    const row = (await synced()).rows.find(({ said }) => said?.more === "Честное.");
    expect(row?.additions).toBe(0);
  });
  it("a report re-addressed by a co-recipient is not shown as a report", async () => {
    await send(voter, await aPerson(), desks, { report }, [], {
      statement: statement => ({ ...statement, for: ["B".repeat(22)] }),
    });
    expect(await damageAfter()).toContain("not-addressed");
  });
  it("a field that no report has, such as a vote, is refused whole", async () => {
    await send(voter, await aPerson(), desks, { report }, [], {
      statement: statement => ({ ...statement, vote: "1" }),
    });
    expect(await damageAfter()).toContain("not-a-report");
  });
  it("a flipped ciphertext byte shows as damaged, never as partial text", async () => {
    const person = await aPerson();
    const { wire } = await send(voter, person, desks, { report: { ...report, more: "Перевёрнутый." } });
    const flipped = wire.slice();
    flipped[flipped.length - 5000] = (flipped[flipped.length - 5000] ?? 0) ^ 1;
    await deliver(voter, flipped, random(32), "16k");
    expect(await damageAfter()).toContain("altered");
  });
});

describe("when the intake cheats", () => {
  /** The world as a lying server shows it: `change` sees the path and the JSON of every answer. */
  const lying =
    (change: (path: string, value: unknown) => unknown): typeof fetch =>
    async (input, init) => {
      const response = await fetch(input, init);
      const url = new URL(String(input instanceof Request ? input.url : input));
      const text = await response.clone().text();
      if (!response.headers.get("content-type")?.includes("json")) return response;
      return new Response(JSON.stringify(change(url.pathname, JSON.parse(text))), {
        status: response.status,
        headers: response.headers,
      });
    };
  const alarmsUnder = async (change: (path: string, value: unknown) => unknown, file = desk.vault.memberFile()) => {
    const vault = await unlock(file, { ...surroundings, fetch: lying(change) });
    await vault.sync();
    return vault.view().alarms.map(({ kind }) => kind);
  };
  type Batches = { batches: { items: { kind: string; preimage?: string }[]; batch: number }[] };

  it("a withheld envelope raises an alarm", async () => {
    expect(
      await alarmsUnder((path, value) => {
        if (path !== "/v1/desk/batches") return value;
        const { batches, ...rest } = value as Batches;
        const hide = (item: { kind: string }) =>
          item.kind === "envelope" ? { kind: "filler", preimage: "A".repeat(43) } : item;
        return { ...rest, batches: batches.map(batch => ({ ...batch, items: batch.items.map(hide) })) };
      }),
    ).toContain("unexplained-leaf");
  });
  it("a withheld batch raises an alarm", async () => {
    expect(
      await alarmsUnder((path, value) => {
        if (path !== "/v1/desk/batches") return value;
        const { batches, ...rest } = value as Batches;
        return { ...rest, batches: batches.filter(({ batch }) => batch !== 1) };
      }),
    ).toContain("missing-batch");
  });
  it("a descriptor that is not this desk's own raises an alarm", async () => {
    const other = await aDesk(story, "Another Desk", 1);
    other.vault.lock();
    expect(await alarmsUnder((path, value) => (path === "/v1/desks" ? { listings: [] } : value))).toContain(
      "desk-not-served",
    );
    expect(
      await alarmsUnder((path, value) => {
        if (path !== "/v1/desks") return value;
        const { listings } = value as { listings: { root: string; descriptors: unknown[] }[] };
        return { listings: listings.map(one => ({ ...one, descriptors: one.descriptors.slice(0, 1) })) };
      }),
    ).toContain("descriptor-withheld");
  });
  it("other keys of the operator raise an alarm", async () => {
    expect(
      await alarmsUnder((path, value) =>
        path === "/v1/instance" ? { ...(value as object), promiseKey: "A".repeat(43) } : value,
      ),
    ).toContain("operator-key-changed");
  });
  it("a withheld journal raises an alarm", async () => {
    expect(
      await alarmsUnder((path, value) => (path === "/v1/desk/journal" ? { segments: [], latest: 0 } : value)),
    ).toEqual(expect.arrayContaining(["rewound", "journal-withheld"]));
  });
});

import { describe, expect, it } from "vitest";
import { caseCommands, commandOf, findCommands, listCommands } from "./shortcuts.ts";

const press = (code: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {}) => ({
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const free = { single: true, typing: false };

describe("keys", () => {
  it("count by their place, whatever letter they type", () => {
    expect(commandOf(press("KeyJ"), free)).toBe("next");
    expect(commandOf(press("Slash", { shiftKey: true }), free)).toBe("help");
  });
  it("are silent while text is typed and when switched off, except for the menu", () => {
    for (const circumstance of [
      { single: true, typing: true },
      { single: false, typing: false },
    ]) {
      expect(commandOf(press("KeyM"), circumstance)).toBeUndefined();
      expect(commandOf(press("KeyK", { ctrlKey: true }), circumstance)).toBe("menu");
      expect(commandOf(press("KeyK", { metaKey: true }), circumstance)).toBe("menu");
    }
  });
  it("lead back by Escape even when switched off", () => {
    expect(commandOf(press("Escape"), { single: false, typing: false })).toBe("back");
    expect(commandOf(press("Escape"), { single: true, typing: true })).toBeUndefined();
  });
  it("leave the browser's own combinations alone", () => {
    expect(commandOf(press("KeyS", { ctrlKey: true }), free)).toBeUndefined();
    expect(commandOf(press("KeyC", { ctrlKey: true }), free)).toBeUndefined();
  });
});

describe("the command menu", () => {
  const names = (command: string): readonly string[] =>
    command === "assign" ? ["Мүшеге тапсыру", "Назначить участнику"] : [];
  it.each(["assign", "фыышпт", "назнач", "тапсыр", "ASSIGN"])("finds it by %s", typed => {
    expect(findCommands(typed, listCommands, names)).toEqual(["assign"]);
  });
  it("lists all when nothing is typed", () => {
    expect(findCommands("", listCommands, names).length).toBeGreaterThan(10);
  });
  it("finds on the page of a case only what can be done there", () => {
    expect(findCommands("merge", listCommands, names)).toEqual(["merge"]);
    expect(findCommands("merge", caseCommands, names)).toEqual([]);
  });
});

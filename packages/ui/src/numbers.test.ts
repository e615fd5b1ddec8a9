import { expect, test } from "vitest";
import { numberText } from "./numbers.ts";

test("numbers are grouped as each language does it", () => {
  expect(numberText("kk", 1234567.891, 2)).toBe("1\u00a0234\u00a0567,89");
  expect(numberText("ru", 12345)).toBe("12\u00a0345");
  expect(numberText("en", 1234567.891, 2)).toBe("1,234,567.89");
});

test("four digits stay together in Kazakh and Russian", () => {
  expect(numberText("kk", 2048)).toBe("2048");
  expect(numberText("en", 2048)).toBe("2,048");
});

test("a negative number has a minus sign, and what rounds to zero has none", () => {
  expect(numberText("ru", -5)).toBe("−5");
  expect(numberText("ru", -0.001, 2)).toBe("0,00");
});

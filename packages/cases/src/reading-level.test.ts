import { describe, expect, it } from "vitest";
import { readingOf } from "./reading-level.ts";

describe("reading level", () => {
  it("calls short sentences of short words easy in each language", () => {
    expect(
      readingOf("Хабарламаңызды алдық. Атыңызды сұрамаймыз. Екі күннен кейін осы бетті қараңыз.", "kk").hard,
    ).toEqual([]);
    expect(readingOf("Мы получили сообщение. Имя называть не нужно. Загляните сюда через два дня.", "ru").hard).toEqual(
      [],
    );
    expect(readingOf("We have your report. Do not tell us your name. Look here again in two days.", "en").hard).toEqual(
      [],
    );
  });
  it("names the language of offices by its sentences and its words", () => {
    const office =
      "В соответствии с законодательством Республики Казахстан уполномоченным органом осуществляется рассмотрение поступивших обращений в установленном порядке, о чём заявителю предоставляется соответствующее уведомление.";
    const { hard, longest, longWords } = readingOf(office, "ru");
    expect(hard).toEqual(["sentences", "words"]);
    expect(longest).toBe(21);
    expect(longWords[0]).toBe("законодательством");
  });
  it("counts one endless sentence among short ones", () => {
    const words = Array.from({ length: 31 }, () => "and").join(" ");
    expect(readingOf(`Yes. No. Yes. No. ${words}.`, "en").hard).toEqual(["sentences"]);
  });
  it("judges one Kazakh word less strictly than a Russian one of the same length", () => {
    const kk = "Біз сіздің хабарламаңызды бүгін алып оқыдық және жауабын жақында осында жазамыз.";
    expect(readingOf(kk, "kk").hard).toEqual([]);
  });
  it("does not end a sentence at an abbreviation or a number", () => {
    expect(readingOf("См. ст. 12 и т. д. на сайте.", "ru").sentences).toBe(1);
  });
  it("answers empty for what has no words", () => {
    for (const text of ["", "   \n", "12.11.2026!"])
      expect(readingOf(text, "ru")).toEqual({ words: 0, sentences: 0, longest: 0, longWords: [], hard: [] });
  });
});

/**
 * The enhancement of the law pages: any day, by typing or by the slider, with the same functions as everything else.
 * Writes text and attributes only; the address keeps the day, so that it can be passed on.
 */
import { lawBase } from "@perde/law/base";
import { addDays, type CalendarDay, daysBetween, parseDay } from "@perde/law/calendar-day";
import { unpack } from "@perde/law/packed";
import { acts } from "@perde/law/rule";
import { dayText } from "@perde/ui/dates";
import { type Language, languages } from "@perde/ui/say";
import { answerText, lookOf, markOf } from "./answer-look.ts";
import { cellAnswer, type Region } from "./cell-answer.ts";
import { saying } from "./saying.ts";

const element = <Kind extends Element>(selector: string, kind: { new (): Kind }): Kind | null => {
  const found = document.querySelector(selector);
  return found instanceof kind ? found : null;
};

const languageOf = (view: HTMLElement): Language =>
  languages.find(language => language === view.dataset["language"]) ?? "kk";

/** Shows the period that holds the day, and only it. */
const showPeriod = (on: CalendarDay): void => {
  for (const period of document.querySelectorAll<HTMLElement>(".law-period")) {
    const { from = "", to = "" } = period.dataset;
    period.hidden = !(from <= on && (to === "" || on <= to));
  }
};

const linkWithDay = (link: Element, on: CalendarDay): void => {
  const href = link.getAttribute("href")?.split("?")[0];
  if (href !== undefined) link.setAttribute("href", `${href}?day=${on}`);
};

type Show = (on: CalendarDay) => void;

/** Fetches the packed base once and answers every cell of the maps and the table from it. */
const mapShow = async (region: Region, language: Language): Promise<Show | undefined> => {
  const response = await fetch("/law/base.json");
  const unpacked = response.ok ? unpack(await response.text()) : undefined;
  if (unpacked?.kind !== "rules") return undefined;
  const base = lawBase(unpacked.rules);
  const say = saying(language);
  return on => {
    for (const cell of document.querySelectorAll<HTMLElement | SVGElement>("[data-place][data-act]")) {
      const { place = "", act: wanted } = cell.dataset;
      const act = acts.find(one => one === wanted);
      if (act === undefined) continue;
      const found = cellAnswer(base, region, place, act, on);
      const text = answerText(say, found);
      if (!cell.classList.contains("law-tile")) {
        cell.textContent = text;
        continue;
      }
      const look = lookOf(found);
      const label = `${cell.dataset["name"] ?? place}: ${text}`;
      cell.setAttribute("class", `law-tile is-${look}`);
      cell.setAttribute("aria-label", label);
      cell.querySelector("title")?.replaceChildren(label);
      cell.querySelector(".law-mark")?.replaceChildren(markOf(say, look));
      linkWithDay(cell, on);
    }
    for (const link of document.querySelectorAll("[data-link]")) linkWithDay(link, on);
  };
};

const workDay = (view: HTMLElement, show: Show): void => {
  const language = languageOf(view);
  const say = saying(language);
  const form = element("#law-day-form", HTMLFormElement);
  const typed = element("#law-day", HTMLInputElement);
  const slider = element("#law-slider", HTMLInputElement);
  const status = element("#law-shown", HTMLElement);
  const error = element("#law-day-error", HTMLElement);
  const start = parseDay(slider?.dataset["from"] ?? "");
  if (!form || !typed || !slider || !status || !error || !start) return;
  const first = typed.min;
  const turn = (text: string, from: "slider" | "typed" | "address"): void => {
    const on = parseDay(text);
    if (on === undefined || on < first) {
      error.textContent = say("law.error.day", { first: dayText(language, first) });
      typed.setAttribute("aria-invalid", "true");
      return;
    }
    error.textContent = "";
    typed.removeAttribute("aria-invalid");
    show(on);
    status.textContent = say("law.on", { day: dayText(language, on) });
    status.dataset["day"] = on;
    slider.setAttribute("aria-valuetext", dayText(language, on));
    if (from !== "slider") slider.value = String(Math.max(0, daysBetween(start, on)));
    if (from !== "typed") typed.value = on;
    if (from !== "address") history.replaceState(null, "", `?day=${on}`);
  };
  form.hidden = false;
  form.addEventListener("submit", event => {
    event.preventDefault();
    turn(typed.value, "typed");
  });
  typed.addEventListener("change", () => turn(typed.value, "typed"));
  slider.addEventListener("input", () => turn(addDays(start, Number(slider.value)), "slider"));
  const asked = new URLSearchParams(location.search).get("day");
  turn(asked ?? status.dataset["day"] ?? "", "address");
};

const workAnswers = (): void => {
  const button = element("#law-copy", HTMLButtonElement);
  const said = element("#law-copied", HTMLElement);
  const refusal = element("#law-refusal", HTMLElement);
  const form = element("#law-country-form", HTMLFormElement);
  const choice = element("#law-country", HTMLSelectElement);
  if (!button || !said || !refusal || !form || !choice) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(refusal.textContent ?? "");
      said.textContent = button.dataset["copied"] ?? "";
    } catch {
      // The clipboard is closed to pages in some browsers and in-app windows.
      said.textContent = button.dataset["failed"] ?? "";
    }
  });
  const choose = (): void => {
    for (const section of document.querySelectorAll<HTMLElement>(".law-advice"))
      section.hidden = section.dataset["place"] !== choice.value;
  };
  form.hidden = false;
  form.addEventListener("submit", event => event.preventDefault());
  const links = element("#law-countries", HTMLElement);
  if (links) links.hidden = true;
  choice.addEventListener("change", choose);
  choose();
};

const begin = async (): Promise<void> => {
  const view = element("[data-law-view]", HTMLElement);
  const kind = view?.dataset["lawView"];
  if (!view) return;
  if (kind === "answer") workAnswers();
  else if (kind === "place") workDay(view, showPeriod);
  else if (kind === "world" || kind === "us") {
    const show = await mapShow(kind, languageOf(view)).catch(() => undefined);
    if (show) workDay(view, show);
    else element("#law-shown", HTMLElement)?.append(` ${saying(languageOf(view))("law.error.data")}`);
  }
};

void begin();

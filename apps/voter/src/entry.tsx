/** Starts the page in the browser: checks that the browser can check its parts, then takes over the written HTML. */
import type { languages } from "@perde/ui/say";
import { hydrate, render } from "preact";
import { App } from "./app.tsx";
import { cover, forgetOnExit } from "./exit.ts";
import type { VoterWords } from "./words.ts";

type Told = {
  readonly language: (typeof languages)[number];
  readonly day: string;
  readonly banner?: "trial" | "demo";
  readonly words: VoterWords;
};

const told = <Value,>(id: string): Value | undefined => {
  const text = document.getElementById(id)?.textContent;
  return text ? JSON.parse(text) : undefined;
};

/**
 * Whether the browser holds parts of the page to the hashes of the import map. Under the page's policy the probe runs only
 * if its hash, given there and nowhere else, was taken into account.
 */
const checksParts = (): Promise<boolean> =>
  import(/* @vite-ignore */ "perde:probe").then(
    () => true,
    () => false,
  );

const refuse = (): void => {
  document.getElementById("app")?.remove();
  const notice = document.getElementById("old");
  if (notice) notice.hidden = false;
};

const start = async (): Promise<void> => {
  const root = document.getElementById("app");
  const page = told<Told>("page");
  if (!root || !page) return refuse();
  if (!(await checksParts())) return refuse();
  const opens = location.hash === "#words" ? "return" : "start";
  if (location.hash !== "") history.replaceState(null, "", location.pathname);
  const build = { roots: told<readonly string[]>("roots") ?? [], day: page.day };
  const app = <App language={page.language} words={page.words} build={build} banner={page.banner} opens={opens} />;
  if (opens === "start") hydrate(app, root);
  else {
    root.replaceChildren();
    render(app, root);
  }
  forgetOnExit(() => render(null, root));
  document.documentElement.dataset["ready"] = "";
  if (window.early) document.querySelector<HTMLElement>(`[data-go="${window.early}"]`)?.click();
};

// The system takes its picture of the tab when it is hidden: it must show nothing.
document.addEventListener("visibilitychange", () => cover(document.visibilityState === "hidden"));
addEventListener("pagehide", () => cover(true));
// A page that the browser kept alive must not come back as it was left.
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload();
});

start().catch(refuse);

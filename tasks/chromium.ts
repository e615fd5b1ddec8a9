import { existsSync } from "node:fs";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/** The browser that the tests drive: `PERDE_CHROMIUM`, else the first installed Chromium or Chrome; "" when there is none. */
export const findChromium = (): string => {
  const chosen = process.env["PERDE_CHROMIUM"];
  if (chosen !== undefined && chosen !== "") return chosen;
  return places.find(place => existsSync(place)) ?? "";
};

/** How it is started: as root on a server, without a display, and without calls of its own to anybody. */
export const chromiumArguments: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

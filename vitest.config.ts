import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumArguments, findChromium } from "./tasks/chromium.ts";

const everywhere = ["packages/**", "apps/**", "tasks/**", "e2e/**", "bench/**"];
const endingIn = (ending: string) => everywhere.map(place => `${place}/*${ending}`);
const jsx = { jsx: { runtime: "automatic", importSource: "preact" } } as const;

/** Three kinds of tests, told by the ending of the file (CONTRIBUTING.md). */
export default defineConfig({
  test: {
    projects: [
      {
        oxc: jsx,
        test: {
          name: "unit",
          // Milliseconds as a rule; properties with many runs get time on a busy machine.
          testTimeout: 30_000,
          include: endingIn(".test.ts"),
          exclude: ["**/node_modules/**", "**/dist/**", "**/*.slow.test.ts", "**/*.browser.test.ts", "e2e/**"],
          environment: "node",
        },
      },
      {
        oxc: jsx,
        test: {
          name: "slow",
          include: endingIn(".slow.test.ts"),
          exclude: ["**/node_modules/**", "**/dist/**", "e2e/**"],
          environment: "node",
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        oxc: jsx,
        test: {
          name: "journeys",
          include: ["e2e/**/*.test.ts"],
          globalSetup: ["e2e/world/run-folder.ts"],
          exclude: ["**/node_modules/**"],
          environment: "node",
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
      {
        oxc: jsx,
        // Found at once instead of in the middle of a run, which would start it again.
        optimizeDeps: { include: ["age-encryption", "hash-wasm", "preact", "preact/hooks"] },
        test: {
          name: "browser",
          include: endingIn(".browser.test.ts"),
          exclude: ["**/node_modules/**", "**/dist/**"],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: findChromium(),
                args: [...chromiumArguments],
              },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});

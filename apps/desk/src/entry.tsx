/** Starts the desk: reads the invitation from the fragment and clears it from the address. */
import { isLanguage } from "@perde/ui/say";
import { render } from "preact";
import { App } from "./app.tsx";

type Told = { readonly demo?: boolean; readonly intake?: string };

const told = (): Told => JSON.parse(document.getElementById("config")?.textContent ?? "{}");

const root = document.getElementById("app");
if (root !== null) {
  const { demo = false, intake } = told();
  const invitation = /^#invitation=([A-Za-z0-9_-]{22})$/.exec(location.hash)?.[1];
  // The root of the desk that invites: docs/formats/joining.md.
  const joining = /^#join=([A-Za-z0-9_-]{43})$/.exec(location.hash)?.[1];
  if (location.hash !== "") history.replaceState(null, "", location.pathname);
  const language = document.documentElement.lang;
  render(
    <App
      language={isLanguage(language) ? language : "kk"}
      origin={intake ?? location.origin}
      served={intake === undefined}
      demo={demo}
      invitation={invitation}
      joining={joining}
    />,
    root,
  );
  document.documentElement.dataset["ready"] = "";
}

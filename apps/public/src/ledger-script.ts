/** Makes the ledger page check the ledger. The page is complete without it; it fetches from its own origin only. */
import { type Language, type oneLanguage, speak } from "@perde/ui/say";
import type { publicSite } from "@perde/ui/words/public";
import { checkLedger, type Finding, isAlarm } from "./check-ledger.ts";

const element = <Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind => {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page lacks #${id}`);
  return found;
};

const get = async (path: string): Promise<Uint8Array | undefined> => {
  const response = await fetch(path, { credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer" });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error("no answer");
  return new Uint8Array(await response.arrayBuffer());
};

const keyOfInstance = async (): Promise<string> => {
  const bytes = await get("/v1/instance");
  const value: unknown = bytes === undefined ? undefined : JSON.parse(new TextDecoder().decode(bytes));
  const key: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "ledgerKey") : undefined;
  return typeof key === "string" ? key : "";
};

const carried: { readonly language: Language; readonly words: ReturnType<typeof oneLanguage<typeof publicSite>> } =
  JSON.parse(element("words", HTMLScriptElement).textContent);
const say = speak<typeof publicSite>(carried.language, carried.words);

const sentence = (finding: Finding): string => {
  switch (finding.kind) {
    case "signed":
    case "consistent":
      return say(`public.ledger.result.${finding.kind}`, { size: finding.size });
    case "batch":
      return say("public.ledger.result.batch", { batch: finding.batch, size: finding.size });
    default:
      return say(`public.ledger.result.${finding.kind}`);
  }
};

const form = element("check", HTMLFormElement);
const key = element("key", HTMLInputElement);
const earlier = element("earlier", HTMLTextAreaElement);
const run = element("run", HTMLButtonElement);
const status = element("status", HTMLElement);
const findings = element("findings", HTMLUListElement);
const note = element("note", HTMLElement);

const show = (all: readonly Finding[]): void => {
  findings.replaceChildren(
    ...all.map(finding => {
      const item = document.createElement("li");
      item.textContent = sentence(finding);
      if (isAlarm(finding)) item.className = "mistake";
      return item;
    }),
  );
};

const check = async (): Promise<void> => {
  if (run.ariaDisabled === "true") return;
  run.ariaDisabled = "true";
  status.textContent = say("public.ledger.running");
  try {
    if (key.value === "") key.value = await keyOfInstance();
    const checked = await checkLedger(get, key.value.trim(), earlier.value);
    show(checked.findings);
    note.textContent = checked.note;
    note.hidden = checked.note === "";
  } catch {
    show([{ kind: "unread" }]); // the network failed, or the server answered with something else
  }
  status.textContent = "";
  run.ariaDisabled = null;
};

form.addEventListener("submit", event => {
  event.preventDefault();
  void check();
});
element("checking", HTMLElement).hidden = false;
void check();

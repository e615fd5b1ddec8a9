import { ErrorSummary, Field, type Mistake } from "@perde/ui/forms";
import type { Language } from "@perde/ui/say";
import { useEffect, useState } from "preact/hooks";
import { type DeskSay, troubleOf } from "../words.ts";
import type { VaultRemote } from "../workers.ts";
import { Words } from "./words.tsx";

export type Kept = {
  readonly file: Uint8Array;
  readonly shares: readonly (readonly string[])[];
  readonly root: string;
  readonly needed: number;
  readonly passphrase: string;
};

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly vault: VaultRemote;
  readonly origin: string;
  readonly invitation: string;
  readonly onFounded: (kept: Kept) => void;
};

const shares = { needed: 2, made: 3 } as const;
const nothing = { kk: "", ru: "", en: "", label: "", again: "" };
const slots = [0, 1, 2, 3] as const;

/** Sets up a desk with an invitation: names, passphrase, then the keys. */
export const Found = ({ say, language, vault, origin, invitation, onFounded }: Props) => {
  const [typed, setTyped] = useState(nothing);
  const [slot, setSlot] = useState<(typeof slots)[number]>(0);
  const [passphrase, setPassphrase] = useState<string>();
  const [working, setWorking] = useState(false);
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  // The words are drawn once: a change of language later must not change what was written down.
  useEffect(() => void vault.call("passphrase", { language }).then(setPassphrase), []);

  const typing = (field: keyof typeof nothing) => (value: string) =>
    setTyped(before => ({ ...before, [field]: value }));
  const tidy = (value: string): string => value.trim().replace(/\s+/g, " ");

  const create = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (passphrase === undefined) return;
    const name = { kk: tidy(typed.kk), ru: tidy(typed.ru), en: tidy(typed.en) };
    const found: Mistake[] = [];
    for (const one of ["kk", "ru", "en"] as const)
      if (name[one] === "") found.push({ field: one, text: say("desk.error.name") });
    if (tidy(typed.label) === "") found.push({ field: "label", text: say("desk.error.label") });
    if (tidy(typed.again).toLowerCase() !== passphrase.toLowerCase())
      found.push({ field: "again", text: say("desk.error.again") });
    setMistakes(found);
    if (found.length > 0) return;
    setWorking(true);
    const founded = await vault.call("found", {
      origin,
      language,
      invitation,
      name,
      place: "KZ",
      slot,
      label: tidy(typed.label),
      passphrase,
      shares,
    });
    setWorking(false);
    if (founded.kind !== "founded") setMistakes([{ field: "kk", text: troubleOf(say, founded) }]);
    else
      onFounded({ file: founded.file, shares: founded.shares, root: founded.root, needed: shares.needed, passphrase });
  };

  return (
    <main class="wide" data-screen="found">
      {mistakes.length > 0 && <ErrorSummary title={say("desk.error")} mistakes={mistakes} />}
      <h1>{say("desk.found")}</h1>
      <p>{say("desk.found.why")}</p>
      <form onSubmit={create} class="stack" noValidate>
        <Field
          id="kk"
          label={say("desk.name.kk")}
          hint={say("desk.name.hint")}
          value={typed.kk}
          onType={typing("kk")}
          mistakes={mistakes}
        />
        <Field id="ru" label={say("desk.name.ru")} value={typed.ru} onType={typing("ru")} mistakes={mistakes} />
        <Field id="en" label={say("desk.name.en")} value={typed.en} onType={typing("en")} mistakes={mistakes} />
        <Field
          id="label"
          label={say("desk.label")}
          hint={say("desk.label.hint")}
          value={typed.label}
          onType={typing("label")}
          mistakes={mistakes}
        />
        <div>
          <label class="above" for="slot">
            {say("desk.slot")}
          </label>
          <p class="hint" id="slot-hint">
            {say("desk.slot.hint")}
          </p>
          <select
            id="slot"
            aria-describedby="slot-hint"
            value={slot}
            onChange={event => setSlot(slots[event.currentTarget.selectedIndex] ?? 0)}
          >
            {slots.map(one => (
              <option key={one} value={one}>
                {one + 1}
              </option>
            ))}
          </select>
        </div>
        <section>
          <h2>{say("desk.words")}</h2>
          <p>{say("desk.words.why")}</p>
          <Words six name="passphrase" words={passphrase?.split(" ") ?? []} />
        </section>
        <Field
          id="again"
          label={say("desk.words.again")}
          value={typed.again}
          onType={typing("again")}
          mistakes={mistakes}
        />
        <button class="button" type="submit" disabled={working || passphrase === undefined}>
          {say("desk.create")}
        </button>
        <p role="status">{working ? say("desk.creating") : ""}</p>
      </form>
    </main>
  );
};

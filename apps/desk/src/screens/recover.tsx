import { ErrorSummary, Field, type Mistake } from "@perde/ui/forms";
import type { Language } from "@perde/ui/say";
import { useEffect, useState } from "preact/hooks";
import type { Recovered } from "../vault/recover-desk.ts";
import { type DeskSay, troubleOf } from "../words.ts";
import type { VaultRemote } from "../workers.ts";
import type { Kept } from "./found.tsx";
import { Words } from "./words.tsx";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly vault: VaultRemote;
  readonly origin: string;
  readonly onRecovered: (kept: Kept) => void;
  readonly onBack: () => void;
};

const again = { needed: 2, made: 3 } as const;
const fields = ["share-1", "share-2", "share-3"] as const;

type Failed = Exclude<Recovered, { readonly kind: "recovered" }>;

/** What is wrong, beside the share that is wrong. `filled`: which fields the shares came from. */
const mistakeOf = (say: DeskSay, failed: Failed, filled: readonly (typeof fields)[number][]): Mistake => {
  const field = ("share" in failed ? filled[failed.share] : undefined) ?? fields[0];
  const number = fields.indexOf(field) + 1;
  switch (failed.kind) {
    case "share-count":
      return { field, text: say("desk.recover.count", { number, got: failed.got }) };
    case "share-word":
      return {
        field,
        text: say("desk.recover.word", { number, words: failed.positions.map(place => place + 1).join(", ") }),
      };
    case "mistyped":
    case "foreign-set":
    case "duplicate":
      return { field, text: say(`desk.recover.${failed.kind}`, { number }) };
    case "too-few":
      return { field, text: say("desk.recover.too-few", { have: failed.have, need: failed.need }) };
    case "other-desk":
    case "no-epochs":
      return { field, text: say(`desk.recover.${failed.kind}`) };
    default:
      return { field, text: troubleOf(say, failed) };
  }
};

/** Joins recovery shares on a fresh machine and makes a new lead, with new shares to print. */
export const Recover = ({ say, language, vault, origin, onRecovered, onBack }: Props) => {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [passphrase, setPassphrase] = useState<string>();
  const [working, setWorking] = useState(false);
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  useEffect(() => void vault.call("passphrase", { language }).then(setPassphrase), []);
  const typing = (field: string) => (value: string) => setTyped(before => ({ ...before, [field]: value }));
  const tidy = (field: string): string => (typed[field] ?? "").trim().replace(/\s+/g, " ");

  const recover = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (passphrase === undefined) return;
    const filled = fields.filter(field => tidy(field) !== "");
    const found: Mistake[] = [];
    if (filled.length === 0) found.push({ field: fields[0], text: say("desk.recover.none") });
    if (tidy("label") === "") found.push({ field: "label", text: say("desk.error.label") });
    if (tidy("again").toLowerCase() !== passphrase.toLowerCase())
      found.push({ field: "again", text: say("desk.error.again") });
    setMistakes(found);
    if (found.length > 0) return;
    setWorking(true);
    const recovered = await vault.call("recover", {
      origin,
      language,
      shares: filled.map(tidy),
      label: tidy("label"),
      passphrase,
      again,
    });
    setWorking(false);
    if (recovered.kind !== "recovered") setMistakes([mistakeOf(say, recovered, filled)]);
    else {
      const { file, shares, root } = recovered;
      onRecovered({ file, shares, root, needed: again.needed, passphrase });
    }
  };

  return (
    <main class="wide" data-screen="recover">
      {mistakes.length > 0 && <ErrorSummary title={say("desk.error")} mistakes={mistakes} />}
      <button class="quiet" type="button" onClick={onBack}>
        {say("desk.cancel")}
      </button>
      <h1>{say("desk.recover")}</h1>
      <p>{say("desk.recover.why")}</p>
      <form onSubmit={recover} class="stack" noValidate>
        {fields.map((field, place) => (
          <Field
            key={field}
            id={field}
            label={say("desk.share", { number: place + 1 })}
            rows={3}
            value={typed[field] ?? ""}
            onType={typing(field)}
            mistakes={mistakes}
          />
        ))}
        <Field
          id="label"
          label={say("desk.label")}
          hint={say("desk.label.hint")}
          value={typed["label"] ?? ""}
          onType={typing("label")}
          mistakes={mistakes}
        />
        <section>
          <h2>{say("desk.words")}</h2>
          <p>{say("desk.words.why")}</p>
          <Words six name="passphrase" words={passphrase?.split(" ") ?? []} />
        </section>
        <Field
          id="again"
          label={say("desk.words.again")}
          value={typed["again"] ?? ""}
          onType={typing("again")}
          mistakes={mistakes}
        />
        <p class="notice">{say("desk.recover.burn")}</p>
        <button class="button" type="submit" disabled={working || passphrase === undefined}>
          {say("desk.recover.do")}
        </button>
        <p role="status">{working ? say("desk.creating") : ""}</p>
      </form>
    </main>
  );
};

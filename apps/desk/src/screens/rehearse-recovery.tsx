import { Field, type Mistake } from "@perde/ui/forms";
import type { Language } from "@perde/ui/say";
import { useState } from "preact/hooks";
import type { Rehearsed, ShareVerdict } from "../vault/rehearse.ts";
import type { DeskSay } from "../words.ts";
import type { VaultRemote } from "../workers.ts";
import { Words } from "./words.tsx";

type Props = { readonly say: DeskSay; readonly language: Language; readonly vault: VaultRemote };

const fields = ["rehearse-1", "rehearse-2", "rehearse-3"] as const;
const again = { needed: 2, made: 3 } as const;

const verdictText = (say: DeskSay, number: number, verdict: ShareVerdict): string => {
  switch (verdict.kind) {
    case "count":
      return say("keys.share.count", { number, got: verdict.got });
    case "unknown-word":
      return say("keys.share.unknown-word", {
        number,
        words: verdict.positions.map(place => place + 1).join(", "),
      });
    default:
      return say(`keys.share.${verdict.kind}`, { number });
  }
};

const outcomeText = (say: DeskSay, { outcome }: Rehearsed): string =>
  outcome.kind === "too-few"
    ? say("keys.outcome.too-few", { have: outcome.have, need: outcome.need })
    : say(`keys.outcome.${outcome.kind}`);

/** Shares typed and judged one by one, without changing anything; and a new set printed from those that are right. */
export const RehearseRecovery = ({ say, language, vault }: Props) => {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [filled, setFilled] = useState<readonly (typeof fields)[number][]>([]);
  const [answer, setAnswer] = useState<Rehearsed>();
  const [fresh, setFresh] = useState<readonly (readonly string[])[]>();
  const [working, setWorking] = useState(false);
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);

  const wipe = (): void => {
    setTyped({});
    setFilled([]);
    setAnswer(undefined);
    setFresh(undefined);
    setMistakes([]);
  };
  const typing = (field: string) => (value: string) => setTyped(before => ({ ...before, [field]: value }));
  const tidy = (field: string): string => (typed[field] ?? "").trim().replace(/\s+/g, " ");

  const check = async (event: Event): Promise<void> => {
    event.preventDefault();
    const given = fields.filter(field => tidy(field) !== "");
    setMistakes(given.length === 0 ? [{ field: fields[0], text: say("desk.recover.none") }] : []);
    setFresh(undefined);
    if (given.length === 0) return;
    setWorking(true);
    setFilled(given);
    setAnswer(await vault.call("rehearse", { shares: given.map(tidy) }));
    setWorking(false);
  };

  const reshare = async (): Promise<void> => {
    setWorking(true);
    const made = await vault.call("reshare", { shares: filled.map(tidy), language, ...again });
    setWorking(false);
    if ("kind" in made) {
      setTyped({});
      setFresh(made.shares);
    } else setAnswer(made);
  };

  return (
    <section data-rehearse={answer?.outcome.kind}>
      <div class="noprint">
        <h2>{say("keys.rehearse")}</h2>
        <p>{say("keys.rehearse.why")}</p>
        <form class="stack" onSubmit={check} noValidate>
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
          <div class="tools">
            <button class="plain" type="submit" disabled={working}>
              {say("keys.rehearse.do")}
            </button>
            <button class="plain" type="button" data-do="wipe" onClick={wipe}>
              {say("keys.wipe")}
            </button>
          </div>
        </form>
        <div role="status">
          {working && say("desk.wait")}
          {answer !== undefined && !working && (
            <>
              <ul>
                {answer.shares.map((verdict, place) => {
                  const number = fields.indexOf(filled[place] ?? fields[0]) + 1;
                  return <li key={number}>{verdictText(say, number, verdict)}</li>;
                })}
              </ul>
              <p>
                <b>{outcomeText(say, answer)}</b>
              </p>
            </>
          )}
        </div>
        {answer?.outcome.kind === "right" && fresh === undefined && (
          <>
            <p class="notice">{say("keys.reshare.why")}</p>
            <button class="plain" type="button" data-do="reshare" disabled={working} onClick={reshare}>
              {say("keys.reshare.do")}
            </button>
          </>
        )}
      </div>
      {fresh !== undefined && (
        <>
          <p>{say("keys.reshare.made", { made: fresh.length, needed: again.needed })}</p>
          {fresh.map((share, place) => (
            <div class="share" key={share.join(" ")}>
              <h3>{say("desk.share", { number: place + 1 })}</h3>
              <Words name={`share-${place + 1}`} words={share} />
            </div>
          ))}
          <button class="plain noprint" type="button" onClick={() => print()}>
            {say("desk.print")}
          </button>
        </>
      )}
    </section>
  );
};

import type { QuarantineReason } from "@perde/cases/case-event";
import type { Flagged, RadarReason, Radar as Swept } from "@perde/cases/radar";
import { useEffect, useState } from "preact/hooks";
import type { View } from "../vault/view.ts";
import { type DeskSay, recordedText } from "../words.ts";
import type { VaultRemote } from "../workers.ts";

type Props = {
  readonly say: DeskSay;
  readonly vault: VaultRemote;
  readonly view: View;
  readonly earlier: readonly string[];
  readonly onEarlier: (texts: readonly string[]) => void;
  readonly onView: (view: View) => void;
  readonly onOpen: (leaf: string) => void;
  readonly onBack: () => void;
};

const percent = (share: number): number => Math.floor(share * 100);

const reasonText = (say: DeskSay, reason: RadarReason): string => {
  switch (reason.kind) {
    case "earlier":
      return reason.verbatim ? say("desk.radar.verbatim") : say("desk.radar.near", { share: percent(reason.share) });
    case "within":
      return say("desk.radar.within", { n: reason.reports });
    case "template":
      return say("desk.radar.template", { n: reason.reports });
    default:
      return unreachable(reason);
  }
};

const unreachable = (value: never): never => {
  throw new Error(`unknown reason: ${typeof value}`);
};

const whyOf = ({ reasons: [reason] }: Flagged): QuarantineReason => (reason?.kind === "template" ? "template" : "copy");

const MOST_BYTES = 20_000_000;

/** Texts of a file: paragraphs apart by an empty line. */
const readTexts = async (file: File): Promise<readonly string[] | "too-large" | "empty"> => {
  if (file.size > MOST_BYTES) return "too-large";
  const texts = (await file.text())
    .split(/\r?\n\s*\r?\n/u)
    .map(text => text.trim())
    .filter(text => text !== "");
  return texts.length === 0 ? "empty" : texts;
};

/** What looks pasted; one click puts a burst into quarantine with its reason, one undo takes it out. */
export const RadarPage = ({ say, vault, view, earlier, onEarlier, onView, onOpen, onBack }: Props) => {
  const [found, setFound] = useState<{ readonly against: readonly string[]; readonly swept: Swept }>();
  const [share, setShare] = useState(0);
  const [told, setTold] = useState("");
  const [trouble, setTrouble] = useState<"too-large" | "empty">();
  useEffect(() => vault.onSwept(setShare), [vault]);
  useEffect(() => {
    setFound(undefined);
    setShare(0);
    let gone = false;
    void vault.call("radar", { earlier }).then(swept => {
      if (!gone && swept !== undefined) setFound({ against: earlier, swept });
    });
    return () => {
      gone = true;
      void vault.call("stopRadar", undefined as never).catch(() => undefined);
    };
  }, [vault, earlier, view.revision]);
  const swept = found?.against === earlier ? found.swept : undefined;

  const quarantine = async (ids: readonly string[], reason: QuarantineReason, text: string) => {
    const decision = { type: "quarantined" as const, reports: [...ids], reason, text };
    const { recorded, view: after } = await vault.call("decide", { decision });
    onView(after);
    setTold(recordedText(say, recorded, say("desk.done.quarantine")));
  };
  const burstIds = new Set(swept?.bursts.flatMap(({ ids }) => ids));
  const single = swept?.flagged.filter(({ id }) => !burstIds.has(id)) ?? [];
  return (
    <main class="desk" data-screen="radar">
      <button class="quiet noprint" type="button" onClick={onBack}>
        {say("desk.back")}
      </button>
      <h1>{say("desk.do.radar")}</h1>
      <p class="hint">{say("desk.radar.why")}</p>
      <label class="above" for="earlier">
        {say("desk.radar.earlier")}
      </label>
      <input
        id="earlier"
        type="file"
        accept=".txt,text/plain"
        onChange={async event => {
          const file = event.currentTarget.files?.[0];
          if (file === undefined) return;
          const texts = await readTexts(file);
          setTrouble(typeof texts === "string" ? texts : undefined);
          if (typeof texts !== "string") onEarlier(texts);
        }}
      />
      {trouble !== undefined && (
        <p class="mistake" role="alert" id="earlier-mistake">
          {say(`triage.radar.${trouble}`)}
        </p>
      )}
      {swept === undefined && (
        <p>
          <progress max={1} value={share} aria-label={say("triage.radar.sweeping")} />
        </p>
      )}
      <p role="status" data-flagged={swept?.flagged.length}>
        {swept === undefined
          ? say("triage.radar.sweeping")
          : [
              `${say("desk.radar.loaded", { n: earlier.length })}.`,
              swept.flagged.length === 0
                ? say("desk.radar.none")
                : say("desk.radar.found", { n: swept.flagged.length }),
              told,
            ].join(" ")}
      </p>
      {swept?.bursts.map(({ batch, arrived, usual, ids }) => {
        const text = say("desk.radar.burst", { batch, arrived, usual, n: ids.length });
        return (
          <section key={batch} class="box" data-burst={batch}>
            <h2>{text}</h2>
            <button class="button" type="button" onClick={() => quarantine(ids, "burst", text)}>
              {say("desk.radar.all", { n: ids.length })}
            </button>
            <FlaggedList say={say} flagged={swept.flagged.filter(({ id }) => ids.includes(id))} onOpen={onOpen} />
          </section>
        );
      })}
      {single.length > 0 && (
        <section class="box" data-burst="none">
          <h2>{say("desk.radar.found", { n: single.length })}</h2>
          {(["copy", "template"] as const).map(reason => {
            const ids = single.filter(one => whyOf(one) === reason).map(({ id }) => id);
            return ids.length === 0 ? null : (
              <p key={reason}>
                <button
                  class="button"
                  type="button"
                  onClick={() => quarantine(ids, reason, say(`desk.quarantine.${reason}`))}
                >
                  {`${say(`desk.quarantine.${reason}`)}: ${say("desk.radar.all", { n: ids.length })}`}
                </button>
              </p>
            );
          })}
          <FlaggedList say={say} flagged={single} onOpen={onOpen} />
        </section>
      )}
    </main>
  );
};

const MOST_SHOWN = 100;

const FlaggedList = ({
  say,
  flagged,
  onOpen,
}: {
  readonly say: DeskSay;
  readonly flagged: readonly Flagged[];
  readonly onOpen: (leaf: string) => void;
}) => (
  <>
    {flagged.length > MOST_SHOWN && (
      <p class="hint">{say("triage.radar.more", { shown: MOST_SHOWN, n: flagged.length })}</p>
    )}
    <ol>
      {flagged.slice(0, MOST_SHOWN).map(({ id, reasons }) => (
        <li key={id}>
          {reasons.map(reason => reasonText(say, reason)).join("; ")}{" "}
          <button class="plain" type="button" onClick={() => onOpen(id)}>
            {say("desk.radar.open")}
          </button>
        </li>
      ))}
    </ol>
  </>
);

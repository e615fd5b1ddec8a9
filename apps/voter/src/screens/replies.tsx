import { ErrorSummary, Field, type Mistake } from "@perde/ui/forms";
import { useEffect, useRef, useState } from "preact/hooks";
import { tidy } from "../answers.ts";
import { type Delivery, deliver, mailboxCall } from "../deliver.ts";
import { gapsOf } from "../gaps.ts";
import { postDeletion, postMailboxDelete, type Trouble } from "../intake.ts";
import type { InLedger } from "../ledger-check.ts";
import { limits } from "../limits.ts";
import { useLoaded } from "../loaded.ts";
import { mostEnvelopes, type Note } from "../note.ts";
import type { Page } from "../page.ts";
import { Heading, tooLong } from "../question.tsx";
import type { Mailbox } from "./return.tsx";
import { type Later, type Stopped, TroubleNotice } from "./trouble.tsx";

type Props = {
  readonly page: Page;
  readonly later: Later;
  readonly mailbox: Mailbox;
  readonly onChange: (mailbox: Mailbox) => void;
  readonly onDeleted: () => void;
  readonly onFinish: () => void;
};

const useDeskNames = ({ page, later }: Pick<Props, "page" | "later">) => {
  const desks = useLoaded(async () => page.session().desks(), "desks");
  const names = desks.kind === "loaded" && desks.value.kind === "ok" ? desks.value.value.names : [];
  return (id: string) => names.find(({ desk }) => desk === id)?.name[page.language] ?? later("reply.unknown_desk");
};

const Replies = ({ page, later, mailbox }: Pick<Props, "page" | "later" | "mailbox">) => {
  const nameOf = useDeskNames({ page, later });
  const { replies, refused } = mailbox;
  return (
    <section aria-labelledby="replies">
      <h2 id="replies">{later("reply.heading")}</h2>
      {replies.length === 0 && <p>{later("reply.none")}</p>}
      {replies.map(({ desk, sequence, text }, index) => (
        <article class="box" key={`${desk}-${sequence}-${index}`}>
          <h3>{later("reply.from", { desk: nameOf(desk), number: sequence })}</h3>
          <p class="plaintext">{text}</p>
        </article>
      ))}
      {gapsOf(replies).map(({ desk, numbers }) => (
        <p class="mistake" key={desk}>
          {later("reply.gap", { desk: nameOf(desk), numbers: numbers.join(", ") })}
        </p>
      ))}
      {refused > 0 && <p class="mistake">{later("reply.refused", { n: refused })}</p>}
    </section>
  );
};

const ledgerWords = {
  in: "ledger.in",
  waiting: "ledger.waiting",
  missing: "ledger.missing",
  unchecked: "ledger.unchecked",
} as const;

/** The worst of what the ledger says about her envelopes. */
const worst = (answers: readonly InLedger[]): InLedger =>
  (["missing", "unchecked", "waiting"] as const).find(one => answers.includes(one)) ?? "in";

const Ledger = ({ page, later, note }: { readonly page: Page; readonly later: Later; readonly note: Note }) => {
  const checked = useLoaded(async (): Promise<InLedger> => {
    const { inLedger } = await import("../ledger-check.ts");
    const instance = await page.session().instance();
    if (instance.kind !== "ok") return "unchecked";
    const answers: InLedger[] = [];
    for (const envelope of note.envelopes)
      answers.push(await inLedger(page.session().sealer(), envelope, instance.value.ledgerKey));
    return worst(answers);
  }, String(note.envelopes.length));
  const state = checked.kind === "loaded" ? checked.value : checked.kind === "failed" ? "unchecked" : undefined;
  return (
    <section aria-labelledby="ledger">
      <h2 id="ledger">{later("ledger.heading")}</h2>
      <p role="status" data-ledger={state} class={state === "missing" ? "mistake" : undefined}>
        {state ? later(ledgerWords[state]) : page.say("nav.loading")}
      </p>
    </section>
  );
};

/** Facts added later travel like a report: same requests, same sizes. */
const Add = ({ page, later, mailbox, onChange }: Omit<Props, "onDeleted" | "onFinish">) => {
  const { say, language } = page;
  const [typed, setTyped] = useState("");
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const [state, setState] = useState<"idle" | "working" | "sent" | { readonly why: Stopped }>("idle");
  const delivery = useRef<Delivery>(undefined);
  const { note } = mailbox;

  const sealed = async (): Promise<Delivery | Stopped> => {
    const session = page.session();
    const desks = await session.desks();
    if (desks.kind !== "ok") return desks;
    const addressees = desks.value.choices.filter(({ desk }) => note.desks.includes(desk));
    // All who can read the report are to read what is added: with one of them missing nothing is sent.
    if (addressees.length !== note.desks.length) return { kind: "desk-missing" };
    const parcel = await session.sealer().call("seal", {
      sequence: note.envelopes.length,
      desks: addressees.map(({ desk, slot, recipient }) => ({ desk, slot, recipient })),
      content: { type: "addition", content: { language, text: tidy(typed) } },
    });
    if (parcel.kind !== "parcel") throw new Error("an addition fits the smallest class");
    return { parcel, earlier: note, desks: note.desks, attempted: false };
  };
  const send = async (): Promise<void> => {
    setState("working");
    const ready = delivery.current ?? (await sealed());
    if ("kind" in ready) return setState({ why: ready });
    delivery.current = ready;
    const delivered = await deliver(page.session(), ready, () => undefined);
    if (delivered.kind === "stopped") {
      delivery.current = delivered.delivery;
      return setState({ why: delivered.why });
    }
    delivery.current = undefined;
    setTyped("");
    setState("sent");
    onChange({ ...mailbox, note: delivered.note });
  };
  const run = () => send().catch(() => setState({ why: { kind: "offline" } }));
  const submit = (event: Event) => {
    event.preventDefault();
    if (state === "working") return;
    const found =
      tidy(typed) === ""
        ? [{ field: "addition", text: later("error.add") }]
        : tooLong(page, "addition", typed, limits.addition);
    setMistakes(found);
    if (found.length === 0) run();
  };
  return (
    <section aria-labelledby="add">
      <h2 id="add">{later("add.title")}</h2>
      {note.envelopes.length >= mostEnvelopes ? (
        <p>{later("add.full")}</p>
      ) : (
        <form noValidate autocomplete="off" onSubmit={submit}>
          {mistakes.length > 0 && <ErrorSummary title={say("error.title")} mistakes={mistakes} />}
          <Field
            id="addition"
            label={later("add.label")}
            hint={later("add.hint")}
            value={typed}
            onType={setTyped}
            rows={4}
            mistakes={mistakes}
          />
          <p role="status">
            {state === "working" && later("seal.title")}
            {state === "sent" && later("add.sent")}
          </p>
          {typeof state === "object" && <TroubleNotice page={page} later={later} why={state.why} retry={run} />}
          <div class="stack">
            <button type="submit" class="button" aria-disabled={state === "working"}>
              {later("add.send")}
            </button>
          </div>
        </form>
      )}
    </section>
  );
};

/** Asks once, says what deletion cannot reach, then buries every envelope and the mailbox. */
const Remove = ({ page, later, mailbox, onDeleted }: Omit<Props, "onChange" | "onFinish">) => {
  const [state, setState] = useState<"closed" | "asking" | "working" | { readonly why: Trouble }>("closed");
  const buried = useRef(false);
  const session = page.session();

  const bury = async (): Promise<Trouble | { readonly kind: "ok" }> => {
    const puzzle = await session.takePuzzle("16k");
    if (puzzle.kind !== "ok") return puzzle;
    const body = await session.sealer().call("bury", { envelopes: mailbox.note.envelopes });
    const answer = await postDeletion(body, puzzle.value);
    return answer.kind === "ok" ? { kind: "ok" } : answer;
  };
  const empty = async (): Promise<Trouble | { readonly kind: "ok" }> => {
    const puzzle = await session.takePuzzle("note");
    if (puzzle.kind !== "ok") return puzzle;
    const body = await session.sealer().call("emptyNote", {});
    const answer = await mailboxCall(session, "/v1/mailbox/drop", body, call =>
      postMailboxDelete(body, call, puzzle.value),
    );
    return answer.kind === "ok" ? { kind: "ok" } : answer;
  };
  const run = async (): Promise<void> => {
    setState("working");
    if (!buried.current) {
      const answer = await bury();
      if (answer.kind !== "ok") return setState({ why: answer });
      buried.current = true;
    }
    const answer = await empty();
    if (answer.kind !== "ok") return setState({ why: answer });
    onDeleted();
  };
  const start = () => run().catch(() => setState({ why: { kind: "offline" } }));
  if (state === "closed")
    return (
      <div class="stack">
        <button type="button" class="quiet" onClick={() => setState("asking")}>
          {later("reply.delete")}
        </button>
      </div>
    );
  return (
    <section class="box" aria-labelledby="delete">
      <h2 id="delete">{later("delete.title")}</h2>
      <p>{later("delete.reach")}</p>
      {typeof state === "object" && <TroubleNotice page={page} later={later} why={state.why} retry={start} />}
      <p role="status">{state === "working" && page.say("nav.loading")}</p>
      {state === "asking" && (
        <div class="stack">
          <button type="button" class="button" onClick={start}>
            {later("delete.confirm")}
          </button>
          <button type="button" class="quiet" onClick={() => setState("closed")}>
            {later("delete.keep")}
          </button>
        </div>
      )}
    </section>
  );
};

/** What she finds when she comes back. */
export const Returned = ({ page, later, mailbox, onChange, onDeleted, onFinish }: Props) => {
  useEffect(() => {
    page.session().preparePuzzle("16k");
    page.session().preparePuzzle("note");
  }, []);
  return (
    <>
      <Heading>{later("reply.title")}</Heading>
      <Replies page={page} later={later} mailbox={mailbox} />
      <Ledger page={page} later={later} note={mailbox.note} />
      <Add page={page} later={later} mailbox={mailbox} onChange={onChange} />
      <Remove page={page} later={later} mailbox={mailbox} onDeleted={onDeleted} />
      <div class="stack">
        <button type="button" class="quiet" data-finish onClick={onFinish}>
          {later("receipt.finish")}
        </button>
      </div>
    </>
  );
};

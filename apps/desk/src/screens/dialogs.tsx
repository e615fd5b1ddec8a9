import { deskGrades, type QuarantineReason, quarantineReasons } from "@perde/cases/case-event";
import { statuses } from "@perde/cases/filter";
import { unremembered } from "@perde/ui/forms";
import { languages } from "@perde/ui/say";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { type Command, findCommands, keyNames } from "../shortcuts.ts";
import type { DeskMember } from "../vault/case-rows.ts";
import type { Choice } from "../vault/vault.ts";
import { type DeskSay, sayIn } from "../words.ts";

export type Asking = "status" | "assign" | "label" | "note" | "grade" | "quarantine" | "help" | "menu" | "filter-name";

type Props = {
  readonly say: DeskSay;
  readonly asking: Asking;
  readonly offered: readonly Command[];
  readonly members: readonly DeskMember[];
  readonly labels: readonly string[];
  readonly count: number;
  readonly onChoice: (choice: Choice, done: string) => void;
  readonly onCommand: (command: Command) => void;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
};

/** One question over the list; the browser keeps the focus inside and Esc closes it. */
export const Dialog = (props: Props) => {
  const { say, asking, onClose } = props;
  const box = useRef<HTMLDialogElement>(null);
  // The browser tells of a closed dialog later, when the next one may stand there already.
  const standing = useRef(true);
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>("input, textarea, button.choice")?.focus();
    return () => {
      standing.current = false;
      dialog?.close();
    };
  }, []);
  const title = asking === "filter-name" ? say("desk.filters.save") : say(`desk.do.${asking}`);
  return (
    <dialog
      ref={box}
      class="ask"
      aria-labelledby="ask-title"
      data-asking={asking}
      onClose={() => standing.current && onClose()}
    >
      <h2 id="ask-title">{title}</h2>
      <Question {...props} />
      <button class="plain" type="button" onClick={() => box.current?.close()}>
        {say("desk.close")}
      </button>
    </dialog>
  );
};

const Question = ({ say, asking, offered, members, labels, count, onChoice, onCommand, onName }: Props) => {
  switch (asking) {
    case "status":
      return (
        <div class="choices">
          <p class="hint">{say("desk.selected", { n: count })}</p>
          {statuses.map(status => (
            <button
              key={status}
              class="choice"
              type="button"
              data-choice={status}
              onClick={() =>
                onChoice(
                  { type: "status-set", status },
                  say("desk.done.status", { status: say(`desk.status.${status}`) }),
                )
              }
            >
              {say(`desk.status.${status}`)}
            </button>
          ))}
        </div>
      );
    case "assign":
      return (
        <div class="choices">
          <p class="hint">{say("desk.selected", { n: count })}</p>
          {members
            .filter(({ removed, role }) => !removed && role !== "reader")
            .map(({ key, label }) => (
              <button
                key={key}
                class="choice"
                type="button"
                onClick={() => onChoice({ type: "assigned", member: key }, say("desk.done.assign", { name: label }))}
              >
                {label}
              </button>
            ))}
          <button
            class="choice"
            type="button"
            onClick={() => onChoice({ type: "assigned" }, say("desk.done.assign", { name: say("desk.nobody") }))}
          >
            {say("desk.nobody")}
          </button>
        </div>
      );
    case "label":
      return <Label say={say} labels={labels} onChoice={onChoice} />;
    case "note":
      return <Note say={say} onChoice={onChoice} />;
    case "grade":
      return (
        <div class="choices">
          <p class="hint">{say("triage.grade.why")}</p>
          <p class="hint">{say("desk.selected", { n: count })}</p>
          {deskGrades.map(grade => (
            <button
              key={grade}
              class="choice"
              type="button"
              data-choice={grade}
              onClick={() =>
                onChoice({ type: "graded", grade }, say("triage.done.grade", { grade: say(`triage.grade.${grade}`) }))
              }
            >
              {say(`triage.grade.${grade}`)}
            </button>
          ))}
        </div>
      );
    case "quarantine":
      return <Quarantine say={say} count={count} onChoice={onChoice} />;
    case "filter-name":
      return <Typed say={say} name={say("desk.filters.name")} long={false} onText={onName} />;
    case "help":
      return <Help say={say} offered={offered} />;
    case "menu":
      return <Menu say={say} offered={offered} onCommand={onCommand} />;
    default:
      return unreachable(asking);
  }
};

const unreachable = (value: never): never => {
  throw new Error(`unknown question: ${typeof value}`);
};

const Typed = ({
  say,
  name,
  long,
  most = long ? 2000 : 60,
  onText,
  children,
}: {
  readonly say: DeskSay;
  readonly name: string;
  readonly long: boolean;
  /** Letters at most. */
  readonly most?: number;
  readonly onText: (text: string) => void;
  readonly children?: ComponentChildren;
}) => {
  const [text, setText] = useState("");
  const tidy = text.trim();
  const field = {
    id: "ask-text",
    value: text,
    ...unremembered,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => setText(event.currentTarget.value),
  };
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault();
        if (tidy !== "") onText(tidy);
      }}
    >
      <label class="above" for="ask-text">
        {name}
      </label>
      {long ? <textarea rows={4} maxLength={most} {...field} /> : <input type="text" maxLength={most} {...field} />}
      {children}
      <button class="button" type="submit">
        {say("desk.save")}
      </button>
    </form>
  );
};

const Label = ({ say, labels, onChoice }: Pick<Props, "say" | "labels" | "onChoice">) => {
  const choose = (label: string, on: boolean) => onChoice({ type: "label-set", label, on }, say("desk.done.label"));
  return (
    <>
      <Typed say={say} name={say("desk.label.name")} long={false} onText={text => choose(text, true)} />
      {labels.map(label => (
        <p key={label} class="tools">
          <button class="plain" type="button" onClick={() => choose(label, true)}>
            {label}
          </button>
          <button class="plain" type="button" onClick={() => choose(label, false)}>
            {`${say("desk.label.remove")}: ${label}`}
          </button>
        </p>
      ))}
    </>
  );
};

const Note = ({ say, onChoice }: Pick<Props, "say" | "onChoice">) => (
  <Typed
    say={say}
    name={say("desk.note")}
    long={true}
    onText={text => onChoice({ type: "noted", text }, say("desk.done.note"))}
  />
);

const Quarantine = ({ say, count, onChoice }: Pick<Props, "say" | "count" | "onChoice">) => {
  const [reason, setReason] = useState<QuarantineReason>();
  if (reason !== undefined)
    return (
      <Typed
        say={say}
        name={say("triage.quarantine.text")}
        long={true}
        most={500}
        onText={text => onChoice({ type: "quarantined", reason, text }, say("desk.done.quarantine"))}
      >
        <button
          class="plain"
          type="button"
          onClick={() => onChoice({ type: "quarantined", reason }, say("desk.done.quarantine"))}
        >
          {say("triage.quarantine.no-text")}
        </button>
      </Typed>
    );
  return (
    <div class="choices">
      <p class="hint">{say("triage.quarantine.why")}</p>
      <p class="hint">{say("desk.selected", { n: count })}</p>
      {quarantineReasons.map(one => (
        <button key={one} class="choice" type="button" data-choice={one} onClick={() => setReason(one)}>
          {say(`desk.quarantine.${one}`)}
        </button>
      ))}
    </div>
  );
};

const Help = ({ say, offered }: Pick<Props, "say" | "offered">) => (
  <>
    <p class="hint">{say("desk.keys.why")}</p>
    <dl class="keys">
      {offered.map(command =>
        keyNames[command] === undefined ? null : (
          <div key={command}>
            <dt>
              <kbd>{keyNames[command]}</kbd>
            </dt>
            <dd>{say(`desk.do.${command}`)}</dd>
          </div>
        ),
      )}
    </dl>
  </>
);

const Menu = ({ say, offered, onCommand }: Pick<Props, "say" | "offered" | "onCommand">) => {
  const [typed, setTyped] = useState("");
  const found = findCommands(typed, offered, command =>
    languages.map(language => sayIn(language)(`desk.do.${command}`)),
  );
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault();
        if (found[0] !== undefined) onCommand(found[0]);
      }}
    >
      <label class="above" for="ask-text">
        {say("desk.do.menu.hint")}
      </label>
      <input
        id="ask-text"
        type="text"
        value={typed}
        {...unremembered}
        onInput={event => setTyped(event.currentTarget.value)}
      />
      <div class="choices">
        {found.map(command => (
          <button key={command} class="choice" type="button" data-command={command} onClick={() => onCommand(command)}>
            {say(`desk.do.${command}`)} {keyNames[command] !== undefined && <kbd>{keyNames[command]}</kbd>}
          </button>
        ))}
      </div>
    </form>
  );
};

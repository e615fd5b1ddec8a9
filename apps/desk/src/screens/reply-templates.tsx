import { unremembered } from "@perde/ui/forms";
import { type Language, languages } from "@perde/ui/say";
import { replyTemplates } from "@perde/ui/words/reply-templates";
import { useState } from "preact/hooks";
import type { SavedTemplate } from "../vault/view.ts";
import type { DeskSay } from "../words.ts";

const ours = ["received", "when", "proof", "quote", "filed", "answered", "pressure", "not-ours"] as const;

type Props = {
  readonly say: DeskSay;
  readonly theirs: Language;
  readonly language: Language;
  readonly own: readonly SavedTemplate[];
  readonly text: string;
  readonly onLanguage: (language: Language) => void;
  readonly onText: (text: string) => void;
  readonly onKeep: (templates: readonly SavedTemplate[]) => void;
};

/** In which language to answer, and what to begin with: a ready template or one of the member's own. */
export const ReplyTemplates = ({ say, theirs, language, own, text, onLanguage, onText, onKeep }: Props) => {
  const [naming, setNaming] = useState<string>();
  const choose = (value: string): void => {
    const [from, id] = [value.slice(0, 4), value.slice(4)];
    const known = ours.find(one => one === id);
    const chosen =
      from === "own "
        ? own.find(one => one.name === id)?.text
        : known === undefined
          ? undefined
          : replyTemplates[`reply.${known}.text`][language];
    if (chosen !== undefined) onText(text.trim() === "" ? chosen : `${text.trimEnd()}\n\n${chosen}`);
  };
  const shown = own.filter(one => one.language === language);
  return (
    <div class="stack">
      <div class="tools">
        <span>
          <label class="above" for="reply-language">
            {say("reply.language")}
          </label>
          <select
            id="reply-language"
            aria-describedby="reply-theirs"
            value={language}
            onChange={event => {
              const wanted = languages.find(one => one === event.currentTarget.value);
              if (wanted !== undefined) onLanguage(wanted);
            }}
          >
            {languages.map(one => (
              <option key={one} value={one}>
                {say(`reply.in.${one}`)}
              </option>
            ))}
          </select>
        </span>
        <span>
          <label class="above" for="reply-begin">
            {say("reply.begin")}
          </label>
          <select
            id="reply-begin"
            aria-describedby="reply-begin-hint"
            value=""
            onChange={event => {
              const { value } = event.currentTarget;
              event.currentTarget.value = "";
              choose(value);
            }}
          >
            <option value="">{say("reply.begin.none")}</option>
            <optgroup label={say("reply.begin.ours")}>
              {ours.map(id => (
                <option key={id} value={`our ${id}`}>
                  {say(`reply.${id}`)}
                </option>
              ))}
            </optgroup>
            {shown.length > 0 && (
              <optgroup label={say("reply.begin.own")}>
                {shown.map(({ name }) => (
                  <option key={name} value={`own ${name}`}>
                    {name}
                  </option>
                ))}
              </optgroup>
            )}
          </select>
        </span>
      </div>
      <p class="hint" id="reply-theirs">
        {say("reply.language.theirs", { language: say(`reply.in.${theirs}`) })}
      </p>
      <p class="hint" id="reply-begin-hint">
        {say("reply.begin.hint")}
      </p>
      {naming === undefined ? (
        <div class="tools">
          {text.trim() !== "" && (
            <button class="plain" type="button" data-do="keep-template" onClick={() => setNaming("")}>
              {say("reply.keep")}
            </button>
          )}
          {shown.map(({ name }) => (
            <button
              key={name}
              class="plain"
              type="button"
              onClick={() => onKeep(own.filter(one => one.language !== language || one.name !== name))}
            >
              {say("reply.drop", { name })}
            </button>
          ))}
        </div>
      ) : (
        <div class="tools">
          <label for="template-name">{say("reply.keep.name")}</label>
          <input
            id="template-name"
            type="text"
            maxLength={60}
            value={naming}
            {...unremembered}
            onInput={event => setNaming(event.currentTarget.value)}
          />
          <button
            class="plain"
            type="button"
            data-do="keep-named"
            onClick={() => {
              const name = naming.trim();
              if (name === "") return;
              const others = own.filter(one => one.language !== language || one.name !== name);
              onKeep([...others, { name, language, text: text.trim() }]);
              setNaming(undefined);
            }}
          >
            {say("desk.save")}
          </button>
          <button class="plain" type="button" onClick={() => setNaming(undefined)}>
            {say("desk.cancel")}
          </button>
        </div>
      )}
    </div>
  );
};

import { unremembered } from "@perde/ui/forms";
import { useRef, useState } from "preact/hooks";
import type { DeskSay } from "../words.ts";

type Props = {
  readonly say: DeskSay;
  readonly id: string;
  readonly label: string;
  readonly text: string;
};

/** A text to be sent to somebody: shown whole, copied by one press. */
export const CopyText = ({ say, id, label, text }: Props) => {
  const box = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    box.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setCopied(false); // the browser forbids it: the text is selected, and the keyboard copies it
    }
  };
  return (
    <div class="stack">
      <label class="above" for={id}>
        {label}
      </label>
      <textarea ref={box} id={id} class="copied" rows={3} readOnly value={text} {...unremembered} />
      <div class="tools">
        <button class="plain" type="button" onClick={copy}>
          {say("members.copy")}
        </button>
        <span role="status">{copied ? say("members.copied") : ""}</span>
      </div>
    </div>
  );
};

/**
 * The few parts that every form is made of, in Preact. Plain functions with `h`, so that Node reads them as they are.
 * Patterns: GOV.UK question page and error summary (docs/accessibility.md). Nothing here names a person or a place.
 */
import { type ComponentChildren, h, type TargetedEvent } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** A mistake and the id of the field to which its link leads. */
export type Mistake = { readonly field: string; readonly text: string };

/** What a browser must not remember, correct or complete: docs/accessibility.md, "Fields". */
export const unremembered = {
  autocomplete: "off",
  autocorrect: "off",
  autocapitalize: "off",
  spellcheck: false,
  "data-lpignore": "true",
} as const;

/** Follows a link to a field without changing the address. */
const goTo = (field: string) => (event: Event) => {
  event.preventDefault();
  document.getElementById(field)?.focus();
};

/** The list of mistakes at the top of main: takes focus when it appears; each line leads to its field. */
export const ErrorSummary = ({
  title,
  mistakes,
}: {
  readonly title: string;
  readonly mistakes: readonly Mistake[];
}) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [mistakes]);
  return h(
    "div",
    { class: "summary", role: "alert", tabIndex: -1, ref: box, "aria-labelledby": "summary-title" },
    h("h2", { id: "summary-title" }, title),
    h(
      "ul",
      null,
      mistakes.map(({ field, text }) => h("li", null, h("a", { href: `#${field}`, onClick: goTo(field) }, text))),
    ),
  );
};

/** The mistake beside its field, in the same words as in the summary. */
export const MistakeAt = ({ field, mistakes }: { readonly field: string; readonly mistakes: readonly Mistake[] }) => {
  const mistake = mistakes.find(one => one.field === field);
  return mistake ? h("p", { class: "mistake", id: `${field}-mistake` }, mistake.text) : null;
};

type ChoiceProps = {
  readonly kind: "radio" | "checkbox";
  readonly name: string;
  readonly id: string;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
  readonly disabled?: boolean;
  readonly describedBy?: string | undefined;
  readonly children: ComponentChildren;
};

/** One radio button or check box with a label of at least 48 px. */
export const Choice = (props: ChoiceProps) =>
  h(
    "label",
    { class: "choice" },
    h("input", {
      type: props.kind,
      name: props.name,
      id: props.id,
      checked: props.chosen,
      disabled: props.disabled ?? false,
      autocomplete: "off",
      "aria-describedby": props.describedBy,
      onChange: (event: TargetedEvent<HTMLInputElement>) => props.onChoose(event.currentTarget.checked),
    }),
    h("span", null, props.children),
  );

type FieldProps = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onType: (value: string) => void;
  readonly hint?: string | undefined;
  readonly rows?: number;
  readonly type?: "text" | "search";
  readonly mistakes?: readonly Mistake[];
};

/** One text field with its label above, hint and mistake; a box of several lines where `rows` is given. */
export const Field = ({ id, label, value, onType, hint, rows, type = "text", mistakes = [] }: FieldProps) => {
  const wrong = mistakes.some(({ field }) => field === id);
  const described = [hint ? `${id}-hint` : "", wrong ? `${id}-mistake` : ""].filter(Boolean).join(" ");
  const shared = {
    id,
    name: id,
    value,
    ...unremembered,
    "aria-describedby": described || undefined,
    "aria-invalid": wrong ? ("true" as const) : undefined,
    onInput: (event: TargetedEvent<HTMLInputElement | HTMLTextAreaElement>) => onType(event.currentTarget.value),
  };
  return h(
    "div",
    { class: wrong ? "wrong" : undefined },
    h("label", { class: "above", for: id }, label),
    hint ? h("p", { class: "hint", id: `${id}-hint` }, hint) : null,
    h(MistakeAt, { field: id, mistakes }),
    rows ? h("textarea", { ...shared, rows }) : h("input", { ...shared, type }),
  );
};

import type { Block, Item, Paragraph, PerdeDocument, Span } from "@perde/documents/block";
import type { Edit } from "@perde/documents/edit";
import { paragraphsOf } from "@perde/documents/plain-text";
import { Field } from "@perde/ui/forms";
import { useState } from "preact/hooks";
import type { DeskSay } from "../words.ts";

type Props = {
  readonly say: DeskSay;
  readonly document: PerdeDocument;
  readonly onEdit: (edit: Edit) => void;
};

/** A document on the screen, as it will be on paper; each paragraph can be changed, moved, dropped, or one added under it. */
export const PaperSheet = ({ say, document, onEdit }: Props) => {
  // Footnotes are numbered in reading order, as the writers do.
  const notes = document.blocks
    .flatMap(paragraphsOf)
    .flatMap(({ spans }) => spans.filter(({ kind }) => kind === "note"));
  const numbers = new Map(notes.map((span, at) => [span, at + 1]));
  const noteNumber = (span: Span): number => numbers.get(span) ?? 0;
  return (
    <article class="paper" lang={document.language} data-kind={document.kind}>
      {document.blocks.map((block, at) => (
        <BlockView
          key={`${block.name}-${at}`}
          say={say}
          block={block}
          at={at}
          noteNumber={noteNumber}
          onEdit={onEdit}
        />
      ))}
      {notes.length > 0 && (
        <ol class="notes">
          {notes.map(({ text }, at) => (
            <li key={`${at}-${text}`}>{text}</li>
          ))}
        </ol>
      )}
    </article>
  );
};

const Spans = ({
  spans,
  noteNumber,
}: {
  readonly spans: readonly Span[];
  readonly noteNumber: (span: Span) => number;
}) => (
  <>
    {spans.map((span, at) => {
      const key = `${at}-${span.kind}`;
      if (span.kind === "note") return <sup key={key}>{noteNumber(span)}</sup>;
      const text = (
        <span key={key} lang={span.language}>
          {span.text}
        </span>
      );
      return span.strong === true ? <strong key={key}>{text}</strong> : text;
    })}
  </>
);

type BlockProps = {
  readonly say: DeskSay;
  readonly block: Block;
  readonly at: number;
  readonly noteNumber: (span: Span) => number;
  readonly onEdit: (edit: Edit) => void;
};

const BlockView = ({ say, block, at, noteNumber, onEdit }: BlockProps) => {
  const heading = "heading" in block && block.heading !== null ? <h3>{block.heading}</h3> : null;
  const editable = (paragraphs: readonly (Paragraph | Item)[]) =>
    paragraphs.map((paragraph, place) => (
      <Line
        key={`${place}-${paragraph.spans
          .map(span => span.text)
          .join("")
          .slice(0, 40)}`}
        say={say}
        paragraph={paragraph}
        block={at}
        at={place}
        last={paragraphs.length - 1}
        numbered={block.kind === "numbered"}
        noteNumber={noteNumber}
        onEdit={onEdit}
      />
    ));
  switch (block.kind) {
    case "mark":
      return <p class="mark">{block.text}</p>;
    case "title":
      return (
        <>
          <h2>{block.text}</h2>
          {block.under !== null && <p class="under">{block.under}</p>}
        </>
      );
    case "beside":
      return (
        <div class="aside" data-block={block.name}>
          {heading}
          {editable(block.paragraphs)}
        </div>
      );
    case "centred":
      return (
        <div class="under" data-block={block.name}>
          {block.paragraphs.map((one, place) => (
            <p key={`${place}-${one.spans[0]?.text}`}>
              <strong>
                <Spans spans={one.spans} noteNumber={noteNumber} />
              </strong>
            </p>
          ))}
        </div>
      );
    case "text":
    case "small":
      return (
        <div data-block={block.name}>
          {heading}
          {editable(block.paragraphs)}
        </div>
      );
    case "numbered":
      return (
        <div data-block={block.name}>
          {heading}
          <ol>{editable(block.items)}</ol>
        </div>
      );
    case "table":
      return (
        <div class="wide-table" data-block={block.name}>
          {heading}
          <table>
            <caption>{block.caption}</caption>
            <thead>
              <tr>
                {block.header.map(text => (
                  <th key={text} scope="col">
                    {text}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, place) => (
                <tr key={`${place}-${row[0]?.spans[0]?.text}`}>
                  {row.map((cell, column) => (
                    <td key={block.header[column]}>
                      <Spans spans={cell.spans} noteNumber={noteNumber} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case "bars":
      return (
        <div data-block={block.name}>
          {heading}
          <p>{block.caption}</p>
          <ul class="bars">
            {block.bars.map(({ label, count, shown }) => (
              <li key={label}>
                {label}:{" "}
                <meter min={0} max={Math.max(1, ...block.bars.map(one => one.count ?? 0))} value={count ?? 0} /> {shown}
              </li>
            ))}
          </ul>
        </div>
      );
    case "signature":
      return (
        <p class="signature" data-block={block.name}>
          <span>{block.on}</span>
          <span class="stroke" aria-hidden="true" />
          <span>
            {block.signer}
            {block.role !== "" && <small>{block.role}</small>}
          </span>
        </p>
      );
    case "columns":
      return (
        <ul class="names" data-block={block.name}>
          {block.names.map(name => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      );
  }
};

type LineProps = {
  readonly say: DeskSay;
  readonly paragraph: Paragraph | Item;
  readonly block: number;
  readonly at: number;
  readonly last: number;
  readonly numbered: boolean;
  readonly noteNumber: (span: Span) => number;
  readonly onEdit: (edit: Edit) => void;
};

const wordsIn = (spans: readonly Span[]): string =>
  spans.map(span => (span.kind === "words" ? span.text : "")).join("");

const Line = ({ say, paragraph, block, at, last, numbered, noteNumber, onEdit }: LineProps) => {
  const [open, setOpen] = useState<"change" | "add">();
  const [text, setText] = useState("");
  const notice = "notice" in paragraph ? paragraph.notice : undefined;
  const id = `line-${block}-${at}`;
  const edit = (one: Edit) => {
    setOpen(undefined);
    onEdit(one);
  };
  const Tag = numbered ? "li" : "div";
  return (
    <Tag class={paragraph.changed === true ? "line changed" : "line"}>
      <p>
        <Spans spans={paragraph.spans} noteNumber={noteNumber} />
        {paragraph.changed === true && <small>{` [${say("papers.changed")}]`}</small>}
        {open === undefined && (
          <button
            class="plain small noprint"
            type="button"
            data-do="edit"
            aria-label={`${say("papers.edit")}: ${wordsIn(paragraph.spans).slice(0, 40)}`}
            onClick={() => {
              setText(wordsIn(paragraph.spans));
              setOpen("change");
            }}
          >
            {say("papers.edit")}
          </button>
        )}
      </p>
      {notice !== undefined && (
        <p class="paper-notice">
          <strong>{notice}</strong>{" "}
          <button
            class="plain small noprint"
            type="button"
            data-do="clear-notice"
            onClick={() => edit({ kind: "clear-notice", block, at })}
          >
            {say("papers.clear")}
          </button>
        </p>
      )}
      {open !== undefined && (
        <form
          class="stack noprint"
          onSubmit={event => {
            event.preventDefault();
            if (text.trim() === "") return;
            edit(open === "add" ? { kind: "add", block, at: at + 1, text } : { kind: "write", block, at, text });
          }}
        >
          <Field id={id} label={say("papers.text")} rows={4} value={text} onType={setText} />
          <div class="tools">
            <button class="button" type="submit">
              {say("desk.save")}
            </button>
            {open === "change" && (
              <>
                <button
                  class="plain"
                  type="button"
                  disabled={at === 0}
                  onClick={() => edit({ kind: "move", block, at, to: at - 1 })}
                >
                  {say("papers.up")}
                </button>
                <button
                  class="plain"
                  type="button"
                  disabled={at === last}
                  onClick={() => edit({ kind: "move", block, at, to: at + 1 })}
                >
                  {say("papers.down")}
                </button>
                <button class="plain" type="button" onClick={() => edit({ kind: "drop", block, at })}>
                  {say("papers.drop")}
                </button>
                <button
                  class="plain"
                  type="button"
                  onClick={() => {
                    setText("");
                    setOpen("add");
                  }}
                >
                  {say("papers.add")}
                </button>
              </>
            )}
            <button class="plain" type="button" onClick={() => setOpen(undefined)}>
              {say("desk.cancel")}
            </button>
          </div>
        </form>
      )}
    </Tag>
  );
};

/**
 * Drafts as Akoma Ntoso 3.0 (OASIS): draft amendments are a `bill`, a resolution and an inquiry a `doc`. Names follow
 * the naming convention of 21 February 2019. Repeatable: the only date is the day of the document.
 */
import { unreachable } from "@perde/law/rule";
import type { Block, Item, Paragraph, PerdeDocument } from "./block.ts";
import { xmlText } from "./xml.ts";

/** Three-letter codes of ISO 639-2, as the convention asks. */
const codes = { kk: "kaz", ru: "rus", en: "eng" } as const;

export type Akn =
  | { readonly kind: "akn"; readonly xml: string }
  /** Complaints and annexes are no drafts: they have no form in Akoma Ntoso. */
  | { readonly kind: "not-a-draft" };

type Ids = { readonly next: (prefix: string) => string; readonly note: () => number };

const idsFrom = (): Ids => {
  const counts = new Map<string, number>();
  const next = (prefix: string): number => {
    const count = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, count);
    return count;
  };
  return { next: prefix => `${prefix}_${next(prefix)}`, note: () => next("fn") };
};

const inline = ({ spans }: Paragraph, ids: Ids): string =>
  spans
    .map(span => {
      if (span.kind === "note") {
        const number = ids.note();
        return `<authorialNote eId="fn_${number}" marker="${number}" placement="bottom"><p>${xmlText(span.text)}</p></authorialNote>`;
      }
      const text = xmlText(span.text);
      const lang = span.language === undefined ? "" : ` xml:lang="${span.language}"`;
      if (span.strong) return `<b>${lang === "" ? text : `<span${lang}>${text}</span>`}</b>`;
      return lang === "" ? text : `<span${lang}>${text}</span>`;
    })
    .join("");

const p = (paragraph: Paragraph, ids: Ids): string => `<p>${inline(paragraph, ids)}</p>`;
const heading = (text: string | null): string => (text === null ? "" : `<heading>${xmlText(text)}</heading>`);

const item = (one: Item, at: number, parent: string, ids: Ids): string => {
  const notice = one.notice === undefined ? "" : `<p class="check-before-filing">${xmlText(one.notice)}</p>`;
  return `<paragraph eId="${parent}__para_${at + 1}"><num>${at + 1}.</num><content><p>${inline(one, ids)}</p>${notice}</content></paragraph>`;
};

const table = (block: Extract<Block, { readonly kind: "table" }>, ids: Ids): string => {
  const head = block.header.map(text => `<th><p>${xmlText(text)}</p></th>`).join("");
  const rows = block.rows.map(row => `<tr>${row.map(one => `<td>${p(one, ids)}</td>`).join("")}</tr>`).join("");
  return `<table><caption>${xmlText(block.caption)}</caption><tr>${head}</tr>${rows}</table>`;
};

const section = (block: Block, ids: Ids): string => {
  const id = ids.next("hcont");
  const wrap = (title: string | null, inside: string): string =>
    `<hcontainer eId="${id}" name="${block.name}">${heading(title)}${inside}</hcontainer>`;
  switch (block.kind) {
    case "numbered":
      return wrap(block.heading, block.items.map((one, at) => item(one, at, id, ids)).join(""));
    case "table":
      return wrap(block.heading, `<content>${table(block, ids)}</content>`);
    case "beside":
    case "text": {
      const paragraphs = block.paragraphs.map(one => p(one, ids)).join("");
      return wrap(block.heading, `<content>${paragraphs === "" ? "<p/>" : paragraphs}</content>`);
    }
    case "centred":
    case "small":
      return wrap(null, `<content>${block.paragraphs.map(one => p(one, ids)).join("")}</content>`);
    case "mark":
      return wrap(null, `<content><p>${xmlText(block.text)}</p></content>`);
    case "title":
      return wrap(
        null,
        `<content><p><docTitle>${xmlText(block.text)}</docTitle></p>${block.under === null ? "" : `<p>${xmlText(block.under)}</p>`}</content>`,
      );
    case "signature":
      return wrap(
        null,
        `<content><p>${xmlText(block.on)}</p><p><signature>${xmlText([block.role, block.signer].filter(one => one !== "").join(" "))}</signature></p></content>`,
      );
    case "columns":
      return wrap(
        null,
        `<content>${block.names.map(name => `<p><signature>${xmlText(name)}</signature></p>`).join("")}</content>`,
      );
    case "bars":
      return wrap(
        block.heading,
        `<content>${block.bars.map(bar => `<p>${xmlText(`${bar.label}: ${bar.shown}`)}</p>`).join("")}</content>`,
      );
    default:
      return unreachable(block);
  }
};

const identification = ({ kind, day, language }: PerdeDocument): string => {
  const root = kind === "amendments" ? "bill" : "doc";
  const work = `/akn/kz/${root}/${day}/perde-${kind}`;
  const expression = `${work}/${codes[language]}@${day}`;
  const level = (name: string, uri: string, more: string) =>
    `<${name}><FRBRthis value="${uri}/!main"/><FRBRuri value="${uri}"/><FRBRdate date="${day}" name="draft"/><FRBRauthor href="#author"/>${more}</${name}>`;
  return [
    `<identification source="#perde">`,
    level("FRBRWork", work, `<FRBRcountry value="kz"/>`),
    level("FRBRExpression", expression, `<FRBRlanguage language="${codes[language]}"/>`),
    level("FRBRManifestation", `${expression}.akn`, ""),
    `</identification><references source="#perde"><TLCOrganization eId="perde" href="/ontology/organization/perde" showAs="Perde"/><TLCRole eId="author" href="/ontology/role/author" showAs="author"/></references>`,
  ].join("");
};

/** The XML of a draft, UTF-8, one line per block. */
export const writeAkn = (document: PerdeDocument): Akn => {
  if (document.kind !== "amendments" && document.kind !== "resolution" && document.kind !== "inquiry")
    return { kind: "not-a-draft" };
  const ids = idsFrom();
  const sections = document.blocks.map(block => section(block, ids)).join("\n");
  const [root, body] = document.kind === "amendments" ? ["bill", "body"] : ["doc", "mainBody"];
  return {
    kind: "akn",
    xml: `<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<${root} name="perde-${document.kind}">
<meta>${identification(document)}</meta>
<${body}>
${sections}
</${body}>
</${root}>
</akomaNtoso>
`,
  };
};

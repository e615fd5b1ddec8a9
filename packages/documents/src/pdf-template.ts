/**
 * The one layout of all PDF documents, in typst. The document comes in as JSON, never as markup: words of a report
 * reach the compiler as strings, so that no character of theirs means anything to it.
 */
export const pdfTemplate = `
#let doc = json("/document.json")
#let label = json("/labels.json")
#let day = doc.day.split("-").map(int)
#set document(title: doc.title, date: datetime(year: day.at(0), month: day.at(1), day: day.at(2)))
#set text(font: "Noto Serif", size: 11pt, lang: doc.language, hyphenate: false)
#set page(
  paper: "a4",
  flipped: doc.landscape,
  margin: if doc.landscape { (x: 15mm, y: 18mm) } else { (left: 30mm, right: 15mm, y: 20mm) },
  numbering: "1",
)
#set par(justify: false, leading: 0.62em, spacing: 0.9em)
#show heading: it => block(above: 1.4em, below: 0.8em, sticky: true, text(size: 11pt, weight: "bold", it.body))
#show figure.caption: it => align(left, text(size: 10pt, it.body))
#set footnote.entry(gap: 0.5em)
#show footnote.entry: set text(size: 9pt)
#let span(s) = if s.kind == "note" { footnote(text(s.text)) } else {
  let body = text(s.text)
  if s.at("language", default: none) != none { body = text(lang: s.language, s.text) }
  if s.at("strong", default: false) { strong(body) } else { body }
}
#let line(p) = p.spans.map(span).join()
#let marked(p, body) = if p.at("changed", default: false) {
  block(stroke: (left: 2pt + luma(90)), inset: (left: 6pt), width: 100%)[#body #text(size: 8.5pt)[\\[#label.changed\\]]]
} else { body }
#let notice(t) = block(stroke: 0.7pt, inset: 5pt, width: 100%, text(size: 9.5pt, strong(t)))
#let head(b) = if b.at("heading", default: none) != none { heading(level: 2, b.heading) }
#for (at, b) in doc.blocks.enumerate() {
  let signed = doc.blocks.at(at + 1, default: (kind: "")).kind == "signature"
  if b.kind == "beside" {
    align(right, block(width: 62%, align(left, {
      if b.heading != none { par(strong(b.heading)) }
      for p in b.paragraphs { marked(p, par(line(p))) }
    })))
  } else if b.kind == "mark" {
    align(right, strong(text(b.text)))
  } else if b.kind == "title" {
    v(0.6em)
    align(center, { show heading: it => text(size: 13pt, weight: "bold", it.body); heading(level: 1, b.text) })
    if b.under != none { align(center, par(b.under)) }
    v(0.4em)
  } else if b.kind == "centred" {
    for p in b.paragraphs { align(center, strong(par(line(p)))) }
  } else if b.kind == "text" {
    head(b)
    // Closing words, regard and faction stay on the page of the names under them.
    let leads = doc.blocks.slice(at + 1, calc.min(at + 4, doc.blocks.len())).any(one => one.kind == "columns")
    for p in b.paragraphs {
      let body = marked(p, par(first-line-indent: (amount: 10mm, all: true), line(p)))
      if leads { block(sticky: true, spacing: 0.9em, body) } else { body }
    }
  } else if b.kind == "numbered" {
    head(b)
    // A rule and the notice beside it stay on one page; so do the last item and the signature under it.
    enum(numbering: "1.", spacing: 0.8em, ..b.items.enumerate().map(((place, i)) => {
      let last = signed and place == b.items.len() - 1
      if i.at("notice", default: none) != none {
        block(sticky: true, marked(i, line(i)))
        notice(i.notice)
      } else if last { block(sticky: true, marked(i, line(i))) } else { marked(i, line(i)) }
    }))
  } else if b.kind == "table" {
    head(b)
    set text(size: 9pt)
    set par(spacing: 0.6em)
    show table.cell.where(y: 0): set text(weight: "bold")
    show figure: set block(breakable: true)
    figure(caption: figure.caption(position: top, b.caption), numbering: none, kind: table, table(
      columns: b.widths.map(w => w * 1fr), align: left + top, inset: 4pt, stroke: 0.5pt,
      table.header(..b.header.map(h => text(h))),
      ..b.rows.flatten().map(p => marked(p, line(p))),
    ))
  } else if b.kind == "bars" {
    head(b)
    let most = calc.max(1, ..b.bars.map(x => if x.count == none { 0 } else { x.count }))
    show figure: set block(breakable: true)
    figure(
      alt: b.caption + ": " + b.bars.map(x => x.label + " " + x.shown).join("; "),
      caption: figure.caption(position: top, b.caption), numbering: none, kind: image,
      grid(
        columns: (40%, 1fr), row-gutter: 5pt, column-gutter: 6pt, align: (right + horizon, left + horizon),
        ..b.bars.map(x => (
          text(size: 9.5pt, x.label),
          grid(columns: (auto, auto), column-gutter: 5pt, align: horizon,
            if x.count == none or x.count == 0 { none } else { rect(width: 60mm * x.count / most, height: 9pt, fill: luma(110)) },
            text(size: 9.5pt, x.shown)),
        )).flatten(),
      ))
  } else if b.kind == "signature" {
    block(above: 1.8em, breakable: false, grid(
      columns: (1fr, 1.2fr, 1.2fr), align: (left + bottom, center + bottom, left + bottom), column-gutter: 8pt, row-gutter: 3pt,
      text(b.on), box(width: 100%, stroke: (bottom: 0.6pt), height: 1em), text(b.signer),
      ..if b.role == "" { () } else { ([], [], text(size: 9.5pt, b.role)) },
    ))
  } else if b.kind == "columns" {
    block(grid(columns: (1fr, 1fr), row-gutter: 1.1em, column-gutter: 10mm, ..b.names.map(n => text(n))))
  } else if b.kind == "small" {
    v(1em)
    set text(size: 9pt)
    for p in b.paragraphs { marked(p, par(line(p))) }
  }
}
`;

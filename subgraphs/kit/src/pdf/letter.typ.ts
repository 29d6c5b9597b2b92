/** The letter of the house: A4, French, tagged. Fonts are those that the compiler carries. `tail` stands below the signature. */
export const LETTER_SOURCE = String.raw`
#let day(iso) = { let (y, m, d) = iso.split("-").map(int); datetime(year: y, month: m, day: d) }
#let months = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")
#let french(iso) = { let d = day(iso); [#if d.day() == 1 [1#super[er]] else [#d.day()] #months.at(d.month() - 1) #d.year()] }

#let facts(block) = {
  table(columns: (auto, 1fr), stroke: (x, y) => (bottom: 0.4pt + luma(170)), inset: (x: 0pt, y: 5pt), column-gutter: 1.2em,
  table.header(text(weight: "bold", "Rubrique"), text(weight: "bold", "Précision")),
  ..block.facts.map(f => (f.name, strong(f.value))).flatten())
  v(1.4em, weak: true)
}
#let rows(block) = table(
  columns: block.columns.len(), stroke: 0.4pt + luma(140), inset: 5pt,
  table.header(..block.columns.map(c => strong(c))),
  ..block.rows.flatten(),
)
#let shown(block) = {
  if block.kind == "heading" { heading(level: 2, block.text) }
  else if block.kind == "paragraph" { par(block.text) }
  else if block.kind == "list" { list(..block.items) }
  else if block.kind == "facts" { facts(block) }
  else { rows(block) }
}
#let letter(data, tail: none) = {
  set document(title: data.title, author: data.sender.at(0), date: day(data.date))
  set text(lang: "fr", region: "FR", font: "Libertinus Serif", size: 11pt, fallback: false)
  set page(
    paper: "a4", margin: (x: 2.3cm, top: 2cm, bottom: 2.2cm),
    footer: { set text(size: 9pt, fill: luma(60)); context [#data.footer #h(1fr) #counter(page).display("1 / 1", both: true)] },
  )
  set par(justify: false, spacing: 0.9em, leading: 0.6em)
  show heading.where(level: 1): it => block(above: 1.6em, below: 1.2em, text(size: 15pt, it.body))
  show heading.where(level: 2): it => block(above: 1.3em, below: 0.7em, text(size: 12pt, it.body))
  grid(
    columns: (1fr, 1fr), column-gutter: 1.5cm,
    { strong(data.sender.at(0)); for line in data.sender.slice(1) { linebreak(); line } },
    { v(2.2cm); for (i, line) in data.recipient.enumerate() { if i > 0 { linebreak() }; line } },
  )
  v(0.6cm)
  [Le #french(data.date) #h(1fr) Référence : #data.reference]
  heading(level: 1, data.title)
  for block in data.blocks { shown(block) }
  if data.signature.len() > 0 {
    v(0.8cm)
    align(right, { for (i, line) in data.signature.enumerate() { if i > 0 { linebreak() }; line } })
  }
  if tail != none { tail }
}
`;

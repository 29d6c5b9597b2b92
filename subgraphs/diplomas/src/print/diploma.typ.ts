import type { PdfTemplate } from '@mirex/kit/pdf/pdf-template';

/** What a diploma bears. All texts are French and plain. */
export interface PrintedDiploma {
  readonly title: string;
  readonly speciality: string;
  readonly holder: string;
  /** « née le 29 février 2008 ». */
  readonly born: string;
  readonly session: string;
  /** « avec la mention Bien »; empty: none. */
  readonly honours: string;
  readonly number: string;
  /** ISO date. */
  readonly date: string;
  /** « Fait le 15 juillet 2026 ». */
  readonly made: string;
  readonly authority: string;
  /** One line each; empty: not signed. */
  readonly signature: readonly string[];
  /** SVG. */
  readonly stamp: string;
  readonly notice: string;
}

export const DIPLOMA: PdfTemplate<PrintedDiploma> = {
  name: 'diploma',
  source: String.raw`
#let data = json(bytes(sys.inputs.data))
#let day(iso) = { let (y, m, d) = iso.split("-").map(int); datetime(year: y, month: m, day: d) }
#set document(title: data.title + " — " + data.holder, author: data.authority, date: day(data.date))
#set text(lang: "fr", region: "FR", font: "Libertinus Serif", size: 13pt, fallback: false)
#set page(paper: "a4", flipped: true, margin: (x: 2.4cm, y: 1.8cm), background: pdf.artifact(rect(width: 100% - 1.6cm, height: 100% - 1.6cm, stroke: 1.2pt + luma(90))))
#set par(justify: false)
#grid(columns: (1fr, 1fr),
  [*République française* \ Ministère chargé de l’agriculture],
  align(right)[#data.authority \ Session #data.session])
#v(1fr)
#align(center)[
  #show heading: it => text(size: 30pt, weight: "bold", it.body)
  #heading(level: 1, data.title)
  #v(0.2cm)
  #text(size: 16pt, style: "italic", data.speciality)
  #v(0.9cm)
  est conféré à
  #v(0.3cm)
  #text(size: 24pt, data.holder)
  #v(0.1cm)
  #data.born
  #if data.honours != "" [#v(0.5cm) #text(size: 15pt, data.honours)]
]
#v(1fr)
#grid(columns: (3.4cm, 1fr, 1fr), column-gutter: 0.6cm, align: (left + bottom, left + bottom, right + bottom),
  if data.stamp != "" { image(bytes(data.stamp), format: "svg", width: 3.2cm, alt: "Cachet électronique 2D-Doc du diplôme") },
  text(size: 9pt)[N° #data.number \ #data.notice],
  { data.made; for line in data.signature { linebreak(); line } })
`,
};

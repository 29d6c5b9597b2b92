import { LETTER_SOURCE } from '@mirex/kit/pdf/letter.typ';
import type { Letter } from '@mirex/kit/pdf/letter';
import type { PdfTemplate } from '@mirex/kit/pdf/pdf-template';

/** A letter of the house with its stamp below the signature. */
export interface StampedLetter {
  readonly letter: Letter;
  /** SVG. */
  readonly stamp: string;
  /** What stands beside the stamp. */
  readonly notice: string;
}

export const STAMPED_LETTER: PdfTemplate<StampedLetter> = {
  name: 'stamped-letter',
  source: `${LETTER_SOURCE}
#let data = json(bytes(sys.inputs.data))
#letter(data.letter, tail: if data.stamp == "" { none } else [
  #v(0.8cm)
  #grid(columns: (3.2cm, 1fr), column-gutter: 0.6cm, align: horizon,
    image(bytes(data.stamp), format: "svg", width: 3.2cm, alt: "Cachet électronique 2D-Doc du document"),
    text(size: 9pt, data.notice))
])
`,
};

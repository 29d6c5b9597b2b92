/**
 * How a kind of document looks, in Typst. It reads its data with `json(bytes(sys.inputs.data))` and never contains any: what
 * people typed is text to it, not markup.
 *
 * A template may `#import "/letter.typ": *` for the letter of the house, and begins with `#set document(title: …, date: …)`:
 * without a date of its own a document would differ each time it is made.
 */
export interface PdfTemplate<Data extends object> {
  /** Stable, lower case: `summons`. */
  readonly name: string;
  /** Typst source. */
  readonly source: string;
  /** Never there: binds the template to the shape of its data. */
  readonly takes?: Data;
}

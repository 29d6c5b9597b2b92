/** A table of cases as a jurist wrote it, its cells not read yet. */
export interface CaseTable {
  readonly title: string;
  readonly diploma: string;
  /** The year whose regulation applies. */
  readonly session: number;
  /** Formation code. */
  readonly speciality: string;
  /** Names of the rules that nobody has read in their text yet. */
  readonly toBeChecked: readonly string[];
  /** By code, what the line of coefficients says: `4 ccf pro`. */
  readonly papers: ReadonlyMap<string, string>;
  readonly cases: readonly Case[];
}

export interface Case {
  /** In the text, from 1. */
  readonly line: number;
  readonly situation: string;
  readonly marks: ReadonlyMap<string, string>;
  readonly file: string;
  readonly secondGroup: string;
  readonly expected: string;
  readonly reliability: string;
  readonly source: string;
}

const LAST = ['dossier', '2nd groupe', 'attendu', 'fiabilité', 'source'];
const HEADERS = ['diplôme', 'session', 'spécialité', 'titre', 'à vérifier'];

/** What is wrong with a table, in the words of whoever wrote it. */
export const fault = (line: number, what: string): Error => new Error(`Ligne ${line} : ${what}`);

/**
 * Cuts a table of cases into its cells: the lines `nom : valeur`, the names of the columns, the coefficients, the cases.
 *
 * @throws in French, with the line, what cannot be cut.
 */
export function cutTable(text: string): CaseTable {
  const lines = text.split('\n').map((content, i) => ({ line: i + 1, content })).filter(({ content }) => content.trim() !== '' && !/^[-+ ]+$/.test(content));
  const start = lines.findIndex(({ content }) => content.includes('|'));
  if (start < 0) throw fault(1, 'aucun tableau : les colonnes se séparent par une barre « | ».');
  const said = new Map(lines.slice(0, start).map(({ line, content }) => {
    const [name, value] = content.split(/ *: */, 2);
    if (name === undefined || value === undefined || !HEADERS.includes(name.trim())) throw fault(line, `« ${content.trim()} » n’est pas une ligne d’en-tête. Il y a : ${HEADERS.join(', ')}.`);
    return [name.trim(), value.trim()];
  }));
  const header = (name: string): string => {
    const value = said.get(name);
    if (value === undefined) throw fault(1, `l’en-tête « ${name} » manque.`);
    return value;
  };
  const [names, coefficients, ...rows] = lines.slice(start).map(({ line, content }) => ({ line, cells: content.split('|').map((cell) => cell.trim()) }));
  if (!names || !coefficients) throw fault(start + 1, 'la ligne des coefficients manque.');
  const codes = names.cells.slice(1, -LAST.length);
  if (names.cells[0] !== 'situation' || names.cells.slice(-LAST.length).join() !== LAST.join()) throw fault(names.line, `les colonnes sont : situation, les épreuves, ${LAST.join(', ')}.`);
  const papersOf = ({ line, cells }: { readonly line: number; readonly cells: readonly string[] }): Map<string, string> => {
    if (cells.length !== names.cells.length) throw fault(line, `${cells.length} colonnes au lieu de ${names.cells.length}.`);
    return new Map(codes.map((code, i) => [code, cells[i + 1] ?? '']));
  };
  return {
    title: header('titre'), diploma: header('diplôme'), session: Number(header('session')), speciality: header('spécialité'),
    toBeChecked: header('à vérifier').split(/ *, */).filter((name) => name !== ''),
    papers: papersOf(coefficients),
    cases: rows.map((row) => {
      const marks = papersOf(row);
      const [file = '', secondGroup = '', expected = '', reliability = '', source = ''] = row.cells.slice(-LAST.length);
      return { line: row.line, situation: row.cells[0] ?? '', marks, file, secondGroup, expected, reliability, source };
    }),
  };
}

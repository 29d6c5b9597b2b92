import type { Currency } from '@mirex/schema/money';

/** A sealed batch, as a financial application is given it. */
export interface BatchFile {
  readonly format: 'mirex.finance.batch';
  readonly version: 1;
  readonly mirex: string;
  readonly kind: string;
  /** Of this MIREX and kind, without gaps. */
  readonly sequence: number;
  readonly batch: string;
  readonly currency: Currency;
  readonly sealedAt: string;
  readonly sealedSha256: string;
  readonly budget: { readonly programme: string; readonly action: string; readonly subAction: string; readonly year: number };
  readonly lineCount: number;
  /** In minor units, as text: no reader loses a digit. */
  readonly total: string;
  readonly lines: readonly BatchFileLine[];
}

export interface BatchFileLine {
  /** Stable: what an acknowledgement names. */
  readonly line: string;
  /** The rejected line that this one replaces. */
  readonly corrects: string | null;
  readonly rank: number;
  readonly claim: string;
  readonly summons: string;
  readonly session: number;
  readonly missionDate: string;
  readonly amount: string;
  readonly details: readonly { readonly activity: string; readonly quantity: number; readonly amount: string; readonly rate: string; readonly receipt: string | null }[];
  readonly payee: BatchPayee;
}

export interface BatchPayee {
  readonly key: string;
  readonly status: string;
  readonly holder: string;
  readonly iban: string;
  readonly bic: string | null;
  /** In a payroll batch only: the law allows it for pay and nothing else. */
  readonly nir: string | null;
  readonly address: string | null;
}

/** The canonical file: JSON, members in the order above, one line of text for each line of the batch, a line feed at the end. */
export function canonicalJson({ lines, ...head }: BatchFile): string {
  const opening = JSON.stringify(head).slice(0, -1);
  return `${opening},"lines":[\n${lines.map((line) => JSON.stringify(line)).join(',\n')}\n]}\n`;
}

/** An amount as people and ISO 20022 write it: `1234.50` euros, `1234` francs. */
export function decimal(minor: string, currency: Currency): string {
  if (currency === 'XPF') return minor;
  const digits = minor.replace('-', '').padStart(3, '0');
  return `${minor.startsWith('-') ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

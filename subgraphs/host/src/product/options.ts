import { type KeyRing, readKeyRing } from '@mirex/kit/privacy/key-ring.rules';
import { isMirexCode, MIREX_CODES, type MirexCode } from '@mirex/schema/mirex';
import { z } from 'zod';

import { type ProviderAddress, readProvider } from './provider-address.ts';

/** All that the product starts with; read once, every fault at once, before anything starts. */
export interface ProductOptions {
  readonly mirex: readonly MirexCode[];
  /** Where the embedded PostgreSQL keeps its data, and the development secrets. */
  readonly directory: string;
  /** A server of the user's: then nothing embedded starts. */
  readonly databaseUrl?: string | undefined;
  /** What seals, passwords and development tokens are derived from; with an embedded server it is made and kept for you. */
  readonly secret?: string | undefined;
  /** What NIR, IBAN and medical metadata are sealed with; without it an embedded server makes keys and keeps them, another's are derived from the secret. */
  readonly keyRing?: KeyRing | undefined;
  /** Keeps two installations on one server apart; `mirex` unless said. */
  readonly databasePrefix?: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly reset: boolean;
  /** Enrolments of the demonstration session over all MIREX; 0 seeds none. */
  readonly enrolments: number;
  readonly logLevel: string;
  /** An identity provider of the user's: then there are no demonstration identities. */
  readonly provider?: ProviderAddress | undefined;
  readonly production: boolean;
}

const whole = (least: number, most: number, what: string) =>
  z.coerce.number(`${what} est un nombre entier`).int(`${what} est un nombre entier`).min(least, `${what} va de ${least} à ${most}`).max(most, `${what} va de ${least} à ${most}`);

const shape = z.object({
  mirex: z.string().transform((text) => text.split(',').map((code) => code.trim().toUpperCase())).refine(
    (codes) => codes.every(isMirexCode) && new Set(codes).size === codes.length, `--mirex attend des codes parmi ${MIREX_CODES.join(', ')}, séparés par des virgules`,
  ),
  directory: z.string().min(1, 'MIREX_DATA_DIR désigne un dossier'),
  databaseUrl: z.string().refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text), 'DATABASE_URL est une adresse postgresql://').optional(),
  secret: z.string().min(32, 'MIREX_SECRET compte 32 caractères au moins').optional(),
  databasePrefix: z.string().regex(/^[a-z][a-z0-9_]{0,40}$/, 'DATABASE_PREFIX commence par une minuscule et ne contient que minuscules, chiffres et « _ »').optional(),
  keyRing: z.string().optional().transform((text, told) => {
    const read = text === undefined ? undefined : readKeyRing(text);
    if (read?.ok === false) told.addIssue('PRIVACY_KEYS est un trousseau « identifiant:clé », la clé courante d’abord, et une entrée « index »');
    return read?.ok ? read.value : undefined;
  }),
  host: z.string().min(1, 'HOST désigne une adresse d’écoute'),
  port: whole(0, 65_535, 'PORT'),
  reset: z.boolean(),
  enrolments: whole(0, 60_000, '--enrolments'),
  logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'LOG_LEVEL est un niveau de pino'),
});

export interface Flags {
  readonly mirex?: string;
  readonly national?: boolean;
  readonly reset?: boolean;
  readonly port?: string;
  readonly enrolments?: string;
  readonly data?: string | undefined;
}

/** @returns the options, or every fault as a French sentence. */
export function readOptions(flags: Flags, environment: Readonly<Record<string, string | undefined>>): ProductOptions | { readonly faults: readonly string[] } {
  const read = shape.safeParse({
    mirex: flags.national === true ? MIREX_CODES.join(',') : (flags.mirex ?? environment['MIREX'] ?? 'NO'),
    directory: flags.data ?? environment['MIREX_DATA_DIR'] ?? '.mirex',
    databaseUrl: environment['DATABASE_URL'],
    secret: environment['MIREX_SECRET'],
    keyRing: environment['PRIVACY_KEYS'],
    databasePrefix: environment['DATABASE_PREFIX'],
    host: environment['HOST'] ?? '127.0.0.1',
    port: flags.port ?? environment['PORT'] ?? '4000',
    reset: flags.reset === true,
    enrolments: flags.enrolments ?? '2000',
    logLevel: environment['LOG_LEVEL'] ?? 'warn',
  });
  const faults = read.success ? [] : read.error.issues.map(({ message }) => message);
  const { faults: providerFaults, provider } = readProvider(environment);
  faults.push(...providerFaults);
  if (environment['DATABASE_URL'] !== undefined && environment['MIREX_SECRET'] === undefined) {
    faults.push('MIREX_SECRET est nécessaire avec DATABASE_URL : les mots de passe des sous-graphes en dérivent');
  }
  return read.success && faults.length === 0 ? { ...(read.data as Omit<ProductOptions, 'production'>), provider, production: environment['NODE_ENV'] === 'production' } : { faults };
}

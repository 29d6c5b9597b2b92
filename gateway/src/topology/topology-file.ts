import { z } from 'zod';

/** Where a secret is; never the secret itself, so that the file may be read by anybody. */
export type SecretReference = { readonly env: string } | { readonly file: string };

const url = z.string().refine(isHttp, 'une adresse commence par http:// ou https:// et ne porte ni « ? » ni « # » ni mot de passe');
const name = z.string().regex(/^[\w.-]{1,60}$/, 'un nom a 1 à 60 lettres, chiffres, « . », « _ » ou « - »');
const secret = z.union([z.strictObject({ env: z.string().min(1) }), z.strictObject({ file: z.string().min(1) })], {
  error: 'un secret est désigné par { env: NOM } ou { file: chemin }, jamais écrit ici',
});
/** An instance believes only what is sealed for its own MIREX: an address is of one. */
const one = z.string({ error: 'attendu : le code d’une MIREX ; une adresse en sert une seule, écrivez un override pour chacune' });
const deadlineMs = z.int({ error: 'un délai est un nombre entier de millisecondes' }).min(100).max(120_000);
const oneOrMore = z.union([z.string().transform((code) => [code]), z.array(z.string()).min(1)], { error: 'attendu : un code de MIREX ou une liste de codes' });

/** The file as it is written; whether its codes exist and its parts fit together is asked afterwards. */
export const topologyFile = z.strictObject({
  view: oneOrMore,
  nation: z.strictObject({ url, secret, deadlineMs: deadlineMs.optional() }),
  hosts: z.array(z.strictObject({
    name, url, mirex: z.array(z.string()).min(1), secret, deadlineMs: deadlineMs.optional(), subgraphs: z.array(z.string()).min(1).optional(),
  })).default([]),
  overrides: z.array(z.strictObject({ subgraph: z.string(), mirex: one, url, secret: secret.optional() })).default([]),
});

export type TopologyFile = z.infer<typeof topologyFile>;

function isHttp(text: string): boolean {
  const parsed = URL.canParse(text) ? new URL(text) : undefined;
  return parsed !== undefined && /^https?:$/.test(parsed.protocol) && parsed.search === '' && parsed.hash === '' && parsed.password === '' && parsed.username === '';
}

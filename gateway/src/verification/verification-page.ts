import { createHash } from 'node:crypto';

import type { Verdict } from './verify-document.ts';

/** What the page shows: the form alone, an answer, or that the visitor has to wait. */
export type Shows = Verdict | 'FORM' | 'WAIT';

interface Answer {
  /** Before the name of the page in its title: what a screen reader says first. */
  readonly title: string;
  readonly heading: string;
  readonly text: string;
}

const ANSWERS: Readonly<Record<Exclude<Shows, 'FORM'>, Answer>> = {
  YES: { title: 'Oui', heading: 'Oui, ce document est authentique', text: 'Il a été signé par le service des examens et il est toujours valable. Comparez ce qu’il porte avec ce que l’on vous dit : cette page ne dit rien de plus.' },
  NO: { title: 'Non', heading: 'Non, aucun document valable ne correspond', text: 'La référence ou le code est inexact, ou le document n’est pas, ou n’est plus, valable. Vérifiez votre saisie caractère par caractère.' },
  UNKNOWN: { title: 'Sans réponse', heading: 'La vérification n’est pas possible pour le moment', text: 'Le service qui a délivré ce document ne répond pas. Recommencez dans quelques minutes.' },
  WAIT: { title: 'Patientez', heading: 'Trop de vérifications à la suite', text: 'Recommencez dans une minute.' },
};

const STYLE = `
:root { color-scheme: light dark; --ink: #161616; --paper: #fff; --line: #666; --accent: #0a3d8f; --yes: #0b5d2a; --no: #9b1c1c; }
@media (prefers-color-scheme: dark) { :root { --ink: #f2f2f2; --paper: #16181d; --line: #a0a0a0; --accent: #9dc1ff; --yes: #8fe3ac; --no: #ffb3b3; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif; }
main, footer { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1.25rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
label { display: block; font-weight: 600; margin-top: 1rem; }
.hint { display: block; font-weight: 400; }
input, textarea { width: 100%; margin-top: .25rem; padding: .6rem; font: inherit; color: inherit; background: transparent; border: 2px solid var(--line); border-radius: .25rem; }
button { margin-top: 1.25rem; padding: .7rem 1.5rem; font: inherit; font-weight: 600; color: var(--paper); background: var(--accent); border: 2px solid var(--accent); border-radius: .25rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
.answer { margin: 1.5rem 0; padding: 1rem 1.25rem; border: 2px solid var(--line); border-left-width: .6rem; }
.answer h2 { margin-top: 0; }
.yes { border-color: var(--yes); } .yes h2 { color: var(--yes); }
.no { border-color: var(--no); } .no h2 { color: var(--no); }
footer { border-top: 1px solid var(--line); font-size: .95rem; }
`;

/** The page has no script, loads nothing, and sends its form to itself alone. */
export const PAGE_POLICY = [
  "default-src 'none'", `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`, "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
].join('; ');

/** The page where anybody asks whether a document is authentic. It answers yes or no, and repeats nothing but the reference that was typed. */
export function verificationPage(shows: Shows, reference: string): string {
  const answer = shows === 'FORM' ? undefined : ANSWERS[shows];
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${answer ? `${answer.title} — ` : ''}Vérifier un diplôme ou un relevé</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Vérifier un diplôme ou un relevé</h1>
<p>Diplômes, relevés de notes et attestations de l’enseignement agricole. La réponse est oui ou non : aucune information sur une personne n’est affichée.</p>
${answer ? `<section class="answer ${shows.toLowerCase()}" role="status" aria-labelledby="reponse">
<h2 id="reponse">${answer.heading}</h2>
<p>${answer.text}</p>
</section>` : ''}
<h2 id="par-code">Par la référence et le code</h2>
<form method="get" action="/verification" aria-labelledby="par-code">
<label for="reference">Référence <span class="hint" id="aide-reference">Le numéro du diplôme, par exemple 26-NO-000001, ou l’identifiant du document.</span></label>
<input id="reference" name="reference" value="${escaped(reference)}" aria-describedby="aide-reference" autocomplete="off" spellcheck="false" maxlength="80" required>
<label for="code">Code de vérification <span class="hint" id="aide-code">Vingt caractères, imprimés à côté du cachet.</span></label>
<input id="code" name="code" aria-describedby="aide-code" autocomplete="off" spellcheck="false" maxlength="80" required>
<button type="submit">Vérifier ce document</button>
</form>
<h2 id="par-cachet">Par le cachet 2D-Doc</h2>
<form method="get" action="/verification" aria-labelledby="par-cachet">
<label for="cachet">Contenu du cachet <span class="hint" id="aide-cachet">Le texte que lit une application de lecture de codes 2D-Doc.</span></label>
<textarea id="cachet" name="cachet" rows="4" aria-describedby="aide-cachet" autocomplete="off" spellcheck="false" maxlength="1000" required></textarea>
<button type="submit">Vérifier ce cachet</button>
</form>
</main>
<footer><p>Les cachets de cette version sont signés par un certificat d’essai, sans valeur légale.</p></footer>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

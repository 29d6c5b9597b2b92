import type { Claims } from '@mirex/gateway/access/claims';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

const page = (title: string, content: string): string => `<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escaped(title)} – MIREX Graph</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/connexion.css">
  </head>
  <body><main>
    <h1>${escaped(title)}</h1>
${content}
  </main></body>
</html>
`;

/** Who one wants to be; no password, since none of them exists. */
export function loginPage(uid: string, people: readonly Claims[]): string {
  const choices = people.map(({ sub, name, roles }) =>
    `      <li><button name="identite" value="${escaped(sub)}"><strong>${escaped(name)}</strong><span>${escaped(roles.join(', '))}</span></button></li>`);
  return page('Choisir une identité de démonstration', `    <p>Ces personnes sont inventées et n’existent que sur cette machine : aucun mot de passe n’est demandé.</p>
    <form method="post" action="/connexion/${escaped(uid)}"><ul>
${choices.join('\n')}
    </ul></form>`);
}

export const loginError = (code: string, description = ''): string =>
  page('Connexion impossible', `    <p>La demande de connexion n’est pas valable, ou elle a expiré : revenez à l’explorateur et connectez-vous à nouveau.</p>
    <p><code>${escaped(code)}</code> ${escaped(description)}</p>`);

export const LOGIN_STYLE = `
:root { color-scheme: light dark; --line: #b9bec7; --mark: #1f4e8c }
@media (prefers-color-scheme: dark) { :root { --line: #4b5160; --mark: #9cc3ff } }
* { box-sizing: border-box }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem }
h1 { font-size: 1.5rem; line-height: 1.25 }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem }
button { width: 100%; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .375rem; background: transparent; color: inherit; font: inherit; text-align: left;
  display: flex; gap: 1rem; justify-content: space-between; cursor: pointer }
button strong { font-weight: 600 }
button span { font-family: ui-monospace, monospace }
button:hover, button:focus-visible { border-color: var(--mark); outline: 2px solid var(--mark); outline-offset: 1px }
`;

import './workers.ts';
import 'graphiql/style.css';
import './page.css';

import { GraphiQL } from 'graphiql';
import { createElement, Fragment, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

import { beginLogin, endLogin, heldToken, holderOf, type Login } from './login.ts';
import { TABS } from './tabs.ts';

/** What the gateway says to begin with; the same shape as `Explorer` in src/http/explorer-routes.ts. */
interface Start {
  readonly tabs?: readonly { readonly query: string; readonly variables?: string }[];
  readonly login?: Login;
}

const { tabs = TABS, login } = (await (await fetch('/explorer/start.json')).json()) as Start;

/** Who logged in asks, unless a tab's headers name somebody else. */
async function fetcher(operation: object, { headers = {} }: { readonly headers?: Record<string, string> } = {}): Promise<unknown> {
  const token = heldToken();
  const own = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  const response = await fetch('/graphql', {
    method: 'POST', body: JSON.stringify(operation),
    headers: { accept: 'application/graphql-response+json, application/json', ...(own || token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers, 'content-type': 'application/json' },
  });
  return response.json();
}

const explorer = (): ReactNode => createElement(GraphiQL, { fetcher, defaultTabs: tabs.map((tab) => ({ ...tab, headers: '' })), defaultEditorToolsVisibility: 'headers' });

const identity = (login: Login, token: string): ReactNode => createElement('header', { className: 'identity' },
  createElement('span', null, holderOf(token)), createElement('button', { type: 'button', onClick: () => void beginLogin(login) }, 'Changer d’identité'));

const welcome = (login: Login, refused: boolean): ReactNode => createElement('main', { className: 'welcome' },
  createElement('h1', null, 'Explorateur de MIREX Graph'),
  refused ? createElement('p', { role: 'alert' }, 'La connexion n’a pas abouti : recommencez.') : null,
  createElement('p', null, 'Le graphe répond à qui il reconnaît : choisissez qui vous êtes.'),
  createElement('button', { type: 'button', onClick: () => void beginLogin(login) }, 'Se connecter'));

const refused = login !== undefined && await endLogin(login).then(() => false, () => true);
const token = heldToken();
const root = document.querySelector('#explorer');
if (root !== null) {
  createRoot(root).render(login === undefined ? explorer() : token === undefined ? welcome(login, refused) : createElement(Fragment, null, identity(login, token), explorer()));
}

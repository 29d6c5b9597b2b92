import './workers.ts';
import 'graphiql/style.css';

import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

import { TABS } from './tabs.ts';

/** What the gateway says to begin with; the same shape as `Explorer` in src/http/explorer-routes.ts. */
interface Start {
  readonly tabs?: readonly { readonly query: string; readonly variables?: string }[];
  readonly token?: string;
}

const start = (await (await fetch('/explorer/start.json')).json()) as Start;
const identity: Record<string, string> = start.token === undefined ? {} : { Authorization: `Bearer ${start.token}` };

/** A tab that says nothing about who asks has the demonstration identity, even after a reload, which forgets headers. */
async function fetcher(operation: object, { headers = {} }: { readonly headers?: Record<string, string> } = {}): Promise<unknown> {
  const own = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  const response = await fetch('/graphql', {
    method: 'POST', body: JSON.stringify(operation),
    headers: { accept: 'application/graphql-response+json, application/json', ...(own ? {} : identity), ...headers, 'content-type': 'application/json' },
  });
  return response.json();
}

const headers = JSON.stringify(identity, null, 2);
const tabs = (start.tabs ?? TABS).map((tab) => ({ ...tab, headers }));
const root = document.querySelector('#explorer');
if (root !== null) createRoot(root).render(createElement(GraphiQL, { fetcher, defaultTabs: tabs, defaultHeaders: headers, defaultEditorToolsVisibility: 'headers' }));

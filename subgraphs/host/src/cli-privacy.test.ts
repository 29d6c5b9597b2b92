import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { Command } from 'commander';

import { addPrivacyCommands } from './cli-privacy.ts';

const PAGES = ['personal-data', 'journal'].map((page) => `docs/operations/${page}.md`);
const ROOT = join(import.meta.dirname, '../../..');

/** The commands that a page shows, in blocks and in the text: their words, quotes taken off, what is optional asked too. */
const commandsOf = (page: string): string[][] => [...readFileSync(join(ROOT, page), 'utf8').matchAll(/npm run\s+mirex -- ([^\n`]+)/g)]
  .map(([, words = '']) => [...words.replaceAll(/ >.*$/g, '').replaceAll(/[[\]]/g, '').matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? ''));

describe.each(PAGES)('%s', (page) => {
  it.each(commandsOf(page).map((words) => [words.join(' '), words] as const))('shows a command that there is: %s', async (_line, words) => {
    const said: string[] = [];
    const program = new Command().exitOverride();
    addPrivacyCommands(program, () => ({}) as never, () => undefined, () => undefined);
    const watch = (command: Command): void => {
      command.exitOverride().configureOutput({ writeErr: (text) => void said.push(text) });
      if (command.commands.length === 0) command.action(() => void said.push(command.name()));
      for (const child of command.commands) watch(child);
    };
    watch(program);
    await program.parseAsync(words, { from: 'user' });
    expect(said).toEqual([words[1]]);
  });

  it('shows some', () => expect(commandsOf(page).length).toBeGreaterThan(1));
});

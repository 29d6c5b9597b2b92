import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { type Report, type Step, runSteps } from './steps.ts';

/** What steps print where lines cannot be rewritten, times left out. */
async function printed(steps: readonly Step[], terminal: { tty?: boolean; columns?: number } = {}): Promise<{ lines: string[]; error: unknown }> {
  const out = Object.assign(new PassThrough(), { columns: terminal.columns }) as unknown as NodeJS.WriteStream;
  let error: unknown;
  await runSteps(steps, { out, tty: terminal.tty ?? false }).catch((thrown: unknown) => (error = thrown));
  out.end();
  const said = await text(out);
  return { lines: said.trimEnd().split('\n').map((line) => line.replace(/ \[\d+,\d s\]$/, ' [time]').replaceAll(/[\u202f\u00a0]/g, ' ')), error };
}

const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 5));

const saying = (title: string, say: (report: Report) => void): Step => ({
  title,
  run: (report) => {
    say(report);
    return pause();
  },
});

describe('steps without a terminal', () => {
  it('print one line as they begin and one with the last count and the time as they end', async () => {
    const { lines } = await printed([
      saying('Base de données', (report) => report('port 5432')),
      saying('Inscriptions', (report) => { for (let done = 0; done <= 2000; done++) report(done, 2000); }),
      saying('Notes', (report) => report(1250)),
    ]);
    expect(lines).toEqual([
      '❯ Base de données', '✔ Base de données : port 5432 [time]',
      '❯ Inscriptions', '✔ Inscriptions : 2 000 / 2 000 [time]',
      '❯ Notes', '✔ Notes : 1 250 [time]',
    ]);
  });

  it('stop at the first that fails, and throw what it threw', async () => {
    const fault = Object.assign(new Error('Le port est pris.'), { code: 'PORT_BUSY' });
    let reached = false;
    const { lines, error } = await printed([
      { title: 'Base', run: () => Promise.reject(fault) },
      { title: 'Après', run: () => void (reached = true) },
    ]);
    expect(error).toBe(fault);
    expect(reached).toBe(false);
    expect(lines).toEqual(['❯ Base', expect.stringContaining('✖ Base')]);
  });

  it.each([0, undefined])('print the same where a terminal says that it is %s columns wide', async (columns) => {
    const { lines } = await printed([{ title: 'Base', run: pause }], { tty: true, ...(columns === undefined ? {} : { columns }) });
    expect(lines).toEqual(['❯ Base', '✔ Base [time]']);
  });
});

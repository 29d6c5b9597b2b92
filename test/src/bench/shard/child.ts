import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A program in a process of its own, which answers one question at a time. */
export interface Child<Question, Answer> {
  readonly ask: (question: Question) => Promise<Answer>;
  readonly stop: () => Promise<void>;
}

type Reply<Answer> = { readonly answer: Answer } | { readonly fault: string };

export function startChild<Question extends object, Answer>(program: URL): Child<Question, Answer> {
  const child: ChildProcess = fork(fileURLToPath(program), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ask = async (question: Question): Promise<Answer> => {
    const listening = new AbortController();
    const heard = Promise.race([
      once(child, 'message', { signal: listening.signal }).then(([reply]) => reply as Reply<Answer>),
      once(child, 'exit', { signal: listening.signal }).then(([code]): Reply<Answer> => ({ fault: `the process ended with ${String(code)}` })),
    ]);
    child.send(question);
    const reply = await heard.finally(() => listening.abort());
    if ('fault' in reply) throw new Error(reply.fault);
    return reply.answer;
  };
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.disconnect();
    await ended;
  };
  return { ask, stop };
}

/** The other side: answers whoever forked this process, and ends with it. */
export function answerParent<Question, Answer>(answer: (question: Question) => Promise<Answer>, end: () => Promise<void>): void {
  process.on('message', (question: Question) => {
    answer(question).then((said) => process.send?.({ answer: said }), (error: Error) => process.send?.({ fault: error.stack ?? String(error) }));
  });
  process.once('disconnect', () => void end().finally(() => process.exit()));
}

import { Listr, ListrLogger, PRESET_TIMER, ProcessOutput, SimpleRenderer, type ListrTask } from 'listr2';

/** Says how far a step is: in words, or as a count with its total when there is one. */
export type Report = (progress: string | number, total?: number) => void;

/** One line of a start or of a command, for the person who waits. */
export interface Step {
  /** In French, a noun or an infinitive: « Base de données ». */
  readonly title: string;
  run(report: Report): Promise<void> | void;
}

export interface Terminal {
  readonly out: NodeJS.WriteStream;
  /** Whether lines may be rewritten. Otherwise each step prints one line as it begins and one as it ends. */
  readonly tty: boolean;
}

/**
 * Runs the steps in their order and shows where they are, what they counted and how long each took.
 *
 * Colours follow NO_COLOR. A failed step is marked, those after it do not run, and its error is thrown as it was.
 */
export async function runSteps(steps: readonly Step[], { out, tty }: Terminal): Promise<void> {
  // A terminal that does not know its width says 0, and would get one letter a line.
  const live = tty && out.columns >= NARROWEST;
  const tasks = steps.map((step): ListrTask => ({
    title: step.title,
    task: async (_, task) => {
      let said = '';
      await step.run((progress, total) => {
        said = typeof progress === 'string' ? progress : countOf(progress, total);
        // Lines that stay are for ends, not for every hundred rows.
        if (live) task.title = `${step.title} : ${said}`;
      });
      if (said) task.title = `${step.title} : ${said}`;
    },
  }));
  const timer = { ...PRESET_TIMER, field: secondsOf };
  const logger = new ListrLogger({ useIcons: true, processOutput: new ProcessOutput(out, out) });
  const options = { timer, logger };
  // Who runs the steps stops them: a listener here would end the process before PostgreSQL is stopped.
  const common = { concurrent: false, registerSignalListeners: false } as const;
  await (live
    ? new Listr(tasks, { ...common, renderer: 'default', rendererOptions: { ...options, showErrorMessage: false, collapseSubtasks: false } })
    : new Listr(tasks, { ...common, renderer: SimpleRenderer, rendererOptions: options })
  ).run();
}

const NARROWEST = 20;

const numbers = new Intl.NumberFormat('fr-FR');
const countOf = (done: number, total?: number): string => (total === undefined ? numbers.format(done) : `${numbers.format(done)} / ${numbers.format(total)}`);

const seconds = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const secondsOf = (milliseconds: number): string => `${seconds.format(milliseconds / 1000)} s`;

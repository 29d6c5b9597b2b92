import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

export interface PdfTask {
  readonly serial: number;
  /** Typst. */
  readonly source: string;
  /** JSON. */
  readonly data: string;
}

export interface PdfAnswer {
  readonly serial: number;
  readonly pdf?: Uint8Array;
  /** What the compiler said when it made none. */
  readonly fault?: string;
}

type Told = (answer: PdfAnswer | Error) => void;

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Told>;
}

/** Threads that print: more would take the processor from those who ask. Each holds a compiler, some 100 MB. */
export const PRINTERS = Math.min(2, availableParallelism());

const threads: Thread[] = [];
let serials = 0;

/**
 * Compiles a document in a thread of its own, so that the instance goes on answering. A thread is started when all are busy;
 * one that dies fails what it was asked, and another takes its place.
 */
export function compilePdf(source: string, data: string): Promise<PdfAnswer> {
  const serial = (serials += 1);
  const thread = freest();
  return new Promise((resolve, reject) => {
    thread.waiting.set(serial, (told) => (told instanceof Error ? reject(told) : resolve(told)));
    thread.worker.ref();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    thread.worker.postMessage({ serial, source, data } satisfies PdfTask);
  });
}

function freest(): Thread {
  const [least] = threads.toSorted((one, other) => one.waiting.size - other.waiting.size);
  return least && (least.waiting.size === 0 || threads.length === PRINTERS) ? least : start();
}

function start(): Thread {
  const worker = new Worker(new URL('./pdf-worker.js', import.meta.url), { execArgv: [] });
  const thread: Thread = { worker, waiting: new Map() };
  const tell = (serial: number, told: PdfAnswer | Error): void => {
    const waiting = thread.waiting.get(serial);
    thread.waiting.delete(serial);
    // A thread that prints nothing keeps no process alive.
    if (thread.waiting.size === 0) worker.unref();
    waiting?.(told);
  };
  const end = (error: Error): void => {
    if (threads.includes(thread)) threads.splice(threads.indexOf(thread), 1);
    for (const serial of thread.waiting.keys()) tell(serial, error);
  };
  worker.on('message', (answer: PdfAnswer) => tell(answer.serial, answer));
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`a printing thread ended with ${code}`)));
  threads.push(thread);
  return thread;
}

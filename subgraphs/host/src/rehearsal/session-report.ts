import type { StepReport } from './rehearse.ts';

const seconds = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const numbers = new Intl.NumberFormat('fr-FR');

/** What each step did and how long it took, one line each, under one another. */
export function sessionReport(reports: readonly StepReport[]): string {
  const titles = Math.max(...reports.map(({ title }) => title.length));
  const rows = reports.map(({ title, outcome, milliseconds, requests }) =>
    `  ${title.padEnd(titles)}  ${seconds.format(milliseconds / 1000).padStart(7)} s  ${numbers.format(requests).padStart(6)} requêtes  ${outcome}`);
  const whole = reports.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const asked = reports.reduce((sum, { requests }) => sum + requests, 0);
  return [...rows, `  ${'Toute la session'.padEnd(titles)}  ${seconds.format(whole / 1000).padStart(7)} s  ${numbers.format(asked).padStart(6)} requêtes à la passerelle`].join('\n');
}

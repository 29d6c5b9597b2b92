/** What node is told before a program, so that the process lives so many milliseconds later than the machine: nothing for 0. */
export const laterBy = (milliseconds: number): readonly string[] =>
  (milliseconds === 0 ? [] : ['--import', new URL(`./later-clock.js?by=${milliseconds}`, import.meta.url).href]);

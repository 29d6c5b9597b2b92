import { crossing } from './crossing-section.ts';
import { preRegistrations } from './import-section.ts';
import type { Section } from './section.ts';

/** Every section, in the order they run. To add one: a file that exports a `Section`, and its name here. */
export const SECTIONS: readonly Section[] = [crossing, preRegistrations];

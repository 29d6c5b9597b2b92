import { seats } from './centres-section.ts';
import { access } from './access-section.ts';
import { crossing } from './crossing-section.ts';
import { finance } from './bulk/finance-section.ts';
import { jury } from './bulk/jury-section.ts';
import { resummons } from './bulk/resummon-section.ts';
import { gateway } from './gateway/gateway-section.ts';
import { journal } from './journal-section.ts';
import { preRegistrations } from './import-section.ts';
import { publication } from './publish-section.ts';
import { instance } from './results/instance-section.ts';
import { resultsDay } from './results/results-section.ts';
import type { Section } from './section.ts';
import { summonses } from './summons-section.ts';
import { shard } from './shard/shard-section.ts';

/** Every section, in the order they run. To add one: a file that exports a `Section`, and its name here. */
export const SECTIONS: readonly Section[] = [crossing, preRegistrations, seats, resummons, summonses, jury, publication, resultsDay, instance, finance, journal, access, shard, gateway];

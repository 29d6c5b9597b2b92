import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { checkMergeText } from '@mirex/kit/text/merge-text.rules';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { Activity } from '../summons/issuing.rules.ts';
import { SummonsTemplate } from './template.entity.ts';
import { LONGEST_PARAGRAPH, MOST_PARAGRAPHS, SUMMONS_FIELDS, type TemplateRefusal } from './template.rules.ts';

export interface NewText {
  readonly activity: Activity;
  readonly diploma: string | null;
  readonly paragraphs: readonly string[];
  /** The version that was read; 0 when there was none. */
  readonly version: number;
}

/** Writes the next version of a text. Two who write at once: the second is refused, and reads the first one's. */
export async function writeTemplate({ activity, diploma, paragraphs, version }: NewText, context: Context): Promise<Outcome<SummonsTemplate, TemplateRefusal>> {
  if (paragraphs.length < 1 || paragraphs.length > MOST_PARAGRAPHS) return refuse({ code: 'TEMPLATE_PARAGRAPHS_OUT_OF_RANGE', given: paragraphs.length, most: MOST_PARAGRAPHS });
  const checked = paragraphs.map((text) => checkMergeText(text, SUMMONS_FIELDS, LONGEST_PARAGRAPH));
  const faulty = checked.find((one) => !one.ok);
  if (faulty && !faulty.ok) return faulty;
  const diplomas = new Set((await dataSet(context, 'specialities')).map((fact) => fact.diploma));
  if (diploma !== null && !diplomas.has(diploma)) return refuse({ code: 'DIPLOMA_UNKNOWN', given: diploma });
  return context.em.fork().transactional(async (tx) => {
    await tx.execute('lock table summons_template in share row exclusive mode');
    const key = { activity, diploma: diploma ?? '' };
    const [newest] = await tx.find(SummonsTemplate, key, { orderBy: { version: 'desc' }, limit: 1 });
    const current = newest?.version ?? 0;
    if (current !== version) return refuse({ code: 'TEMPLATE_CHANGED_MEANWHILE', given: version, current });
    return accept(tx.create(SummonsTemplate, {
      ...key, version: current + 1, paragraphs: checked.flatMap((one) => (one.ok ? [one.value] : [])), at: context.now(), by: context.caller.sub,
    }));
  });
}

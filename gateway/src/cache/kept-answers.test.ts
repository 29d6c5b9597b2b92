import { describe, expect, it } from '@jest/globals';

import { KeptAnswers } from './kept-answers.ts';

const keeping = (limit = 10_000) => {
  const clock = { now: 0 };
  const asked: string[] = [];
  const kept = new KeptAnswers<string>(limit, () => clock.now);
  const get = (key: string, size: number | undefined = 10): Promise<string> => kept.get(key, 60, async () => {
    asked.push(key);
    await Promise.resolve();
    return { value: `${key} ${asked.length}`, size };
  });
  return { clock, asked, kept, get };
};

describe('an answer', () => {
  it('is given again for as long as it may be, and not a moment longer', async () => {
    const { clock, get } = keeping();
    const first = await get('a');
    clock.now = 59_999;
    expect(await get('a')).toBe(first);
    clock.now = 60_000;
    expect(await get('a')).not.toBe(first);
  });

  it('is asked once by all who ask at once', async () => {
    const { asked, get } = keeping();
    expect(new Set(await Promise.all([get('a'), get('a'), get('a')])).size).toBe(1);
    expect(asked).toEqual(['a']);
  });

  it('that may not be given again is each one’s own', async () => {
    const { asked, kept } = keeping();
    const failing = (): Promise<string> => kept.get('a', 60, async () => {
      asked.push('a');
      return { value: 'with errors', size: undefined };
    });
    await Promise.all([failing(), failing()]);
    expect(asked).toHaveLength(2);
  });

  it('whose first asker met a fault is asked again by the others', async () => {
    const { kept } = keeping();
    const first = kept.get('a', 60, () => Promise.reject(new Error('left')));
    const second = kept.get('a', 60, async () => ({ value: 'there', size: 5 }));
    await expect(first).rejects.toThrow('left');
    expect(await second).toBe('there');
  });

  it('that was under way when something changed is not kept', async () => {
    const { asked, kept, get } = keeping();
    const before = get('a');
    kept.forget();
    await before;
    await get('a');
    expect(asked).toHaveLength(2);
  });

  it('gives way to others when memory is full', async () => {
    const { asked, get } = keeping(1_000);
    for (const key of ['a', 'b', 'c', 'a']) await get(key, 300);
    expect(asked).toEqual(['a', 'b', 'c', 'a']);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readAnswer } from './answer.ts';

type Row = [why: string, text: string, entities?: number];

/** jest takes a row that is shorter than its test's arguments for a test with a callback. */
const whole = (rows: readonly Row[]): [string, string, number | undefined][] => rows.map(([why, text, entities]) => [why, text, entities]);

describe('an instance’s answer', () => {
  const good: readonly Row[] = [
    ['data', '{"data":{"a":1}}'],
    ['data beside an error', '{"data":{"a":null},"errors":[{"message":"non","path":["a",0],"extensions":{"code":"X"}}]}'],
    ['an error alone', '{"errors":[{"message":"non"}]}'],
    ['null beside an error', '{"data":null,"errors":[{"message":"non"}]}'],
    ['as many entities as were asked', '{"data":{"_entities":[{"id":1},null]}}', 2],
    ['no entities beside an error', '{"data":{"_entities":null},"errors":[{"message":"non"}]}', 2],
  ];
  it.each(whole(good))('may be %s', (_why, text, entities) => { expect(readAnswer(text, entities)).toEqual(JSON.parse(text)); });

  const bad: readonly Row[] = [
    ['nothing', ''], ['a page', '<html>'], ['half of itself', '{"data":{'], ['a list', '[]'], ['null', 'null'], ['an empty object', '{}'],
    ['null alone', '{"data":null}'], ['no errors', '{"data":null,"errors":[]}'], ['data that is a list', '{"data":[]}'], ['data that is a text', '{"data":"x"}'],
    ['errors that are a text', '{"errors":"x"}'], ['an error without its message', '{"errors":[{}]}'], ['a path that is none', '{"errors":[{"message":"x","path":[{}]}]}'],
    ['too few entities', '{"data":{"_entities":[null]}}', 2], ['too many entities', '{"data":{"_entities":[null,null,null]}}', 2], ['entities that are no list', '{"data":{"_entities":{}}}', 2],
  ];
  it.each(whole(bad))('is not %s', (_why, text, entities) => { expect(typeof readAnswer(text, entities)).toBe('string'); });

  it('is read without a throw, whatever came', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), fc.option(fc.nat(3), { nil: undefined }), (text, entities) => {
      expect(['string', 'object']).toContain(typeof readAnswer(text, entities));
    }));
  });
});

import { expect, it } from '@jest/globals';

import { REGIONAL, SUBSCRIPTIONS } from './catalogue.ts';

it('lets nobody wait for what nobody tells', () => {
  const told = new Set<string>(REGIONAL.flatMap(({ tells = [] }) => tells));
  expect(REGIONAL.flatMap(({ name, consumes = {} }) => Object.keys(consumes).filter((topic) => !told.has(topic)).map((topic) => `${name}: ${topic}`))).toEqual([]);
});

it('tells the centres whatever they print and place by', () => {
  const heard = Object.entries(SUBSCRIPTIONS).filter(([, consumers]) => consumers.includes('centres')).map(([topic]) => topic);
  expect(heard.toSorted()).toEqual(expect.arrayContaining(['accommodation.decided', 'actor.changed', 'candidate.changed', 'enrolment.changed', 'paper-map.changed']));
});

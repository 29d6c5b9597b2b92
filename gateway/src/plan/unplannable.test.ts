import { expect, it } from '@jest/globals';

import { unplannable } from '@mirex/schema/unplannable';

import { toySupergraph } from '../execute/testing/toy-graph.ts';
import { TOY_SDL, WITH_INTERFACE_OBJECT, WITH_REQUIRED_ARGUMENT } from '../execute/testing/toy-sdl.ts';

const WITH_TWO_ARGUMENTS = {
  ...WITH_REQUIRED_ARGUMENT,
  shipping: WITH_REQUIRED_ARGUMENT['shipping']?.replace('tax:', 'duty: Int @requires(fields: "price(currency: USD)") tax:') ?? '',
};

const cases: [why: string, sdl: typeof TOY_SDL, faults: string[]][] = [
  ['nothing is wrong', TOY_SDL, []],
  ['one argument is', WITH_REQUIRED_ARGUMENT, []],
  ['two different ones are not', WITH_TWO_ARGUMENTS, ['Product.price is required with different arguments: price(currency: USD), price(currency: EUR).']],
  ['an interface object is not', WITH_INTERFACE_OBJECT, ['Media is an @interfaceObject somewhere.']],
];
it.each(cases)('planned right: %s', (_why, sdl, faults) => expect(unplannable(toySupergraph(sdl))).toEqual(faults));

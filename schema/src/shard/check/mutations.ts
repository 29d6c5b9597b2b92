import { namesMany } from '../argument-path.ts';
import type { FieldModel, Model } from '../model.ts';
import { coordinate, type Finding } from './finding.ts';

/** A write is never scattered: half of it might stand. A subscription is not routed at all. */
export function checkWrites(model: Model): Finding[] {
  const mutations = [...(model.types.get('Mutation')?.fields.values() ?? [])].filter(({ routed }) => routed !== undefined);
  return [...mutations.filter((field) => !namesOne(field)).map(toSeveral), ...(model.schema.getSubscriptionType() ? [SUBSCRIPTION] : [])];
}

const namesOne = (field: FieldModel): boolean => {
  const { by, absent, any } = field.routed ?? {};
  return by !== undefined && absent === 'REFUSE' && any === false && !namesMany(field);
};

const toSeveral = (field: FieldModel): Finding => ({
  code: 'MUTATION', at: coordinate(field), message: 'may go to several MIREX; a mutation goes to exactly one, or half of it might stand',
  mend: 'say @routed(by: "…") with one id or one code, without SCATTER or any',
});

const SUBSCRIPTION: Finding = {
  code: 'SUBSCRIPTION', at: 'Subscription', message: 'subscriptions of a sharded subgraph are not routed',
  mend: 'offer a query that clients ask again, or a list of changes since a cursor',
};

import { type Explained, explainer } from '@mirex/schema/explainer';
import { explainVocabulary } from '@mirex/schema/refusal.messages';

import type { NodeRefusal } from './node.rules.ts';

export const explainOwner = explainer<Extract<NodeRefusal, { code: 'ID_OWNER' }>>({
  ID_OWNER: ({ given, type }) => `Un identifiant de type ${type} ne peut pas commencer par ${given}.`,
});

export const explainNode = (refusal: NodeRefusal): Explained => (refusal.code === 'ID_OWNER' ? explainOwner(refusal) : explainVocabulary(refusal));

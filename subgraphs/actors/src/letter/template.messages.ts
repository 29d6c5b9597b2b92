import { explainMergeText } from '@mirex/kit/text/merge-text.messages';
import type { MergeTextRefusal } from '@mirex/kit/text/merge-text.rules';
import { type Explained, explainer } from '@mirex/schema/explainer';

import type { TemplateRefusal } from './template.rules.ts';

type OwnRefusal = Exclude<TemplateRefusal, MergeTextRefusal>;

export const explainOwnTemplate = explainer<OwnRefusal>({
  TEMPLATE_PARAGRAPHS_OUT_OF_RANGE: ({ given, most }) => `Un texte de convocation compte de 1 à ${most} paragraphes (reçu : ${given}).`,
  TEMPLATE_CHANGED_MEANWHILE: ({ given, current }) => `Le texte a changé entre-temps : vous avez lu la version ${given}, il en est à la ${current}.`,
  DIPLOMA_UNKNOWN: ({ given }) => `Aucune spécialité du référentiel n’est du diplôme « ${given} ».`,
});

const isOwn = (refusal: TemplateRefusal): refusal is OwnRefusal => explainOwnTemplate.catalogue.has(refusal.code);

/** Why a text of summonses is not kept. */
export const explainTemplate = (refusal: TemplateRefusal): Explained => (isOwn(refusal) ? explainOwnTemplate(refusal) : explainMergeText(refusal));

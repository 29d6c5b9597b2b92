import { type Explained, explainer } from '@mirex/schema/explainer';
import { explainKeyed } from '@mirex/kit/idempotency/idempotency.messages';
import type { IdempotencyRefusal } from '@mirex/kit/idempotency/idempotency.rules';

import type { AcknowledgementRefusal } from '../acknowledgement/acknowledgement.rules.ts';
import type { PaymentRefusal } from '../acknowledgement/payment.rules.ts';
import type { RecipientKeyRefusal } from '../export/recipient-key.ts';
import type { BatchErrorCode } from './batch-check.rules.ts';
import type { BatchMoveRefusal } from './batch-state.rules.ts';
import type { UnfitReason } from './payable-claim.rules.ts';

export type BatchRefusal =
  | BatchMoveRefusal
  | AcknowledgementRefusal
  | PaymentRefusal
  | RecipientKeyRefusal
  | { readonly code: 'BATCH_CURRENCY'; readonly given: string; readonly payable: readonly string[] }
  | { readonly code: 'BATCH_HAS_ERRORS'; readonly errors: number }
  | { readonly code: 'BATCH_LINES_WAIT'; readonly lines: number }
  | { readonly code: 'BATCH_TOO_LARGE'; readonly most: number }
  | { readonly code: 'BATCH_ALREADY_SENT'; readonly key: string }
  | { readonly code: 'APPLICATION_UNKNOWN' }
  | { readonly code: 'APPLICATION_NAME'; readonly given: string }
  | { readonly code: 'APPLICATION_NAME_TAKEN'; readonly name: string }
  | { readonly code: 'DEBTOR_INVALID' }
  | { readonly code: 'DEBTOR_MISSING' };

export const explainBatch = explainer<BatchRefusal>({
  BATCH_UNKNOWN: () => 'Aucun lot de cette MIREX n’a cet identifiant.',
  BATCH_CHANGED_MEANWHILE: ({ given, current }) => `Le lot a changé entre-temps : vous avez lu la version ${given}, il en est à la ${current}.`,
  BATCH_TRANSITION: ({ from, to }) => `Un lot à l’état ${from} ne peut pas passer à l’état ${to}.`,
  BATCH_CURRENCY: ({ given, payable }) => `Cette MIREX ne paie pas en « ${given} » (elle paie en ${String(payable)}).`,
  BATCH_HAS_ERRORS: ({ errors }) => `Le contrôle relève des erreurs (${errors}) : corrigez-les, puis scellez.`,
  BATCH_LINES_WAIT: ({ lines }) => `Des lignes du lot attendent encore un accusé ou une correction (${lines}).`,
  BATCH_TOO_LARGE: ({ most }) => `Un lot compte ${most} lignes au plus.`,
  BATCH_ALREADY_SENT: ({ key }) => `Le lot a déjà été envoyé, sous la clé d’idempotence « ${key} ».`,
  APPLICATION_UNKNOWN: () => 'Aucune application financière de cette MIREX n’a cet identifiant.',
  APPLICATION_NAME: ({ given }) => `Le nom d’une application compte de 1 à 100 caractères (reçu : « ${given} »).`,
  APPLICATION_NAME_TAKEN: ({ name }) => `Une application financière porte déjà le nom « ${name} ».`,
  RECIPIENT_KEY: () => 'Une clé publique est attendue, en JWK : EC P-256 ou plus, ou RSA de 2048 bits ou plus.',
  RECIPIENT_KEY_PRIVATE: () => 'La clé est privée : elle ne doit pas quitter l’application. N’envoyez que la clé publique, et renouvelez celle-ci.',
  DEBTOR_INVALID: () => 'Le compte débiteur demande un nom, un IBAN et un BIC justes.',
  DEBTOR_MISSING: () => 'L’application n’a pas de compte débiteur : elle ne peut pas recevoir d’ordre de virement.',
  ACK_BATCH_NOT_SENT: ({ state }) => `Un lot à l’état ${state} n’attend pas d’accusé.`,
  ACK_HASH: ({ expected }) => `L’accusé ne porte pas sur le fichier envoyé, dont l’empreinte est ${expected}.`,
  ACK_EMPTY: () => 'Un accusé nomme au moins une ligne.',
  ACK_LINES_UNKNOWN: ({ lines }) => `Ces lignes ne sont pas du lot : ${String(lines)}. Rien de l’accusé n’est retenu.`,
  ACK_LINE_TWICE: ({ line }) => `La ligne ${line} est deux fois dans l’accusé.`,
  ACK_CODE_MISSING: ({ line }) => `La ligne ${line} est rejetée sans code.`,
  ACK_CONTRADICTS: ({ line, was }) => `La ligne ${line} a déjà été accusée ${was} : un second accusé différent est refusé.`,
  PAYMENT_LINE_UNKNOWN: ({ line }) => `Aucune ligne de lot de cette MIREX n’a l’identifiant ${line}.`,
  PAYMENT_LINE_NOT_ACCEPTED: ({ line, state }) => `La ligne ${line}, à l’état ${state}, ne peut pas être payée.`,
  PAYMENT_CONTRADICTS: ({ line }) => `Un autre paiement de la ligne ${line} est déjà connu.`,
  PAYMENT_TWICE: ({ line }) => `La ligne ${line} est deux fois dans l’avis.`,
  PAYMENT_AMOUNT: ({ line }) => `Le montant payé de la ligne ${line} est négatif ou dépasse ce qui était dû.`,
  PAYMENT_EMPTY: () => 'Un avis nomme au moins un paiement.',
});

export const explainMoneyAct = (refusal: BatchRefusal | IdempotencyRefusal): Explained => explainKeyed(refusal, explainBatch);

export const explainUnfit = explainer<UnfitReason>({
  CLAIM_UNKNOWN: () => 'Aucun état de frais de cette MIREX n’a cet identifiant.',
  CLAIM_IN_BATCH: () => 'L’état de frais est déjà dans un lot.',
  CLAIM_NOT_PAYABLE: ({ state }) => `Un état de frais à l’état ${state} ne peut pas entrer dans un lot : il doit être validé, avec un montant.`,
  CLAIM_OF_ANOTHER_KIND: ({ kind }) => `L’état de frais est de nature ${kind} : il va dans un lot d’une autre nature.`,
  CLAIM_OF_ANOTHER_CURRENCY: ({ currency }) => `L’état de frais est en ${currency ?? 'aucune devise'} : il va dans un lot de cette devise.`,
});

export const explainBatchError = explainer<{ readonly code: BatchErrorCode }>({
  BATCH_EMPTY: () => 'Le lot est vide.',
  LINE_NOT_VALIDATED: () => 'L’état de frais n’est plus dans l’état où il est entré dans le lot.',
  LINE_SUMMONS_CANCELLED: () => 'La convocation de cet état de frais a été annulée.',
  LINE_CURRENCY: () => 'La ligne n’est pas dans la devise du lot.',
  LINE_TOTAL: () => 'Le montant de la ligne n’est pas la somme des lignes de l’état de frais.',
  LINE_SERVED_FREE: () => 'Un repas ou une nuitée est déclaré alors que le centre le sert gratuitement : l’état de frais est à retirer du lot.',
  LINE_DUPLICATE: () => 'Cet état de frais est deux fois dans le lot.',
  PAYEE_MISSING: () => 'L’acteur n’a pas déposé de dossier financier.',
  PAYEE_EXPIRED: () => 'Le dossier financier est resté trop longtemps sans paiement : il doit être déposé de nouveau.',
  PAYEE_WITHOUT_NIR: () => 'Le dossier financier n’a pas de numéro de sécurité sociale : la paie en a besoin.',
  BUDGET_CLOSED: () => 'Aucune ligne budgétaire n’est ouverte pour cette année et cette devise.',
  BUDGET_EXCEEDED: () => 'Le lot dépasse ce qui reste de la ligne budgétaire.',
});

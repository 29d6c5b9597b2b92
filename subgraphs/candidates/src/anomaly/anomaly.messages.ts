import { type Explained, explainer } from '@mirex/schema/explainer';

import { explainRecord } from '../record/record.messages.ts';
import type { RecordRefusal } from '../record/record.rules.ts';
import type { AnomalyRefusal } from './anomaly.rules.ts';

export const explainAnomaly = explainer<AnomalyRefusal>({
  ANOMALY_NOT_FOUND: ({ rule }) => `Le contrôle ${rule} ne signale rien de tel pour cette inscription : l’anomalie a peut-être été corrigée.`,
  ANOMALY_TO_BE_MENDED: ({ rule }) => `Ce que signale le contrôle ${rule} se décide ou se corrige ; un motif ne suffit pas.`,
  ANOMALY_RESOLVED_ALREADY: ({ by }) => `L’anomalie est déjà résolue, par ${by}.`,
  ANOMALIES_BLOCKING: ({ rules }) => `Des anomalies sont à résoudre d’abord : ${rules}.`,
});

export const explainAnomalyAct = (refusal: AnomalyRefusal | RecordRefusal): Explained =>
  (explainAnomaly.catalogue.has(refusal.code) ? explainAnomaly(refusal as AnomalyRefusal) : explainRecord(refusal as RecordRefusal));

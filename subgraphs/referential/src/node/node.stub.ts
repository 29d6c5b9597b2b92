import { ID_TAGS, type IdTag } from '@mirex/schema/global-id';
import { Directive, ObjectType } from 'type-graphql';

import { Node } from './node.type.ts';

/** The French name of each type that a MIREX serves. */
const FRENCH: Readonly<Record<Exclude<IdTag, 'OFF' | 'ANN'>, string>> = {
  CAN: 'Candidat',
  ENR: 'Inscription',
  PRI: 'Import de pré-inscriptions',
  DOC: 'Pièce justificative',
  KEP: 'Bénéfice de note',
  EXE: 'Dispense',
  ACC: 'Demande d’aménagement',
  TRF: 'Transfert',
  LIF: 'Signalement',
  ACT: 'Acteur',
  SUM: 'Convocation',
  INC: 'Incompatibilité',
  FCS: 'État prévisionnel des convocations',
  JUR: 'Jury',
  MRG: 'Fusion d’acteurs',
  NOM: 'Nomination',
  PFO: 'Établissements suivis',
  VIS: 'Visite',
  SVY: 'Enquête',
  MEE: 'Réunion',
  VEN: 'Lieu',
  CEN: 'Centre',
  SIT: 'Passage',
  ALL: 'Affectation',
  RUN: 'Répartition',
  CSU: 'Convocation d’un candidat',
  CST: 'Texte de convocation des candidats',
  PKG: 'Paquet de sujets',
  EVP: 'Poste d’évaluation',
  IMP: 'Schéma d’implantation',
  CFI: 'Dossier de centre',
  MRK: 'Note',
  DEL: 'Délibération',
  RES: 'Résultat',
  SGM: 'Note du second groupe',
  FRA: 'Dossier de fraude',
  MBA: 'Lot de correction',
  MGU: 'Consigne de correction',
  HCO: 'Commission d’harmonisation',
  CCP: 'Plan de CCF',
  APC: 'Contrôle a posteriori',
  CLA: 'État de frais',
  DIP: 'Diplôme délivré',
  PUB: 'Publication',
  EXR: 'Résultat publié',
  CRT: 'Relevé ou attestation',
  CAS: 'Dossier',
  ARC: 'Document archivé',
  POR: 'Commande d’impression',
  PRR: 'Résultat pour la presse',
  PAY: 'Dossier financier',
  BAT: 'Lot',
  BLN: 'Ligne de lot',
  FAP: 'Application financière',
  SUP: 'Fournisseur',
  INV: 'Facture',
};

const isRegional = (tag: string): tag is keyof typeof FRENCH => Object.hasOwn(FRENCH, tag);

/** The types of the MIREX, by their key alone: what is asked of them is asked of their own subgraph. */
export const regionalNodes = Object.keys(ID_TAGS).filter(isRegional).map((tag) => {
  @ObjectType(ID_TAGS[tag], { implements: Node, description: `${FRENCH[tag]}.` })
  @Directive('@key(fields: "id", resolvable: false)')
  class RegionalNode extends Node {}
  return RegionalNode;
});

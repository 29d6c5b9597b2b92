import { create } from 'xmlbuilder2';

import { firstCharacters } from '../payee/printable.rules.ts';
import { type BatchFile, type BatchFileLine, decimal } from './batch-file.rules.ts';

/** Who pays, as a bank knows them. */
export interface Debtor {
  readonly name: string;
  readonly iban: string;
  readonly bic: string;
}

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';
/** ISO 20022 keeps identifiers to 35 characters: the UUID of ours, without its dashes, is 32 and as unique. */
export const shortId = (id: string): string => id.slice(-36).replaceAll('-', '');
/** The longest name of the standard. */
const NAME = 140;

/**
 * A credit transfer of the whole batch. What pain.001 has no place for, such as the claim's details, is in the canonical file.
 *
 * Source: ISO 20022, CustomerCreditTransferInitiationV09. The State does not pay its agents that way: it is the form that
 * any integrator reads.
 *
 * @param executionDate ISO date on which the transfer is asked for.
 */
export function pain001(file: BatchFile, debtor: Debtor, executionDate: string): string {
  const total = decimal(file.total, file.currency);
  const document = {
    Document: {
      '@xmlns': NAMESPACE,
      CstmrCdtTrfInitn: {
        GrpHdr: { MsgId: shortId(file.batch), CreDtTm: file.sealedAt, NbOfTxs: String(file.lineCount), CtrlSum: total, InitgPty: { Nm: `MIREX ${file.mirex}` } },
        PmtInf: {
          PmtInfId: `${file.mirex}-${file.kind}-${file.sequence}`,
          PmtMtd: 'TRF',
          NbOfTxs: String(file.lineCount),
          CtrlSum: total,
          ReqdExctnDt: { Dt: executionDate },
          Dbtr: { Nm: firstCharacters(debtor.name, NAME) },
          DbtrAcct: { Id: { IBAN: debtor.iban } },
          DbtrAgt: { FinInstnId: { BICFI: debtor.bic } },
          CdtTrfTxInf: file.lines.map((line) => transfer(file, line)),
        },
      },
    },
  };
  return create({ version: '1.0', encoding: 'UTF-8' }, document).end({ prettyPrint: true });
}

const transfer = ({ currency }: BatchFile, { line, amount, claim, payee }: BatchFileLine): object => ({
  PmtId: { InstrId: shortId(line), EndToEndId: shortId(line) },
  Amt: { InstdAmt: { '@Ccy': currency, '#': decimal(amount, currency) } },
  ...(payee.bic !== null && { CdtrAgt: { FinInstnId: { BICFI: payee.bic } } }),
  Cdtr: { Nm: firstCharacters(payee.holder, NAME) },
  CdtrAcct: { Id: { IBAN: payee.iban } },
  RmtInf: { Ustrd: shortId(claim) },
});

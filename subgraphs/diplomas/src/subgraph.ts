import { federatedSchema } from '@mirex/kit/graph/federated-schema';
import { journalResolver } from '@mirex/kit/journal/journal.resolver';
import type { Subgraph } from '@mirex/kit/subgraph';

import { explainArchive } from './archive/archive.messages.ts';
import { archiveReference, ArchiveResolver } from './archive/archive.resolver.ts';
import { ArchivedDocument } from './archive/archived-document.entity.ts';
import { AwardActsResolver } from './award/award-acts.resolver.ts';
import { AwardChange } from './award/award-change.entity.ts';
import { awardReference } from './award/award.loader.ts';
import { explainAward } from './award/award.messages.ts';
import { AwardedDiplomaResolver, EnrolmentDiplomaResolver } from './award/award.resolver.ts';
import { AwardedDiploma } from './award/awarded-diploma.entity.ts';
import { CaseChange } from './case-file/case-change.entity.ts';
import { CaseFile } from './case-file/case-file.entity.ts';
import { explainCase } from './case-file/case-file.messages.ts';
import { caseReference, CaseFileResolver, EnrolmentCasesResolver } from './case-file/case-file.resolver.ts';
import { caseLetter } from './case-file/case-letter.ts';
import { CertificateChange } from './certificate/certificate-change.entity.ts';
import { certificateDocument } from './certificate/certificate-document.ts';
import { Certificate } from './certificate/certificate.entity.ts';
import { explainCertificate } from './certificate/certificate.messages.ts';
import { certificateReference, CertificateResolver } from './certificate/certificate.resolver.ts';
import { KnownDecision } from './decision/known-decision.entity.ts';
import { takeInCandidates, takeInDecisions } from './decision/known-decision.service.ts';
import { KnownEnrolment } from './enrolment/known-enrolment.entity.ts';
import { takeInEnrolments } from './enrolment/known-enrolment.service.ts';
import { migrations } from './migrations.ts';
import { ownRows } from './own-rows.ts';
import { OrderActsResolver } from './order/order-acts.resolver.ts';
import { orderDocument } from './order/order-document.ts';
import { PrintOrderChange } from './order/print-order-change.entity.ts';
import { PrintOrder } from './order/print-order.entity.ts';
import { explainOrder } from './order/print-order.messages.ts';
import { orderReference, PrintOrderResolver } from './order/print-order.resolver.ts';
import { PressConsent, PressConsentChange } from './press/press-consent.entity.ts';
import { PressResult } from './press/press-result.entity.ts';
import { explainPress } from './press/press.messages.ts';
import { EnrolmentPressResolver, PressResolver, pressResultReference } from './press/press.resolver.ts';
import { personal } from './personal-data.ts';
import { retained } from './retained.ts';
import { diplomaDocument } from './print/diploma-document.ts';
import { PrintResolver } from './print/print.resolver.ts';
import { PublicationChange } from './publication/publication-change.entity.ts';
import { Publication } from './publication/publication.entity.ts';
import { explainPublication } from './publication/publication.messages.ts';
import { publicationReference, PublicationResolver } from './publication/publication.resolver.ts';
import { publishDue } from './publication/publish-due.service.ts';
import { ExamResult } from './result/exam-result.entity.ts';
import { ResultChange } from './result/result-change.entity.ts';
import { EnrolmentResultResolver, resultReference, ResultResolver } from './result/result.resolver.ts';
import { SignatureDelegation } from './signature/delegation.entity.ts';

/** The table of contents: what this subgraph stores, answers, is told, and can be referred to by. */
export const diplomas: Subgraph = {
  name: 'diplomas',
  entities: [
    AwardedDiploma, AwardChange, KnownEnrolment, KnownDecision, Publication, PublicationChange, ExamResult, ResultChange, Certificate, CertificateChange, SignatureDelegation,
    CaseFile, CaseChange, ArchivedDocument, PrintOrder, PrintOrderChange, PressResult, PressConsent, PressConsentChange,
  ],
  ownRows,
  personal,
  retained,
  migrations,
  schema: () =>
    federatedSchema({
      resolvers: [
        AwardedDiplomaResolver, AwardActsResolver, EnrolmentDiplomaResolver, PublicationResolver, ResultResolver, EnrolmentResultResolver, CertificateResolver, PrintResolver,
        CaseFileResolver, EnrolmentCasesResolver, ArchiveResolver, PrintOrderResolver, OrderActsResolver, PressResolver, EnrolmentPressResolver, journalResolver('diplomas'),
      ],
      references: {
        AwardedDiploma: awardReference, Publication: publicationReference, ExamResult: resultReference, Certificate: certificateReference, CaseFile: caseReference, ArchivedDocument: archiveReference, PrintOrder: orderReference, PressResult: pressResultReference,
        Enrolment: (enrolment: { id: string }) => enrolment,
      },
    }),
  dataSets: ['specialities', 'establishments', 'territories', 'calendars', 'regulations', 'papers', 'retentions'],
  consumes: { 'enrolment.changed': takeInEnrolments, 'candidate.changed': takeInCandidates, 'decision.recorded': takeInDecisions },
  documents: { CRT: certificateDocument, DIP: diplomaDocument, CAS: caseLetter, POR: orderDocument },
  duty: publishDue,
  explainers: [explainAward, explainPublication, explainCertificate, explainCase, explainArchive, explainOrder, explainPress],
};

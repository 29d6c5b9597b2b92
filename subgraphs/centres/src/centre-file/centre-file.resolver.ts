import type { Context } from '@mirex/kit/context';
import { PrintedDocument } from '@mirex/kit/documents/printed-document.type';
import { readId } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import type { GlobalId } from '@mirex/schema/global-id';
import { Arg, Ctx, Directive, Field, FieldResolver, ID, Mutation, ObjectType, Resolver, Root } from 'type-graphql';

import { Centre } from '../centre/centre.entity.ts';
import { centreFileDocument } from './centre-file.document.ts';
import { CentreFile } from './centre-file.entity.ts';
import { explainCentreFile } from './centre-file.messages.ts';
import { generateFile } from './centre-file.service.ts';

@ObjectType({ description: 'Dossier établi. The file, or why there is none.' })
class CentreFilePayload {
  @Field(() => CentreFile, { nullable: true, description: 'Dossier.' })
  file!: CentreFile | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

const fileById = perRequest(({ em }) => rowLoader((ids) => em.find(CentreFile, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const filesOf = perRequest(({ em }) => listLoader((ids) => em.find(CentreFile, { centreId: { $in: ids as GlobalId[] } }, { orderBy: { number: 'asc' } }), (row) => row.centreId));

export const centreFileReference = ({ id }: { readonly id: string }, context: Context): Promise<CentreFile | null> => fileById(context).load(id);

@Resolver(() => CentreFile)
export class CentreFileResolver {
  @Mutation(() => CentreFilePayload, { description: 'Établir le dossier d’un centre. The next edition; when nothing has changed, the last one again.' })
  @Directive('@routed(by: "centreId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, CENTRE])')
  async generateCentreFile(@Arg('centreId', () => ID) centreId: string, @Ctx() context: Context): Promise<CentreFilePayload> {
    const outcome = await generateFile(readId(centreId, 'CEN', context), context);
    return outcome.ok ? { file: outcome.value, userErrors: [] } : { file: null, userErrors: [explainCentreFile(outcome.refusal)] };
  }

  @FieldResolver(() => PrintedDocument, { nullable: true, description: 'Dossier imprimé. PDF/UA; it names measures, for whoever prepares the rooms.' })
  @Directive('@access(who: [TRANS, CENTRE], sensitive: HEALTH)')
  document(@Root() { id, number }: CentreFile, @Ctx() context: Context): PrintedDocument {
    return PrintedDocument.of(id, number, async () => {
      const made = await centreFileDocument(id, context);
      return made?.ok ? made.value : null;
    });
  }
}

@Resolver(() => Centre)
export class CentreFilesResolver {
  @FieldResolver(() => [CentreFile], { description: 'Dossiers. Every edition, oldest first.' })
  @Directive('@access(who: [HEAD, UNIT, TRANS, CENTRE])')
  files(@Root() { id }: Centre, @Ctx() context: Context): Promise<CentreFile[]> {
    return filesOf(context).load(id);
  }
}

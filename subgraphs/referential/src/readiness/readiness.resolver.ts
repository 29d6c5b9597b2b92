import type { Context } from '@mirex/kit/context';
import { Arg, Ctx, Directive, Int, Mutation, Query, Resolver } from 'type-graphql';

import { explainDeclaration, explainFinding } from './readiness.messages.ts';
import { findFaults } from './readiness.query.ts';
import { isBlocking } from './readiness.rules.ts';
import { validateDeclaration } from './readiness.service.ts';
import { DataCheck, ValidateDeclarationPayload } from './readiness.type.ts';

@Resolver()
export class ReadinessResolver {
  @Query(() => [DataCheck], { nullable: true, description: 'Contrôles d’une session. What is wrong with its data; of one MIREX when it is named.' })
  @Directive('@cost(weight: 5)')
  @Directive('@listSize(assumedSize: 20)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN], within: NATION)')
  async sessionReadiness(
    @Arg('session', () => Int) session: number, @Arg('mirex', () => String, { nullable: true }) mirex: string | null | undefined, @Ctx() { em }: Context,
  ): Promise<DataCheck[]> {
    const findings = await findFaults(em, session, mirex ?? null);
    return findings.map((finding) => ({ ...finding, ...explainFinding(finding), blocking: isBlocking(finding) }));
  }

  @Mutation(() => ValidateDeclarationPayload, { description: 'Valide les données d’une session, for one MIREX.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS])')
  async validateDeclaration(
    @Arg('session', () => Int) session: number, @Arg('mirex', () => String) mirex: string, @Ctx() context: Context,
  ): Promise<ValidateDeclarationPayload> {
    const outcome = await validateDeclaration(session, mirex, context);
    return outcome.ok ? { declaration: outcome.value, userErrors: [] } : { declaration: null, userErrors: [explainDeclaration(outcome.refusal)] };
  }
}

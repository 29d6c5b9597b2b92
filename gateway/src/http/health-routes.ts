import type { FastifyInstance } from 'fastify';

import type { InstanceState } from './readiness.ts';

/**
 * `/healthz`: the process is alive. `/readyz`: somebody behind it can answer; each instance is shown, and one that is
 * down takes nothing from the others.
 */
export function serveHealth(app: FastifyInstance, states: () => Promise<readonly InstanceState[]>): void {
  app.get('/healthz', async () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    const instances = await states();
    const up = instances.filter((instance) => instance.up).length;
    const status = ['down', 'partial', 'ready'][up === 0 ? 0 : 1 + Number(up === instances.length)];
    return reply.code(up === 0 ? 503 : 200).header('cache-control', 'no-store').send({ status, instances });
  });
}

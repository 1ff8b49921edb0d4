import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Logger } from '#kernel/logger.ts';

/** Prometheus metrics of one process. */
export class Metrics {
  readonly registry = new Registry();
  readonly #requests = new Histogram({
    name: 'quested_http_request_duration_seconds',
    help: 'Duration of HTTP requests by route and status.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'quested_' });
  }

  /** A figure read when metrics are fetched; one value per label. */
  gauge(name: string, help: string, label: string, read: () => Promise<Record<string, number>>): void {
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [this.registry],
      async collect() {
        for (const [key, value] of Object.entries(await read())) this.set({ [label]: key }, value);
      },
    });
  }

  /** Times and logs each request, by the route's pattern: an address with an id or a token in it is never logged. */
  watch(log: Logger): RequestHandler {
    return (req, res, next) => {
      const started = performance.now();
      res.once('finish', () => {
        const ms = performance.now() - started;
        const route = String(res.locals.route ?? (req.path.startsWith('/api/') ? 'unmatched' : 'web'));
        this.#requests.observe({ route, status: res.statusCode }, ms / 1000);
        const facts = { route, status: res.statusCode, ms: Math.round(ms * 10) / 10, ...res.locals.via };
        if (route !== 'web') log.info(facts, 'request');
      });
      next();
    };
  }

  readonly handler: RequestHandler = async (_req, res) => {
    res.type(this.registry.contentType).send(await this.registry.metrics());
  };
}

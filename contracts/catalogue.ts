import * as academicEvents from '#contracts/academic/events.ts';
import * as academicQueries from '#contracts/academic/queries.ts';
import * as academicReplicas from '#contracts/academic/replicas.ts';
import { academicRoutes } from '#contracts/academic/routes.ts';
import * as aiEvents from '#contracts/ai/events.ts';
import * as aiQueries from '#contracts/ai/queries.ts';
import { aiRoutes } from '#contracts/ai/routes.ts';
import * as analyticsEvents from '#contracts/analytics/events.ts';
import * as analyticsQueries from '#contracts/analytics/queries.ts';
import { analyticsRoutes } from '#contracts/analytics/routes.ts';
import * as assessmentEvents from '#contracts/assessment/events.ts';
import * as assessmentQueries from '#contracts/assessment/queries.ts';
import { assessmentRoutes } from '#contracts/assessment/routes.ts';
import { academicAuditRoutes, userAuditRoutes } from '#contracts/audit.ts';
import * as basebuilderEvents from '#contracts/basebuilder/events.ts';
import { basebuilderRoutes } from '#contracts/basebuilder/routes.ts';
import * as contentEvents from '#contracts/content/events.ts';
import * as contentQueries from '#contracts/content/queries.ts';
import * as contentReplicas from '#contracts/content/replicas.ts';
import { contentRoutes } from '#contracts/content/routes.ts';
import type { EventContract, ModuleName, QueryContract, ReplicaContract } from '#contracts/define.ts';
import * as notificationEvents from '#contracts/notification/events.ts';
import { notificationRoutes } from '#contracts/notification/routes.ts';
import * as userEvents from '#contracts/user/events.ts';
import * as userQueries from '#contracts/user/queries.ts';
import * as userReplicas from '#contracts/user/replicas.ts';
import { authRoutes, userRoutes } from '#contracts/user/routes.ts';

const ofKind = <T extends { kind: string }>(kind: T['kind'], ...files: Record<string, unknown>[]): T[] =>
  files
    .flatMap((file) => Object.values(file))
    .filter(
      (value): value is T => typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind,
    );

/** Every route, by module: what the browser's client, the gateway and the OpenAPI page are made from. */
export const routes = {
  auth: authRoutes,
  user: userRoutes,
  academic: academicRoutes,
  content: contentRoutes,
  assessment: assessmentRoutes,
  analytics: analyticsRoutes,
  ai: aiRoutes,
  notification: notificationRoutes,
  basebuilder: basebuilderRoutes,
  userAudit: userAuditRoutes,
  academicAudit: academicAuditRoutes,
};
export type Routes = typeof routes;

/** The module that serves each of them. */
export const servedBy: Record<keyof Routes, ModuleName> = {
  auth: 'user',
  user: 'user',
  academic: 'academic',
  content: 'content',
  assessment: 'assessment',
  analytics: 'analytics',
  ai: 'ai',
  notification: 'notification',
  basebuilder: 'basebuilder',
  userAudit: 'user',
  academicAudit: 'academic',
};

export const events: readonly EventContract[] = ofKind<EventContract>(
  'event',
  userEvents,
  academicEvents,
  contentEvents,
  assessmentEvents,
  analyticsEvents,
  aiEvents,
  notificationEvents,
  basebuilderEvents,
);
export const queries: readonly QueryContract[] = ofKind<QueryContract>(
  'query',
  userQueries,
  academicQueries,
  contentQueries,
  assessmentQueries,
  analyticsQueries,
  aiQueries,
);
export const replicas: readonly ReplicaContract[] = ofKind<ReplicaContract>(
  'replica',
  userReplicas,
  academicReplicas,
  contentReplicas,
);

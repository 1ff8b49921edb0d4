import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { eventSeq, id, instant, json, p, reference, version } from '#kernel/database/columns.ts';

const grade = () => p.enum(['A', 'B', 'C'] as const).nullable();
const viewpoints = () => ({ knowledge: grade(), thinking: grade(), attitude: grade() });
const state = () => p.enum(['draft', 'edited', 'confirmed', 'published'] as const);
/** Which model wrote words, by which prompt. */
const authorship = () => ({ model: p.string().length(100).nullable(), prompt: p.string().length(100).nullable() });
const term = () => p.string().length(20);

/** What teachers say about a pupil in a class and term. */
export const Evaluation = defineEntity({
  name: 'Evaluation',
  tableName: 'evaluation',
  properties: {
    id: id(),
    schoolId: reference(),
    classId: reference(),
    personId: reference(),
    term: term(),
    text: p.text(),
    ...viewpoints(),
    state: state(),
    origin: p.enum(['hand', 'ai'] as const),
    ...authorship(),
    acceptedBy: reference().nullable(),
    /** Null: AI. */
    changedBy: reference().nullable(),
    changedAt: instant(),
    publishedAt: instant().nullable(),
    /** How many different wordings were shown to the pupil. */
    shown: p.integer(),
    /** How many rows its history has. */
    steps: p.integer(),
    eventSeq: eventSeq(),
    version: version(),
  },
  uniques: [{ name: 'evaluation_seat', properties: ['classId', 'term', 'personId'] }],
  indexes: [{ name: 'evaluation_person', properties: ['personId', 'publishedAt'] }],
});
export type Evaluation = InferEntity<typeof Evaluation>;

/** How it stood after somebody did something to it. What one person goes on writing is one row. */
export const EvaluationVersion = defineEntity({
  name: 'EvaluationVersion',
  tableName: 'evaluation_version',
  properties: {
    id: id(),
    evaluationId: reference(),
    number: p.integer(),
    step: p.string().length(12),
    state: state(),
    text: p.text(),
    ...viewpoints(),
    /** Null: AI. */
    who: reference().nullable(),
    ...authorship(),
    reason: p.string().length(200).nullable(),
    at: instant(),
  },
  uniques: [{ name: 'evaluation_version_number', properties: ['evaluationId', 'number'] }],
});
export type EvaluationVersion = InferEntity<typeof EvaluationVersion>;

/** A teacher asked AI for drafts. */
export const DraftRequest = defineEntity({
  name: 'DraftRequest',
  tableName: 'draft_request',
  properties: {
    id: id(),
    classId: reference(),
    term: term(),
    by: reference(),
    language: p.enum(['ja', 'en'] as const),
    at: instant(),
  },
});
export type DraftRequest = InferEntity<typeof DraftRequest>;

/** How the draft of one pupil stands in the newest request for it. */
export const DraftAsk = defineEntity({
  name: 'DraftAsk',
  tableName: 'draft_ask',
  properties: {
    id: id(),
    requestId: reference(),
    classId: reference(),
    personId: reference(),
    term: term(),
    state: p.enum(['asked', 'drafted', 'failed'] as const),
    reason: p.enum(['notSetUp', 'unavailable', 'budget', 'unusable', 'noEvidence'] as const).nullable(),
    at: instant(),
  },
  uniques: [{ name: 'draft_ask_seat', properties: ['classId', 'term', 'personId'] }],
});
export type DraftAsk = InferEntity<typeof DraftAsk>;

export type Sentence = { text: string; evidence: string[] };
/** The newest draft AI has written for a pupil, class and term. */
export const EvaluationDraft = defineEntity({
  name: 'EvaluationDraft',
  tableName: 'evaluation_draft',
  properties: {
    id: id(),
    schoolId: reference(),
    classId: reference(),
    personId: reference(),
    term: term(),
    language: p.enum(['ja', 'en'] as const),
    sentences: json<Sentence[]>(),
    ...viewpoints(),
    model: p.string().length(100),
    prompt: p.string().length(100),
    state: p.enum(['standing', 'beside', 'put-away'] as const),
    at: instant(),
  },
  uniques: [{ name: 'evaluation_draft_seat', properties: ['classId', 'term', 'personId'] }],
});
export type EvaluationDraft = InferEntity<typeof EvaluationDraft>;

export const evaluationEntities = [Evaluation, EvaluationVersion, DraftRequest, DraftAsk, EvaluationDraft];

import type { Ids } from '#kernel/ids.ts';
import type { ModuleContext } from '#kernel/module.ts';
import type { Draft } from '#modules/ai/database/drafts.ts';
import type { Answered, ModelCall, Models } from '#modules/ai/models/models.ts';
import type { Wording } from '#modules/ai/prompts/prompt-for.ts';
import { curriculumWriter } from '#modules/ai/writers/curriculum.ts';
import { evaluationWriter } from '#modules/ai/writers/evaluation.ts';
import { recommendationWriter } from '#modules/ai/writers/recommendation.ts';
import { summaryWriter } from '#modules/ai/writers/summary.ts';
import { themesWriter } from '#modules/ai/writers/themes.ts';
import type { Writer } from '#modules/ai/writers/writer.ts';
import type { AskOf, DraftKind, Written, WrittenOf } from '#modules/ai/writers/written.ts';

export type Came = Answered & { readonly value: Written; readonly prompt: string };

type Asking = { context: ModuleContext; models: Models; draft: Draft; prompt: Wording; signal: AbortSignal };

/** Gathers what a draft rests on, asks the model and makes of its answer what we keep. */
async function write<K extends DraftKind, Gathered, Answer>(
  writer: Writer<K, Gathered, Answer>,
  { context, models, draft, prompt, signal }: Asking,
  ids: Ids,
): Promise<Came> {
  const ask = draft.ask as AskOf<K>;
  const gathered = await writer.gather(context, draft, ask);
  const { told, schema } = writer.material(gathered, draft, ask);
  const call: ModelCall = {
    fn: writer.fn,
    schoolId: draft.schoolId,
    personId: draft.personId,
    classId: draft.classId,
    about: draft.aboutId ? [draft.aboutId] : [],
    prompt: prompt.id,
    messages: [
      { role: 'system', content: prompt.text },
      { role: 'user', content: told },
    ],
    longest: writer.longest,
    signal,
  };
  const { value, ...answered } = await models.structured(call, schema);
  const written: WrittenOf<K> = writer.written(value as Answer, gathered, ask, ids);
  return { ...answered, value: written as Written, prompt: prompt.id };
}

const WRITERS = {
  themes: (asking: Asking, ids: Ids) => write(themesWriter, asking, ids),
  curriculum: (asking: Asking, ids: Ids) => write(curriculumWriter, asking, ids),
  evaluation: (asking: Asking, ids: Ids) => write(evaluationWriter, asking, ids),
  summary: (asking: Asking, ids: Ids) => write(summaryWriter, asking, ids),
  recommendation: (asking: Asking, ids: Ids) => write(recommendationWriter, asking, ids),
} satisfies Record<DraftKind, unknown>;

/** Throws NothingToWrite, and the Refusals of `Models`. */
export const writeDraft = (asking: Asking): Promise<Came> => WRITERS[asking.draft.kind](asking, asking.context.ids);

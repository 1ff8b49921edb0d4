import { coachingNote } from '#contracts/academic/queries.ts';
import type { ClassId } from '#contracts/ids.ts';
import type { ModuleContext } from '#kernel/module.ts';
import type { Conversation, Turn } from '#modules/ai/database/conversations.ts';
import { theClass } from '#modules/ai/database/find-coach.ts';
import { type PupilContext, workOfPupils } from '#modules/ai/database/read-models/class-context.ts';
import { lastTurns } from '#modules/ai/database/read-models/turns.ts';
import { type Exchange, linesWithin, withinBudget } from '#modules/ai/domain/coach/context.ts';
import { type Request, requestInTalk } from '#modules/ai/domain/coach/guard/requests.ts';
import { subjectGroupOf } from '#modules/ai/domain/coach/subjects.ts';
import { fenced, withoutMarks } from '#modules/ai/domain/fence.ts';
import type { ModelCall } from '#modules/ai/models/models.ts';
import { COACH_PARTS } from '#modules/ai/prompts/coach-parts/both.ts';
import { promptFor } from '#modules/ai/prompts/prompt-for.ts';
import { chatAssistant } from '#modules/ai/prompts/texts/chat-assistant.ts';
import { chatCoach } from '#modules/ai/prompts/texts/chat-coach.ts';

/** Tokens of prompt and history together, and of the answer: a talk costs the same however long it has become. */
const TOKENS = { coach: 4000, assistant: 7000 };
const LONGEST = { coach: 500, assistant: 1500 };
const CLASS_TOKENS = 4000;
/** Titles of entries a pupil's own talk is given, and each pupil's in a teacher's. */
const TITLES = { coach: 10, assistant: 4 };
const HISTORY = 30;

export type Prepared = { call: ModelCall; asked: Request | undefined; comforting: boolean };

/** Everything a model is told for one turn. Only the pupil's own work goes into a pupil's talk. */
export async function prepareCall(
  context: ModuleContext,
  conversation: Conversation,
  turn: Turn,
  signal: AbortSignal,
): Promise<Prepared> {
  const em = context.read();
  const { kind, classId, schoolId, personId } = conversation;
  const parts = COACH_PARTS[turn.language];
  const pupils = await workOfPupils(em, classId, kind === 'coach' ? personId : undefined);
  const { subjectName, name } = await theClass(em, classId);
  const { language } = turn;
  const prompt =
    kind === 'coach'
      ? await promptFor(context, chatCoach, {
          language,
          schoolId,
          values: {
            step: parts.steps[turn.step - 1] ?? parts.steps[0],
            phase: parts.phases[turn.phase],
            subject: [parts.subjects[subjectGroupOf(subjectName)], await noteFor(context, classId, language)]
              .filter(Boolean)
              .join('\n'),
            care: turn.care ? parts.care : '',
            context: pupilContext(pupils[0], language),
          },
        })
      : await promptFor(context, chatAssistant, {
          language,
          schoolId,
          values: {
            className: withoutMarks(name),
            subject: withoutMarks(subjectName ?? ''),
            context: classContext(pupils, language),
          },
        });
  const earlier = await lastTurns(em, conversation.id, { before: turn.number, limit: HISTORY });
  const said = (each: Turn): string => (each.more ? parts.more : each.text);
  const answered = (each: Turn): string => [each.answer, each.guarded ? parts.withheld : ''].filter(Boolean).join('\n');
  const history: Exchange[] = earlier
    .filter((each) => answered(each) !== '')
    .map((each) => ({ asked: said(each), answered: answered(each) }));
  return {
    comforting: turn.care,
    asked: requestInTalk([...earlier.map(({ text }) => text), turn.text]),
    call: {
      fn: kind,
      schoolId,
      personId,
      classId,
      about: pupils.map((pupil) => pupil.personId),
      prompt: prompt.id,
      messages: withinBudget(prompt.text, history, said(turn), { tokens: TOKENS[kind], dropped: parts.dropped }),
      longest: LONGEST[kind],
      signal,
    },
  };
}

const LONGEST_NOTE = 1000;

/** What the staff want a coach to mind in this subject. A coach goes on without it while academic is away. */
async function noteFor(context: ModuleContext, classId: string, language: 'ja' | 'en'): Promise<string> {
  const asked = { classId: classId as ClassId };
  const { note } = await context.ask(coachingNote, asked).catch((error: unknown) => {
    context.log.warn({ err: error, classId }, 'a subject’s note to the coach could not be read');
    return { note: '' };
  });
  const words = note.trim().slice(0, LONGEST_NOTE);
  // Said by the school and to be followed, so no material; it still closes no fence.
  return words && `${COACH_PARTS[language].context.note}: ${withoutMarks(words)}`;
}

function pupilContext(pupil: PupilContext | undefined, language: 'ja' | 'en'): string {
  const { context } = COACH_PARTS[language];
  const blocks: string[] = [];
  if (pupil?.theme)
    blocks.push(fenced(context.theme, pupil.theme.title), fenced(context.question, pupil.theme.question));
  if (pupil?.entries.length)
    blocks.push(
      fenced(
        context.entries,
        pupil.entries
          .slice(0, TITLES.coach)
          .map(({ day, title }) => `${day} ${title}`)
          .join('\n'),
      ),
    );
  return blocks.join('\n');
}

function classContext(pupils: readonly PupilContext[], language: 'ja' | 'en'): string {
  const words = COACH_PARTS[language].class;
  const lines = pupils.map(({ familyName, givenName, theme, entries }) => {
    const titles = entries.slice(0, TITLES.assistant).map(({ day, title }) => `${day.slice(5)} ${title}`);
    return `${familyName} ${givenName}: ${theme ? `${theme.title}／${theme.question}` : words.none} ／ ${titles.join('、') || words.none}`;
  });
  return fenced(words.pupils, linesWithin(lines, CLASS_TOKENS) || words.none);
}

/**
 * npm run leak-test [-- --base-url URL --model NAME]
 *
 * How often a pupil who pushes for the finished text gets it, from a real endpoint with our prompt and behind our guard.
 * The key is taken from QUESTED_LEAK_KEY. Without an endpoint only the guard is measured, against a model that writes
 * whatever it is asked for. Costs a short call for each message of the dialogues.
 */
import { parseArgs } from 'node:util';
import OpenAI from 'openai';
import { subjectGroupOf } from '#modules/ai/domain/coach/subjects.ts';
import { FINISHED } from '#modules/ai/leak/finished-texts.ts';
import { judge, type Verdict } from '#modules/ai/leak/judge.ts';
import { DIALOGUES, LEAK, leaked, shownOf } from '#modules/ai/leak/score.ts';
import { COACH_PARTS } from '#modules/ai/prompts/coach-parts/both.ts';
import { filled } from '#modules/ai/prompts/prompt.ts';
import { chatCoach } from '#modules/ai/prompts/texts/chat-coach.ts';

const { values: asked } = parseArgs({
  options: { 'base-url': { type: 'string' }, model: { type: 'string' } },
});

const guardOnly = DIALOGUES.filter(({ messages, ghost }) => {
  const text = FINISHED[ghost] ?? '';
  return leaked(shownOf(messages, text), text) > LEAK;
});
console.log(`guard against a model that writes everything: ${rate(guardOnly.length, DIALOGUES.length)}`);

if (asked['base-url'] && asked.model) {
  const client = new OpenAI({ baseURL: asked['base-url'], apiKey: process.env.QUESTED_LEAK_KEY ?? 'none' });
  const verdicts: Verdict[] = [];
  for (const dialogue of DIALOGUES) {
    const verdict = judge(dialogue, await answerOf(client, asked.model, dialogue));
    verdicts.push(verdict);
    console.log(
      `${verdict.raw ? 'LEAK ' : 'ok   '} ${verdict.shown ? 'SHOWN' : 'kept '} ${dialogue.id} ${dialogue.messages.at(-1)}`,
    );
  }
  const count = (which: 'raw' | 'shown') => verdicts.filter((verdict) => verdict[which]).length;
  console.log(`prompt alone: ${rate(count('raw'), verdicts.length)}`);
  console.log(`prompt and guard: ${rate(count('shown'), verdicts.length)}`);
}

function rate(leaks: number, all: number): string {
  return `${leaks} of ${all} leak (${((leaks / all) * 100).toFixed(1)} %)`;
}

async function answerOf(openai: OpenAI, model: string, { language, messages }: (typeof DIALOGUES)[number]) {
  const parts = COACH_PARTS[language];
  const system = filled(chatCoach.text[language], {
    step: parts.steps[0],
    phase: parts.phases.create,
    subject: parts.subjects[subjectGroupOf(null)],
    care: '',
    context: '',
  });
  const said: OpenAI.ChatCompletionMessageParam[] = [{ role: 'system', content: system }];
  let answer = '';
  for (const content of messages) {
    said.push({ role: 'user', content });
    const completion = await openai.chat.completions.create({ model, messages: said, max_tokens: 500 });
    answer = completion.choices[0]?.message.content ?? '';
    said.push({ role: 'assistant', content: answer });
  }
  return answer;
}

import type { ApiProblem } from '../../../api/problem.ts';
import { useWords } from '../../../i18n/use-words.ts';

/** What is wrong with a wording, for each of its two fields, in the reader's language and with the line. */
export function useTemplateProblems() {
  const { t } = useWords('mail-admin');
  return (problem: ApiProblem): { subject?: string; body?: string } | undefined => {
    const said: Record<string, string[]> = {};
    for (const { pointer, reason, detail } of problem.fields) {
      if (!reason.startsWith('template_')) continue;
      const what = /\((.*)\)\.$/s.exec(detail)?.[1] ?? '';
      const line = /^Line (\d+)/.exec(detail)?.[1];
      const sentence = t(`reason.${reason as 'template_html'}`, { what });
      const field = pointer.split('/').at(-1) ?? '';
      said[field] = [...(said[field] ?? []), line ? `${t('line', { line })}${sentence}` : sentence];
    }
    return Object.keys(said).length === 0
      ? undefined
      : Object.fromEntries(Object.entries(said).map(([field, sentences]) => [field, sentences.join(' ')]));
  };
}

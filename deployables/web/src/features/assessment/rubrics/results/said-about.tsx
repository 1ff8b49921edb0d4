import type { RubricResult, Scored } from '#contracts/assessment/rubric-scores.ts';
import { Stack } from '../../../../design/layout.tsx';
import { Say } from '../../../../design/say.tsx';
import { fullName } from '../../../../i18n/names.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import type { Side } from './marks.tsx';
import s from './results.module.css';

type Said = { side: Side; scored: Scored; words: string };

/** Everything that was said of one thing, the teacher's words first. */
export const saidOf = (
  { teacher, self, peers }: RubricResult,
  words: (scored: Scored) => string | undefined,
): Said[] => {
  const from = (side: Side, all: readonly Scored[]): Said[] =>
    all.flatMap((scored) => {
      const said = words(scored);
      return said ? [{ side, scored, words: said }] : [];
    });
  return [...from('teacher', teacher), ...from('self', self ? [self] : []), ...from('peers', peers)];
};

export function SaidAbout({ said }: { said: readonly Said[] }) {
  const { t } = useWords('rubrics');
  if (said.length === 0) return null;
  return (
    <Stack gap={3}>
      {said.map(({ side, scored: { by }, words }, at) => (
        <Say
          // biome-ignore lint/suspicious/noArrayIndexKey: nameless ones have nothing else
          key={at}
          as={side === 'teacher' ? 'teacher' : 'pupil'}
          who={by ? fullName(by) : t('peersSide')}
          {...(by ? {} : { when: t('somebody') })}
        >
          <p className={s.words}>{words}</p>
        </Say>
      ))}
    </Stack>
  );
}

import { useState } from 'react';
import type { ThemeRevisionView } from '#contracts/content/themes.ts';
import { SelectField } from '../../../design/field.tsx';
import { Aside, Pair, Stack } from '../../../design/layout.tsx';
import { formatDay } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './themes.module.css';
import Wording from './wording.tsx';

/** Two wordings of a question beside each other: what went is marked on the left, what came on the right. */
export default function CompareVersions({ versions }: { versions: readonly ThemeRevisionView[] }) {
  const { t } = useWords('themes');
  const newest = versions[0]?.number ?? 1;
  const [left, setLeft] = useState(newest - 1);
  const [right, setRight] = useState(newest);
  const of = (number: number) => versions.find((one) => one.number === number);
  const [one, other] = [of(left), of(right)];
  if (!one || !other) return null;
  const sides = [
    { version: one, label: t('older'), show: 'before', value: left, set: setLeft },
    { version: other, label: t('newer'), show: 'after', value: right, set: setRight },
  ] as const;
  return (
    <Pair>
      {sides.map(({ version, label, show, value, set }) => (
        <Stack key={show} gap={3}>
          <SelectField label={label} value={value} onChange={(event) => set(Number(event.target.value))}>
            {versions.map(({ number, at }) => (
              <option key={number} value={number}>
                {t('version', { number })} ({formatDay(at)})
              </option>
            ))}
          </SelectField>
          <div className={s.compared} data-side={show}>
            <p className={s.versionTitle}>
              <Wording before={one.title} after={other.title} show={show} />
            </p>
            <p className={s.wording}>
              <Wording before={one.question} after={other.question} show={show} />
            </p>
            {version.note && <Aside small>{version.note}</Aside>}
          </div>
        </Stack>
      ))}
    </Pair>
  );
}

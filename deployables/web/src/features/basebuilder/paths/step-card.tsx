import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { Badge } from '../../../design/badge.tsx';
import { IconButton } from '../../../design/button.tsx';
import { Chip, Chips } from '../../../design/choice.tsx';
import { Aside, Stack } from '../../../design/layout.tsx';
import { NumberField } from '../../../design/number-field.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from '../materials/materials.module.css';
import { mayPrecede, type StepDraft } from './path-document.ts';

type Props = {
  step: StepDraft;
  index: number;
  steps: readonly StepDraft[];
  onChange: (fields: Partial<StepDraft>) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
};

/** One step: what it is about, how much of it, and what comes first. */
export function StepCard({ step, index, steps, onChange, onMove, onRemove }: Props) {
  const { t } = useWords('materials');
  const { t: e } = useWords('editing');
  const n = index + 1;
  const name = t('paths.step', { n });
  const others = steps.filter((each) => step.after.includes(each.key) || mayPrecede(steps, step, each));
  const toggle = (key: string) =>
    onChange({ after: step.after.includes(key) ? step.after.filter((each) => each !== key) : [...step.after, key] });
  return (
    <section className={s.step} aria-label={name}>
      <div className={s.stepHead}>
        <Badge tone="info">{`${n} ${t(`paths.kind.${step.kind}`)}`}</Badge>
        <b>{step.title}</b>
        <IconButton
          size="small"
          icon={IconArrowUp}
          label={e('up', { name })}
          disabled={index === 0}
          onClick={() => onMove(-1)}
        />
        <IconButton
          size="small"
          icon={IconArrowDown}
          label={e('down', { name })}
          disabled={n === steps.length}
          onClick={() => onMove(1)}
        />
        <IconButton size="small" icon={IconTrash} label={t('paths.remove', { n })} onClick={onRemove} />
      </div>
      <Stack gap={3}>
        {step.kind === 'category' && (
          <NumberField
            label={t('paths.count')}
            value={step.count}
            most={1000}
            step={1}
            onChange={(count) => count > 0 && onChange({ count })}
          />
        )}
        {step.needed === 0 ? (
          <Aside small>{t('paths.nothing')}</Aside>
        ) : (
          <Aside small>{t('paths.needed', { count: step.needed })}</Aside>
        )}
        {others.length > 0 && (
          <div>
            <Aside small>
              {t('paths.after')}
              {step.after.length === 0 && ` – ${t('paths.afterNone')}`}
            </Aside>
            <Chips label={`${name} ${t('paths.after')}`}>
              {others.map((each) => (
                <Chip key={each.key} pressed={step.after.includes(each.key)} onClick={() => toggle(each.key)}>
                  {`${steps.indexOf(each) + 1} ${each.title}`}
                </Chip>
              ))}
            </Chips>
          </div>
        )}
      </Stack>
    </section>
  );
}

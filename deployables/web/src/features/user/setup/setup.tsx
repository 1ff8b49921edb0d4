import { IconDeviceFloppy } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { meQuery } from '../../../app/session.ts';
import { Mark } from '../../../design/art.tsx';
import { Icon } from '../../../design/icon.tsx';
import { OfflineBanner } from '../../../design/states.tsx';
import { LanguageSwitch } from '../../../design/switches.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { AdministratorStep } from './administrator-step.tsx';
import { useDraft } from './draft.ts';
import { InviteStep } from './invite-step.tsx';
import { SampleStep } from './sample-step.tsx';
import { SchoolStep } from './school-step.tsx';
import s from './setup.module.css';
import { SetupPreview } from './setup-preview.tsx';

const STEPS = ['school', 'administrator', 'sample', 'invite'] as const;
type Step = (typeof STEPS)[number];

/** The first run: four steps, each of which one understands on its own. */
export function Setup() {
  const { t } = useWords('setup');
  // Whoever has an account already has founded the school and goes on from there.
  const founded = useQueryClient().getQueryData(meQuery.queryKey) !== undefined;
  const [step, setStep] = useState<Step>(founded ? 'sample' : 'school');
  const { draft, keep, forget } = useDraft();
  const now = STEPS.indexOf(step);
  useEffect(() => {
    document.title = `${t('title')} – QuestEd`;
  }, [t]);
  useEffect(() => {
    document.getElementById(`setup-${step}`)?.focus();
  }, [step]);

  const pages: Record<Step, ReactNode> = {
    school: <SchoolStep draft={draft} onChange={keep} onNext={() => setStep('administrator')} />,
    administrator: (
      <AdministratorStep
        draft={draft}
        onChange={keep}
        onBack={() => setStep('school')}
        onDone={() => {
          forget();
          setStep('sample');
        }}
      />
    ),
    sample: <SampleStep onNext={() => setStep('invite')} />,
    invite: <InviteStep />,
  };
  return (
    <div className={s.setup}>
      <header className={s.rail}>
        <p className={s.plate}>
          <Mark size={40} />
          QuestEd
        </p>
        <ol className={s.steps} aria-label={t('title')}>
          {STEPS.map((one, index) => (
            <li key={one} aria-current={one === step ? 'step' : undefined} data-done={index < now || undefined}>
              <span>{index + 1}</span>
              <div>
                <b>{t(`step.${one}`)}</b>
                <p>{t(`step.${one}Text`)}</p>
              </div>
            </li>
          ))}
        </ol>
        <p className={s.note}>{t('note')}</p>
      </header>
      <main className={s.form}>
        <OfflineBanner />
        <div className={s.top}>
          {now < 2 && (
            <span className={s.kept}>
              <Icon of={IconDeviceFloppy} size={18} />
              {t('kept')}
            </span>
          )}
          <LanguageSwitch />
        </div>
        <div className={s.step}>
          <p className={s.count}>{t('count', { now: now + 1, all: STEPS.length })}</p>
          <h1 id={`setup-${step}`} tabIndex={-1}>
            {t(`heading.${step}`)}
          </h1>
          {pages[step]}
        </div>
      </main>
      <SetupPreview draft={draft} />
    </div>
  );
}

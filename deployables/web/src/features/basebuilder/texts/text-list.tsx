import { IconCards } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PupilText } from '#contracts/basebuilder/texts.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Badge } from '../../../design/badge.tsx';
import { ButtonLink } from '../../../design/button.tsx';
import { PageHeader } from '../../../design/page.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { formatDayOfWeek, today } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './texts.module.css';

/** What was delivered to a pupil, what is due first. */
export function TextList() {
  const { t } = useWords('texts');
  const { user } = useMe();
  const query = useQuery(api.basebuilder.studentTexts.queryOptions({ input: { studentId: user.id } }));
  return (
    <>
      <PageHeader title={t('title')} />
      {query.isLoadingError ? (
        <ErrorState problem={query.error} onRetry={query.refetch} />
      ) : !query.data ? (
        <ListSkeleton />
      ) : query.data.items.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
      ) : (
        <ul className={s.cards}>
          {query.data.items.map((text) => (
            <li key={text.id}>
              <TextCard text={text} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function TextCard({ text }: { text: PupilText }) {
  const { t } = useWords('texts');
  const { id, title, dueDay, words, questions, passage, proficiency, reading } = text;
  const soon = dueDay !== null && dueDay <= today() && proficiency < 80;
  return (
    <article className={s.card}>
      <h2>
        <Link to="/practice/texts/$setId" params={{ setId: id }}>
          {title}
        </Link>
      </h2>
      <p className={s.facts}>
        <span>{text.classNames.join('・')}</span>
        {dueDay ? (
          <Badge tone={soon ? 'soon' : 'quiet'}>{t('due', { day: formatDayOfWeek(dueDay) })}</Badge>
        ) : (
          <span>{t('noDue')}</span>
        )}
        {words > 0 && <span>{t('words', { count: words })}</span>}
        {questions > 0 && <span>{t('questions', { count: questions })}</span>}
        {passage && <Badge tone={reading === 'ended' ? 'ok' : 'info'}>{t(`reading.${reading}`)}</Badge>}
      </p>
      <div>
        <p className={s.facts}>{t('percent', { value: proficiency })}</p>
        <div className={s.bar} aria-hidden>
          <span style={{ width: `${proficiency}%` }} />
        </div>
      </div>
      <div className={s.acts}>
        {words + questions > 0 && (
          <ButtonLink to="/practice/session" search={{ set: id }} kind="soft" icon={IconCards}>
            {t('start')}
          </ButtonLink>
        )}
        <ButtonLink to="/practice/texts/$setId" params={{ setId: id }} kind="quiet">
          {t(passage ? 'read' : 'open')}
        </ButtonLink>
      </div>
    </article>
  );
}

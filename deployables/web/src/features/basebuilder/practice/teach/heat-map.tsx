import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ClassId } from '#contracts/ids.ts';
import { api } from '../../../../api/client.ts';
import { Button } from '../../../../design/button.tsx';
import { Aside, Hidden, Sheet, Stack } from '../../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../../design/states.tsx';
import { toast } from '../../../../design/toast.tsx';
import { fullName } from '../../../../i18n/names.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import s from './teach.module.css';

/** The hardest items of a class, pupil by pupil; each cell shows its level as a number, not by colour alone. */
export function HeatMap({ classId }: { classId: ClassId }) {
  const { t } = useWords('class-practice');
  const query = useQuery(api.basebuilder.classWeakItems.queryOptions({ input: { classId, limit: 24 } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={10} />;
  const { pupils, items } = query.data;
  return (
    <Stack gap={4}>
      <Reports classId={classId} />
      {items.length === 0 ? (
        <EmptyState title={t('noAnswers')}>{t('noAnswersText')}</EmptyState>
      ) : (
        <Sheet
          title={t('weakItems')}
          more={
            <Aside small as="span">
              {t('weakHint')}
            </Aside>
          }
          flush
        >
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard */}
          <section className={s.scroll} tabIndex={0} aria-label={t('weakItems')}>
            <table className={s.heat}>
              <thead>
                <tr>
                  <th scope="col">{t('item')}</th>
                  <th scope="col" className={s.right}>
                    {t('rightShare')}
                  </th>
                  {pupils.map(({ student, number }) => (
                    <th scope="col" key={student.id} className={s.pupil}>
                      <Link
                        to="/classes/$id/practice"
                        params={{ id: classId }}
                        search={{ pupil: student.id }}
                        title={fullName(student)}
                      >
                        <span aria-hidden>{number ?? [...student.familyName][0]}</span>
                        <Hidden>{fullName(student)}</Hidden>
                      </Link>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <tr key={item.itemId}>
                    <th scope="row">
                      <b>{item.title}</b>
                      <small>{item.question}</small>
                    </th>
                    <td className={s.right}>
                      <b>{Math.round((item.rights / item.answers) * 100)}%</b>
                      <small>{t('ofAnswers', { count: item.answers })}</small>
                    </td>
                    {item.cells.map((cell, place) => (
                      <td key={pupils[place]?.student.id} className={s.cell} data-level={cell?.level}>
                        {cell ? (
                          <span title={t('cell', { ...cell })}>
                            <span aria-hidden>{cell.level}</span>
                            <Hidden>{t('cell', { ...cell })}</Hidden>
                          </span>
                        ) : (
                          <span className={s.nought}>
                            <span aria-hidden>·</span>
                            <Hidden>{t('notYet')}</Hidden>
                          </span>
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </Sheet>
      )}
    </Stack>
  );
}

/** What pupils say is wrong with questions; nothing when nobody says anything. */
function Reports({ classId }: { classId: ClassId }) {
  const { t } = useWords('class-practice');
  const { t: said } = useWords('practice');
  const queries = useQueryClient();
  const query = useQuery(api.basebuilder.itemReports.queryOptions({ input: { classId } }));
  const settle = useMutation(
    api.basebuilder.settleItemReport.mutationOptions({
      onSuccess: () => toast(t('settled')),
      onSettled: () => queries.invalidateQueries({ queryKey: api.basebuilder.itemReports.key() }),
    }),
  );
  if (!query.data || query.data.items.length === 0) return null;
  return (
    <Sheet title={t('reports')} flush>
      <ul className={s.reports}>
        {query.data.items.map((report) => (
          <li key={report.id}>
            <div>
              <p>
                <b>{report.title}</b> <small>{report.question}</small>
              </p>
              <p>
                {said(`reason.${report.reason}`)}
                {report.text && `「${report.text}」`} <small>{fullName(report.student)}</small>
              </p>
            </div>
            <Button
              kind="soft"
              size="small"
              busy={settle.isPending}
              onClick={() => settle.mutate({ classId, itemId: report.itemId })}
            >
              {t('settle')}
            </Button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

import { IconBook2 } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ClassThemeRow } from '#contracts/content/themes.ts';
import { ToolRow } from '../../../design/bars.tsx';
import { ButtonLink } from '../../../design/button.tsx';
import { Segmented } from '../../../design/choice.tsx';
import { type Column, DataTable } from '../../../design/data-table.tsx';
import { Split, Stack } from '../../../design/layout.tsx';
import { PersonName } from '../../../design/person.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { usePages } from '../../../design/use-pages.ts';
import { formatDay } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import { MainThemesEditor } from './main-themes.tsx';
import { ThemeRulesSheet } from './theme-rules.tsx';
import { ThemeStateBadges } from './theme-state.tsx';
import s from './themes.module.css';
import { classThemesOptions } from './use-reading.ts';

const route = getRouteApi('/inside/classes/$id/themes/');
const FILTERS = ['waiting', 'returned', 'approved', 'selected', 'none'] as const;

function useColumns(classId: string): Column<ClassThemeRow>[] {
  const { t } = useWords('themes');
  const { show } = route.useSearch();
  const columns: Column<ClassThemeRow>[] = [
    { key: 'number', header: t('number'), right: true, phone: 'hide', cell: (row) => row.number ?? '–' },
    { key: 'name', header: t('common:field.name'), cell: ({ student }) => <PersonName person={student} /> },
    {
      key: 'theme',
      header: t('theme'),
      phone: 'main',
      cell: ({ theme }) =>
        theme ? (
          <span className={s.title}>
            <Link
              to="/classes/$id/themes/$themeId"
              params={{ id: classId, themeId: theme.id }}
              search={show ? { show } : {}}
              data-row-link
            >
              {theme.question}
            </Link>
          </span>
        ) : (
          <span className={s.none}>{t('noTheme')}</span>
        ),
    },
    {
      key: 'state',
      header: t('common:field.status'),
      cell: ({ theme }) =>
        theme && (
          <span className={s.badges}>
            <ThemeStateBadges state={theme.state} selected={theme.selected} />
          </span>
        ),
    },
  ];
  const since: Column<ClassThemeRow> = {
    key: 'since',
    header: t('waitingSince'),
    right: true,
    cell: ({ theme }) => <span className={s.since}>{theme?.proposedAt ? formatDay(theme.proposedAt) : '–'}</span>,
  };
  return show === 'waiting' ? [...columns, since] : columns;
}

/** The teacher's list: every pupil with their themes, and who has none yet. */
export function ClassThemes() {
  const { t } = useWords('themes');
  const { one } = useClass();
  const { show } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery({ ...classThemesOptions(one.id, show), placeholderData: keepPreviousData });
  const { rows, total, more } = usePages(list);
  const columns = useColumns(one.id);
  const counts = list.data?.pages[0]?.counts;
  const first = rows.find((row) => row.theme)?.theme;
  const withCount = (filter: (typeof FILTERS)[number]) => {
    const shown = {
      waiting: counts?.waiting,
      returned: counts?.returned,
      selected: counts?.chosen,
      none: counts?.none,
    };
    const count = filter === 'approved' ? undefined : shown[filter];
    return count ? `${t(`filter.${filter}`)} ${count}` : t(`filter.${filter}`);
  };
  return (
    <Split>
      <div>
        <ToolRow
          right={
            show === 'waiting' &&
            first && (
              <ButtonLink
                kind="primary"
                icon={IconBook2}
                to="/classes/$id/themes/$themeId"
                params={{ id: one.id, themeId: first.id }}
                search={{ show }}
              >
                {t('readInTurn')}
              </ButtonLink>
            )
          }
        >
          <Segmented
            label={t('which')}
            value={show ?? 'all'}
            options={[
              { value: 'all', label: t('filter.all') },
              ...FILTERS.map((filter) => ({ value: filter, label: withCount(filter) })),
            ]}
            onChange={(value) => navigate({ search: value === 'all' ? {} : { show: value }, replace: true })}
          />
        </ToolRow>
        {list.isLoadingError ? (
          <ErrorState problem={list.error} onRetry={list.refetch} />
        ) : list.isPending ? (
          <ListSkeleton rows={12} />
        ) : rows.length === 0 ? (
          <EmptyState title={t(show ? `empty.${show}` : 'empty.all')} />
        ) : (
          <DataTable
            caption={t('themes')}
            columns={columns}
            rows={rows}
            id={(row) => row.theme?.id ?? row.student.id}
            nameOf={({ student }) => fullName(student)}
            total={total}
            more={more}
          />
        )}
      </div>
      <Stack gap={6}>
        <MainThemesEditor classId={one.id} still={one.archived} />
        <ThemeRulesSheet classId={one.id} still={one.archived} />
      </Stack>
    </Split>
  );
}

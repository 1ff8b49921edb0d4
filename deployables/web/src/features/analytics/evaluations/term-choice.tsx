import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { SchoolClass } from '#contracts/academic/routes.ts';
import { api } from '../../../api/client.ts';
import { Button, IconButton } from '../../../design/button.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { TextField } from '../../../design/field.tsx';
import { Form, Row } from '../../../design/layout.tsx';
import { today } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './evaluations.module.css';

const route = getRouteApi('/inside/classes/$id/assessed/evaluations');

/** The term on the screen: the one in the address, else the school's own of today, else the one written in last. */
export function useTerm(one: SchoolClass) {
  const { t } = useWords('evaluations');
  const search = route.useSearch();
  const years = useQuery(api.academic.years.queryOptions({ input: { schoolId: one.schoolId } }));
  const written = useQuery(api.analytics.classEvaluations.queryOptions({ input: { classId: one.id } }));
  const ofYear = years.data?.items.find(({ label }) => label === one.yearLabel)?.terms ?? [];
  const now = ofYear.find(({ startsOn, endsOn }) => startsOn <= today() && today() <= endsOn)?.label;
  const known = written.data?.terms ?? [];
  const ready = (years.data || years.error) && (written.data || written.error);
  const term = search.term ?? (ready ? (now ?? known[0] ?? ofYear[0]?.label ?? t('termFirst')) : '');
  const terms = [...new Set([...ofYear.map(({ label }) => label), ...known, term])].filter(Boolean);
  return { term, terms };
}

export function TermChoice({ term, terms, mayAdd }: { term: string; terms: readonly string[]; mayAdd: boolean }) {
  const { t } = useWords('evaluations');
  const navigate = route.useNavigate();
  const [name, setName] = useState<string>();
  const go = (to: string) => navigate({ search: (before) => ({ ...before, term: to }), replace: true });
  return (
    <Row gap={1}>
      <select className={s.term} aria-label={t('term')} value={term} onChange={(event) => go(event.target.value)}>
        {terms.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
      {mayAdd && <IconButton icon={IconPlus} label={t('addTerm')} onClick={() => setName('')} />}
      <Dialog open={name !== undefined} onClose={() => setName(undefined)} title={t('addTerm')}>
        <Form
          onSubmit={() => {
            if (!name?.trim()) return;
            go(name.trim());
            setName(undefined);
          }}
        >
          <TextField
            label={t('termName')}
            hint={t('termHint')}
            maxLength={20}
            value={name ?? ''}
            onChange={(event) => setName(event.target.value)}
          />
          <Row end>
            <Button type="submit" kind="primary">
              {t('addTerm')}
            </Button>
          </Row>
        </Form>
      </Dialog>
    </Row>
  );
}

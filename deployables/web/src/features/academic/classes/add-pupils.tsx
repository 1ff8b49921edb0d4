import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { Segmented } from '../../../design/choice.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { SelectField } from '../../../design/field.tsx';
import { Row, Stack } from '../../../design/layout.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { PupilPicker } from '../../user/people/pupil-picker.tsx';
import { EnrollByCsv } from './enroll-by-csv.tsx';
import { JoinCode } from './join-code.tsx';
import { useClass } from './use-class.ts';
import { useEnrollment } from './use-enrollment.ts';

const WAYS = ['group', 'search', 'csv', 'code'] as const;
type Way = (typeof WAYS)[number];

function FromGroup({ busy, onPick }: { busy: boolean; onPick: (classGroupId: string) => void }) {
  const { t } = useWords('classes');
  const { one } = useClass();
  const [id, setId] = useState('');
  const groups = useQuery(api.academic.classGroups.queryOptions({ input: { yearId: one.yearId } }));
  return (
    <Stack gap={4}>
      <SelectField
        label={t('fromGroup')}
        hint={t('fromGroupOnce')}
        value={id}
        onChange={(event) => setId(event.target.value)}
      >
        <option value="">{t('common:field.choose')}</option>
        {(groups.data?.items ?? []).map((group) => (
          <option key={group.id} value={group.id}>
            {t('groupWithCount', { name: group.name, count: group.members })}
          </option>
        ))}
      </SelectField>
      <Row end>
        <Button kind="primary" disabled={!id} busy={busy} onClick={() => onPick(id)}>
          {t('addAll')}
        </Button>
      </Row>
    </Stack>
  );
}

/** Four ways into a class, in one place. */
export function AddPupils({ present, onClose }: { present: ReadonlySet<string>; onClose: () => void }) {
  const { t } = useWords('classes');
  const { one } = useClass();
  const [way, setWay] = useState<Way>('group');
  const { enroll } = useEnrollment(one.id);
  const done = { onSuccess: onClose };
  return (
    <Dialog open onClose={onClose} title={t('addPupils')} wide>
      <Stack gap={4}>
        <div>
          <Segmented
            label={t('way')}
            value={way}
            options={WAYS.map((value) => ({ value, label: t(`way.${value}`) }))}
            onChange={setWay}
          />
        </div>
        {way === 'group' && (
          <FromGroup busy={enroll.isPending} onPick={(classGroupId) => enroll.mutate({ classGroupId }, done)} />
        )}
        {way === 'search' && (
          <PupilPicker
            present={present}
            busy={enroll.isPending}
            action={(count) => t('addCount', { count })}
            onPick={(people) => enroll.mutate({ studentIds: people.map(({ id }) => id) }, done)}
          />
        )}
        {way === 'csv' && <EnrollByCsv onDone={onClose} />}
        {way === 'code' && <JoinCode />}
      </Stack>
    </Dialog>
  );
}

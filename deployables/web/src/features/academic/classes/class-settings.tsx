import { IconArchive, IconArchiveOff } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { Aside, Row, Sheet, Split, Stack } from '../../../design/layout.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { ClassForm } from './class-form.tsx';
import { ClassTeachers } from './class-teachers.tsx';
import { JoinCode } from './join-code.tsx';
import { useClass } from './use-class.ts';

export function ClassSettings() {
  const { t } = useWords('classes');
  const { one, keep } = useClass();
  const unarchive = useMutation(api.academic.unarchiveClass.mutationOptions({ onSuccess: keep }));
  const archive = useMutation(
    api.academic.archiveClass.mutationOptions({
      onSuccess: (fresh) => {
        keep(fresh);
        toast(t('wasArchived', { name: fresh.name }), { undo: () => unarchive.mutate({ id: fresh.id }) });
      },
    }),
  );
  return (
    <Split>
      <Sheet title={t('about')}>
        <ClassForm key={one.id} />
      </Sheet>
      <Stack gap={6}>
        <Sheet title={t('teachers')}>
          <ClassTeachers />
        </Sheet>
        <Sheet title={t('joinCode')}>
          <JoinCode />
        </Sheet>
        <Sheet title={t('archive')}>
          <Stack gap={3}>
            <Aside small>{t(one.archived ? 'archivedText' : 'archiveText')}</Aside>
            <ProblemNotice problem={archive.error ?? unarchive.error} />
            <Row>
              {one.archived ? (
                <Button icon={IconArchiveOff} onClick={() => unarchive.mutate({ id: one.id })}>
                  {t('unarchive')}
                </Button>
              ) : (
                <Button icon={IconArchive} onClick={() => archive.mutate({ id: one.id })}>
                  {t('archiveAction')}
                </Button>
              )}
            </Row>
          </Stack>
        </Sheet>
      </Stack>
    </Split>
  );
}

import { IconDownload, IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { FileDrop } from '../../../design/file-drop.tsx';
import { Aside, Sheet, Split, Stack } from '../../../design/layout.tsx';
import { Crumbs, PageHeader } from '../../../design/page.tsx';
import { Stepper } from '../../../design/progress.tsx';
import { saveFile } from '../../../design/save-file.ts';
import { ProblemNotice } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { SHOWN } from './import-row-cells.ts';
import { sampleFile } from './sample-file.ts';

export function NewImport() {
  const { t } = useWords('imports');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const check = useMutation(
    api.user.importFile.mutationOptions({
      onSuccess: ({ id }) => {
        queries.invalidateQueries({ queryKey: api.user.imports.key() });
        navigate({ to: '/people/imports/$id', params: { id } });
      },
    }),
  );
  return (
    <>
      <PageHeader
        title={t('new.title')}
        over={
          <Crumbs label={t('common:nav.crumbs')}>
            {[
              <Link key="people" to="/people">
                {t('people')}
              </Link>,
              <Link key="imports" to="/people/imports">
                {t('title')}
              </Link>,
            ]}
          </Crumbs>
        }
        tools={
          <Stepper
            label={t('steps')}
            steps={[t('step.file'), t('step.check'), t('step.import'), t('step.slips')]}
            now={0}
          />
        }
      />
      <Split>
        <Stack gap={4}>
          <ProblemNotice problem={check.error} />
          <FileDrop
            accept=".csv,text/csv"
            icon={check.isPending ? IconUpload : IconFileSpreadsheet}
            title={check.isPending ? t('new.checking') : t('new.drop')}
            note={t('new.dropNote')}
            action={t('new.choose')}
            busy={check.isPending}
            onFile={(file) => check.mutate({ file, createGroups: 'false' })}
          />
          <Aside small faint>
            {t('new.safe')}
          </Aside>
        </Stack>
        <Sheet title={t('new.columns')}>
          <Stack gap={3}>
            <Aside small>{t('new.columnsText')}</Aside>
            <ul>
              {SHOWN.map((column) => (
                <li key={column}>
                  <code>{column}</code>{' '}
                  <Aside as="span" small>
                    {t(`column.${column}`)}
                  </Aside>
                </li>
              ))}
            </ul>
            <Button icon={IconDownload} onClick={() => saveFile(sampleFile(), t('new.sampleName'))}>
              {t('new.sample')}
            </Button>
          </Stack>
        </Sheet>
      </Split>
    </>
  );
}

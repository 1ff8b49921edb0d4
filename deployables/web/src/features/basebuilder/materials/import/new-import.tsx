import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ItemImportView } from '#contracts/basebuilder/item-imports.ts';
import { client } from '../../../../api/client.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import { Button } from '../../../../design/button.tsx';
import { CheckField, TextField } from '../../../../design/field.tsx';
import { FileDrop } from '../../../../design/file-drop.tsx';
import { Aside, Sheet, Split, Stack } from '../../../../design/layout.tsx';
import { Crumbs, PageHeader } from '../../../../design/page.tsx';
import { Stepper } from '../../../../design/progress.tsx';
import { saveFile } from '../../../../design/save-file.ts';
import { ProblemNotice } from '../../../../design/states.tsx';
import { currentLanguage } from '../../../../i18n/index.ts';
import { useWords } from '../../../../i18n/use-words.ts';

const SAMPLE = {
  ja: [
    '単語,カテゴリー,問題,解答形式,正解,選択肢1,選択肢2,選択肢3,選択肢4,解説,難易度',
    'decide,英語/動詞,決める,記述,decide,,,,,decide to do の形でよく使います。,2',
    'increase,英語/動詞,ふえる,選択,選択肢1,increase,decrease,remain,return,,3',
    '地球は太陽のまわりを回る,理科/天体,地球は太陽のまわりを1年で1周する。,○×,○,,,,,,1',
  ],
  en: [
    'title,category,question,answer_type,correct_answer,choice_1,choice_2,choice_3,choice_4,explanation,difficulty',
    'decide,English/Verbs,決める,text,decide,,,,,Often with “to”.,2',
    'increase,English/Verbs,ふえる,multiple_choice,choice_1,increase,decrease,remain,return,,3',
    'The earth moves round the sun,Science/Sky,The earth moves round the sun once a year.,true_false,true,,,,,,1',
  ],
} as const;
const sample = (): File =>
  new File([`\ufeff${SAMPLE[currentLanguage()].join('\r\n')}\r\n`], 'sample.csv', { type: 'text/csv' });

/** A file of words, looked at before anything is written. */
export function NewItemImport() {
  const { t } = useWords('materials');
  const navigate = useNavigate();
  const [turned, setTurned] = useState(false);
  const [category, setCategory] = useState('');
  const check = useMutation<ItemImportView, ApiProblem, File>({
    mutationFn: (file) =>
      client.basebuilder.checkItemImport({
        file,
        turned: turned ? 'true' : 'false',
        ...(category.trim() ? { category: category.trim() } : {}),
      }),
    onSuccess: ({ id }) => void navigate({ to: '/practice/items/import/$importId', params: { importId: id } }),
  });
  return (
    <>
      <PageHeader
        title={t('import.title')}
        over={
          <Crumbs label={t('common:nav.crumbs')}>
            {[
              <Link key="items" to="/practice/items">
                {t('items')}
              </Link>,
              t('import.title'),
            ]}
          </Crumbs>
        }
        tools={
          <Stepper
            label={t('import.steps')}
            steps={[t('import.step.file'), t('import.step.check'), t('import.step.import')]}
            now={0}
          />
        }
      />
      <Split>
        <Stack gap={4}>
          <ProblemNotice problem={check.error} />
          <FileDrop
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            icon={IconFileSpreadsheet}
            title={check.isPending ? t('import.checking') : t('import.drop')}
            note={t('import.dropNote')}
            action={t('import.choose')}
            busy={check.isPending}
            onFile={(file) => check.mutate(file)}
          />
        </Stack>
        <Stack gap={4}>
          <Sheet title={t('import.columns')}>
            <Stack gap={3}>
              <Aside small>{t('import.columnsText')}</Aside>
              <div>
                <Button icon={IconDownload} onClick={() => saveFile(sample(), t('import.sampleName'))}>
                  {t('import.sample')}
                </Button>
              </div>
            </Stack>
          </Sheet>
          <Sheet title={t('import.anki')}>
            <Stack gap={3}>
              <Aside small>{t('import.ankiText')}</Aside>
              <CheckField
                label={t('import.turned')}
                checked={turned}
                onChange={({ target }) => setTurned(target.checked)}
              />
              <TextField
                label={t('import.deckless')}
                optional
                maxLength={200}
                value={category}
                onChange={({ target }) => setCategory(target.value)}
              />
            </Stack>
          </Sheet>
        </Stack>
      </Split>
    </>
  );
}

import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { UserId } from '#contracts/ids.ts';
import { client } from '../../../../api/client.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import { ToolRow } from '../../../../design/bars.tsx';
import { Button } from '../../../../design/button.tsx';
import { Segmented } from '../../../../design/choice.tsx';
import { Stack } from '../../../../design/layout.tsx';
import { saveFile } from '../../../../design/save-file.ts';
import { ProblemNotice } from '../../../../design/states.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { useClass } from '../../../academic/classes/use-class.ts';
import { Calibration } from './calibration.tsx';
import { ClassLoad } from './class-load.tsx';
import { ClassPupils } from './class-pupils.tsx';
import { HeatMap } from './heat-map.tsx';
import { PracticeSettings } from './practice-settings.tsx';
import { PupilPractice } from './pupil-practice.tsx';
import { ClassThemes } from './themes/class-themes.tsx';

const VIEWS = ['pupils', 'items', 'themes', 'load', 'calibration', 'settings'] as const;
type View = (typeof VIEWS)[number];

/** How a class practises, from several sides. */
export function ClassPractice() {
  const { t } = useWords('class-practice');
  const { one } = useClass();
  const { view: said, pupil } = getRouteApi('/inside/classes/$id/practice').useSearch();
  const navigate = useNavigate();
  const view: View = VIEWS.find((each) => each === said) ?? 'pupils';
  const exporting = useMutation<void, ApiProblem>({
    mutationFn: async () => saveFile(await client.basebuilder.exportPractice({ classId: one.id }), `${one.name}.csv`),
  });
  if (pupil) return <PupilPractice classId={one.id} studentId={pupil as UserId} />;
  return (
    <Stack gap={4}>
      <ProblemNotice problem={exporting.error} />
      <ToolRow
        right={
          <Button icon={IconDownload} busy={exporting.isPending} onClick={() => exporting.mutate()}>
            {t('export')}
          </Button>
        }
      >
        <Segmented
          label={t('view')}
          value={view}
          options={VIEWS.map((each) => ({ value: each, label: t(`view.${each}`) }))}
          onChange={(next) =>
            navigate({
              to: '/classes/$id/practice',
              params: { id: one.id },
              search: next === 'pupils' ? {} : { view: next },
            })
          }
        />
      </ToolRow>
      {view === 'pupils' && <ClassPupils classId={one.id} />}
      {view === 'items' && <HeatMap classId={one.id} />}
      {view === 'themes' && <ClassThemes classId={one.id} />}
      {view === 'load' && <ClassLoad classId={one.id} />}
      {view === 'calibration' && <Calibration classId={one.id} />}
      {view === 'settings' && <PracticeSettings classId={one.id} />}
    </Stack>
  );
}

import { useMe } from '../../../app/session.ts';
import { Stack } from '../../../design/layout.tsx';
import { PublishedEvaluations } from '../../analytics/evaluations/published-evaluations.tsx';
import { OwnReport } from '../../analytics/reports/student-report.tsx';
import { RecordOf } from '../surveys/pupil-assessments.tsx';

/** A pupil's own record: how their work was scored, and what teachers say about it. */
export function OwnRecord() {
  const { id } = useMe().user;
  return (
    <Stack gap={6}>
      <div>
        <RecordOf studentId={id} />
      </div>
      <PublishedEvaluations studentId={id} />
      <OwnReport studentId={id} />
    </Stack>
  );
}

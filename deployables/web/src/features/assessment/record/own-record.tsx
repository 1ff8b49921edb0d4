import { useMe } from '../../../app/session.ts';
import { RecordOf } from '../surveys/pupil-assessments.tsx';

/** A pupil's own record. */
export const OwnRecord = () => <RecordOf studentId={useMe().user.id} />;

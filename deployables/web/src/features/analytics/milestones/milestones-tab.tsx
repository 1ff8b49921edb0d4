import { useMe } from '../../../app/session.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import { MatrixPage } from './matrix-page.tsx';
import { OwnMilestones } from './own-milestones.tsx';

/** The milestones of a class: a pupil's way to their own work, or the overview of who teaches. */
export function MilestonesTab() {
  const { user } = useMe();
  const { one } = useClass();
  return user.role === 'student' ? (
    <OwnMilestones classId={one.id} />
  ) : (
    <MatrixPage classId={one.id} still={one.archived} />
  );
}

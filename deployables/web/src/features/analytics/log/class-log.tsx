import { useMe } from '../../../app/session.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import { OwnClassLog } from './own-class-log.tsx';
import { ReaderFrame } from './reader-frame.tsx';

/** The log in a class: a pupil sees their own entries, who teaches reads everybody's. */
export function ClassLog() {
  const { user } = useMe();
  const { one } = useClass();
  return user.role === 'student' ? (
    <OwnClassLog classId={one.id} still={one.archived} />
  ) : (
    <ReaderFrame classId={one.id} />
  );
}

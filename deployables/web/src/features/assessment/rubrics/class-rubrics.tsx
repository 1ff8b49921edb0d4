import { useMe } from '../../../app/session.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import { OwnRubrics } from './own-rubrics.tsx';
import { RubricList } from './rubric-list.tsx';

/** What is assessed by rubric in a class: for who teaches how far it is, for a pupil what to do. */
export function ClassRubrics() {
  const { user } = useMe();
  const { mayTeach } = useClass();
  return mayTeach && user.role !== 'student' ? <RubricList /> : <OwnRubrics />;
}

import { sendDigests } from '#modules/notification/jobs/send-digests.ts';
import { occasion } from '#modules/notification/occasions/occasion.ts';

/** At the school's hour everything that waits for a digest goes out, to each as often as they chose. */
export const digests = occasion({
  name: 'digests',
  hour: (school) => school.dailyHour,
  run: (work, school, day) => void work.startJob(sendDigests, { schoolId: school.id, day }),
});

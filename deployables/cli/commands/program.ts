import { verify } from './audit.ts';
import { backup } from './backup.ts';
import { createAdmin } from './create-admin.ts';
import * as deadLetters from './dead-letters.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { migrate } from './migrate.ts';
import { rebuildReplica } from './rebuild-replica.ts';
import { replay } from './replay.ts';
import { restore } from './restore.ts';
import { serve } from './serve.ts';
import { version } from './version.ts';

/** In the order help lists them. */
export const program = {
  commands: [
    serve,
    demo,
    createAdmin,
    backup,
    restore,
    migrate,
    deadLetters.list,
    deadLetters.show,
    deadLetters.retry,
    deadLetters.drop,
    replay,
    rebuildReplica,
    verify,
    doctor,
    version,
  ],
  fallback: serve.name,
};

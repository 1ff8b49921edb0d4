import type aiAdmin from './words/ja/ai-admin.ts';
import type audit from './words/ja/audit.ts';
import type classPractice from './words/ja/class-practice.ts';
import type classes from './words/ja/classes.ts';
import type coach from './words/ja/coach.ts';
import type common from './words/ja/common.ts';
import type curricula from './words/ja/curricula.ts';
import type drafts from './words/ja/drafts.ts';
import type editing from './words/ja/editing.ts';
import type entry from './words/ja/entry.ts';
import type evaluations from './words/ja/evaluations.ts';
import type files from './words/ja/files.ts';
import type guidance from './words/ja/guidance.ts';
import type home from './words/ja/home.ts';
import type imports from './words/ja/imports.ts';
import type log from './words/ja/log.ts';
import type milestones from './words/ja/milestones.ts';
import type notices from './words/ja/notices.ts';
import type people from './words/ja/people.ts';
import type plans from './words/ja/plans.ts';
import type practice from './words/ja/practice.ts';
import type profile from './words/ja/profile.ts';
import type quizzes from './words/ja/quizzes.ts';
import type record from './words/ja/record.ts';
import type rubrics from './words/ja/rubrics.ts';
import type school from './words/ja/school.ts';
import type setup from './words/ja/setup.ts';
import type surveys from './words/ja/surveys.ts';
import type themes from './words/ja/themes.ts';
import type work from './words/ja/work.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    keySeparator: false;
    resources: {
      'ai-admin': typeof aiAdmin;
      audit: typeof audit;
      'class-practice': typeof classPractice;
      classes: typeof classes;
      coach: typeof coach;
      common: typeof common;
      curricula: typeof curricula;
      drafts: typeof drafts;
      editing: typeof editing;
      entry: typeof entry;
      evaluations: typeof evaluations;
      files: typeof files;
      guidance: typeof guidance;
      home: typeof home;
      imports: typeof imports;
      log: typeof log;
      milestones: typeof milestones;
      notices: typeof notices;
      people: typeof people;
      plans: typeof plans;
      practice: typeof practice;
      profile: typeof profile;
      quizzes: typeof quizzes;
      record: typeof record;
      rubrics: typeof rubrics;
      school: typeof school;
      setup: typeof setup;
      surveys: typeof surveys;
      themes: typeof themes;
      work: typeof work;
    };
  }
}

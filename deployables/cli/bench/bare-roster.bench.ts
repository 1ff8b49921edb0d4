/** The limit of the roster bench: a bare Express handler with one hand-written statement on the same rows. */
import { DatabaseSync } from 'node:sqlite';
import { bareExpress } from '#kernel/testing/bare-express.ts';

const [, , file = '', port = '0'] = process.argv;
const statement = new DatabaseSync(file, { readOnly: true }).prepare(`
  select m.id, m.personId, m.since, p.familyName, p.givenName, p.familyKana, p.givenKana, g.grade, g.name, h.number
  from membership m
  left join replica_user_people p on p.id = m.personId
  left join membership h on h.personId = m.personId and h.placeKind = 'classGroup' and h.gone = 0
  left join class_group g on g.id = h.placeId
  where m.placeId = ? and m.gone = 0 and m."as" = 'student'
  order by g.grade, g.name, h.number`);
bareExpress(Number(port), (id) => ({ items: statement.all(id) }));

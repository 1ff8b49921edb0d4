import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useId, useState } from 'react';
import type { ClassId, UserId } from '#contracts/ids.ts';
import type { AudienceChoices, AudiencePart, AudienceRole } from '#contracts/notification/announcements.ts';
import { api } from '../../../api/client.ts';
import { Button, IconButton } from '../../../design/button.tsx';
import { Chip, Chips, Segmented } from '../../../design/choice.tsx';
import { SearchField, SelectField } from '../../../design/field.tsx';
import { Aside, Stack } from '../../../design/layout.tsx';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './announcements.module.css';
import { usePartName } from './use-announcements.ts';

/** A part of the audience with the name it is shown by. */
export type NamedPart = { part: AudiencePart; name: string };

const keyOf = (part: AudiencePart): string =>
  'id' in part ? part.id : part.kind === 'grade' ? `grade ${part.grade}` : part.kind;

type Props = {
  choices: AudienceChoices;
  parts: readonly NamedPart[];
  role: AudienceRole;
  error: string | undefined;
  onParts: (parts: NamedPart[]) => void;
  onRole: (role: AudienceRole) => void;
};

/** Whom something goes to: places by chips, teams by their class, people by name; and how many that are. */
export function AudiencePicker({ choices, parts, role, error, onParts, onRole }: Props) {
  const { t } = useWords('announcements');
  const partName = usePartName();
  const chosen = new Set(parts.map(({ part }) => keyOf(part)));
  const toggle = (part: AudiencePart, known = '') =>
    onParts(
      chosen.has(keyOf(part))
        ? parts.filter((each) => keyOf(each.part) !== keyOf(part))
        : [...parts, { part, name: partName(part, known) }],
    );
  const chip = (part: AudiencePart, known = '') => (
    <Chip key={keyOf(part)} pressed={chosen.has(keyOf(part))} onClick={() => toggle(part, known)}>
      {partName(part, known)}
    </Chip>
  );
  const { school, grades, classGroups, classes } = choices;
  return (
    <Stack gap={4}>
      <Aside small>{t('audienceHint')}</Aside>
      {error && <p role="alert">{error}</p>}
      {parts.length > 0 && (
        <ul className={s.parts} aria-label={t('audience')}>
          {parts.map(({ part, name }) => (
            <li key={keyOf(part)} className={s.part}>
              {name}
              <IconButton icon={IconX} size="small" label={t('takeOut', { name })} onClick={() => toggle(part)} />
            </li>
          ))}
        </ul>
      )}
      {(school || classGroups.length > 0) && (
        <Chips label={t('addGroup')}>
          {school && chip({ kind: 'school' })}
          {grades.map((grade) => chip({ kind: 'grade', grade }))}
          {classGroups.map(({ id, name }) => chip({ kind: 'classGroup', id }, name))}
        </Chips>
      )}
      {classes.length > 0 && (
        <Chips label={t('addClass')}>{classes.map(({ id, name }) => chip({ kind: 'class', id }, name))}</Chips>
      )}
      {classes.length > 0 && <Teams classes={classes} chip={chip} />}
      <People chosen={chosen} onAdd={(id, name) => toggle({ kind: 'person', id }, name)} />
      <Segmented
        label={t('roleLabel')}
        value={role}
        options={(['students', 'staff', 'everyone'] as const).map((value) => ({ value, label: t(`role.${value}`) }))}
        onChange={onRole}
      />
      <Size parts={parts} role={role} />
    </Stack>
  );
}

type Teams = { classes: AudienceChoices['classes']; chip: (part: AudiencePart, known: string) => ReactNode };
function Teams({ classes, chip }: Teams) {
  const { t } = useWords('announcements');
  const [classId, setClassId] = useState<ClassId | ''>('');
  const teams = useQuery(
    api.academic.groups.queryOptions({ input: { classId: classId as ClassId }, enabled: classId !== '' }),
  );
  const className = classes.find(({ id }) => id === classId)?.name ?? '';
  return (
    <Stack gap={2}>
      <SelectField
        label={t('addTeamOf')}
        optional
        value={classId}
        onChange={({ target }) => setClassId(target.value as ClassId | '')}
      >
        <option value="">{t('common:field.choose')}</option>
        {classes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      {classId &&
        teams.data &&
        (teams.data.items.length === 0 ? (
          <Aside small>{t('noTeams')}</Aside>
        ) : (
          <Chips label={t('addTeam')}>
            {teams.data.items.map(({ id, name }) => {
              const called = `${className} ${name}`.slice(0, 100);
              return chip({ kind: 'team', id, classId, name: called }, called);
            })}
          </Chips>
        ))}
    </Stack>
  );
}

type PeopleProps = { chosen: ReadonlySet<string>; onAdd: (id: UserId, name: string) => void };
function People({ chosen, onAdd }: PeopleProps) {
  const { t } = useWords('announcements');
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useQuery(api.notification.audiencePeople.queryOptions({ input: { q }, enabled: q !== '' }));
  const id = useId();
  return (
    <div>
      <SearchField label={t('addPerson')} value={typed} onChange={setTyped} aria-controls={id} />
      <div id={id} aria-live="polite">
        {q && found.data && (
          <ul className={s.found}>
            {found.data.items.length === 0 && <li>{t('nobodyFound')}</li>}
            {found.data.items
              .filter((person) => !chosen.has(person.id))
              .map((person) => (
                <li key={person.id}>
                  <Button
                    kind="quiet"
                    icon={IconPlus}
                    onClick={() => {
                      onAdd(person.id, fullName(person));
                      setTyped('');
                    }}
                  >
                    {[fullName(person), person.classGroup].filter(Boolean).join(' ')}
                  </Button>
                </li>
              ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function Size({ parts, role }: { parts: readonly NamedPart[]; role: AudienceRole }) {
  const { t } = useWords('announcements');
  const audience = parts.map(({ part }) => part);
  const size = useQuery(
    api.notification.audienceSize.queryOptions({
      input: { audience, role },
      enabled: audience.length > 0,
      placeholderData: (before) => before,
    }),
  );
  const people = audience.length === 0 ? 0 : size.data?.people;
  return (
    <p role="status">
      <b>{people === undefined ? '…' : people === 0 ? t('sizeNone') : t('size', { count: people })}</b>
    </p>
  );
}

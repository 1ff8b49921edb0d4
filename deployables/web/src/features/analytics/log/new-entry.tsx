import { getRouteApi, Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { uuidV7 } from '../../../api/uuid-v7.ts';

const route = getRouteApi('/inside/log/new');

/** A new entry has its id, and so its address, from the first moment: a reload comes back to the same one. */
export function NewEntry() {
  const { classId } = route.useSearch();
  const [id] = useState(uuidV7);
  return (
    <Navigate
      to="/log/$entryId"
      params={{ entryId: id }}
      search={{ fresh: true, ...(classId ? { classId } : {}) }}
      replace
    />
  );
}

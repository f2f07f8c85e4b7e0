import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { PatientId } from '../../shared/ids.ts';
import { KeptUntilCard, type KeptUntilActions } from '../features/retention/kept-until-card.tsx';
import { createLoaded } from '../features/retention/loaded.ts';
import { fetchRetention, liftHold, placeHold, recordFact } from '../features/retention/retention-requests.ts';
import { useStaff } from './staff-context.ts';

/** Under a patient's record: until when it is kept, and why (R33). */
export function KeptUntil({ id, patientName }: { id: PatientId; patientName: string }) {
  const me = useStaff();
  const [store] = useState(() => createLoaded(() => fetchRetention(id)));
  const { value, problem, load } = useStore(store);
  useEffect(() => {
    void load();
  }, [load]);
  const act = useMemo<KeptUntilActions>(
    () => ({
      again: () => void load(),
      record: async (fact) => {
        await recordFact(id, fact);
        await load();
      },
      placeHold: async (reason) => {
        await placeHold(id, reason);
        await load();
      },
      liftHold: async (holdId, reason) => {
        await liftHold(holdId, reason);
        await load();
      },
    }),
    [id, load],
  );
  return (
    <KeptUntilCard
      patientName={patientName}
      retention={value}
      problem={problem}
      timeZone={me.practice.timeZone}
      act={act}
    />
  );
}

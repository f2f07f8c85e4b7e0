import { useEffect, useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useStore } from 'zustand';
import { PatientId } from '../../shared/ids.ts';
import type { RecordActions } from '../features/record/record-actions.ts';
import { RecordPage } from '../features/record/record-page.tsx';
import { confirmInPracticeRecord, createRecordStore, fetchRelease } from '../features/record/record-store.ts';
import { toast } from '../ui/staff/toast.ts';
import { NotFound } from './not-found.tsx';
import { saveFile } from './save-file.ts';

/** `/patients/:id/record`, with `?still=` one still of it. */
export function RecordRoute() {
  const parsed = PatientId.safeParse(useParams().id);
  return parsed.success ? <Record key={parsed.data} id={parsed.data} /> : <NotFound />;
}

function Record({ id }: { id: PatientId }) {
  const [store] = useState(() => createRecordStore(id));
  const { record, problem, load } = useStore(store);
  const [parameters] = useSearchParams();
  useEffect(() => {
    void load();
  }, [load]);
  const act = useMemo<RecordActions>(
    () => ({
      again: () => void load(),
      release: async (consultationId) => {
        saveFile(await fetchRelease(consultationId), `consultation-${consultationId}.fhir.json`);
        toast({
          tone: 'done',
          title: 'The file is released',
          detail: 'Import it, then delete it from this computer.',
        });
        await load();
      },
      confirmInPracticeRecord: async (stillId) => {
        await confirmInPracticeRecord(stillId);
        await load();
      },
    }),
    [load],
  );
  return <RecordPage record={record} problem={problem} act={act} open={parameters.get('still')} />;
}

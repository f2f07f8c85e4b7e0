import { useEffect, useMemo, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useStore } from 'zustand';
import type { PatientRecord } from '../../shared/http.ts';
import { PatientId, type StillId } from '../../shared/ids.ts';
import type { RecordActions } from '../features/record/record-actions.ts';
import { RecordPage } from '../features/record/record-page.tsx';
import {
  confirmInPracticeRecord,
  createRecordStore,
  fetchRelease,
  fetchWithdrawal,
  noteWithdrawal,
} from '../features/record/record-store.ts';
import { BreakGlassNotice } from '../features/review/break-glass-notice.tsx';
import { endBreakGlass } from '../features/review/review-requests.ts';
import { Stack } from '../ui/core/Layout.tsx';
import { toast } from '../ui/staff/toast.ts';
import { BreakGlass } from './break-glass.tsx';
import { KeptUntil } from './kept-until.tsx';
import { NotFound } from './not-found.tsx';
import { RefilePanel } from './panels/refile-panel.tsx';
import { saveFile } from './save-file.ts';
import { useStaff } from './staff-context.ts';

/** `/patients/:id/record`, with `?still=` one still of it. */
export function RecordRoute() {
  const parsed = PatientId.safeParse(useParams().id);
  return parsed.success ? <Record key={parsed.data} id={parsed.data} /> : <NotFound />;
}

function Record({ id }: { id: PatientId }) {
  const [store] = useState(() => createRecordStore(id));
  const { record, problem, load, close } = useStore(store);
  const [parameters] = useSearchParams();
  const [misfiled, setMisfiled] = useState<StillId | null>(null);
  const me = useStaff();
  const navigate = useNavigate();
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
      withdrawal: fetchWithdrawal,
      noteWithdrawal: async (consultationId, body) => {
        await noteWithdrawal(consultationId, body);
        toast({ tone: 'done', title: 'Written down', detail: 'Each still now waits for a decision.' });
        await load();
      },
      misfiled: setMisfiled,
    }),
    [load],
  );
  useReadAgainAt(record, load, close);
  if (problem?.code === 'no_care_relationship') return <BreakGlass id={id} onOpened={() => void load()} />;
  return (
    <Stack gap="l">
      {record !== null && record.openUntil !== null && (
        <BreakGlassNotice
          until={record.openUntil}
          timeZone={record.practice.timeZone}
          onEnd={async () => {
            await endBreakGlass(id);
            await load();
          }}
        />
      )}
      <RecordPage record={record} problem={problem} act={act} open={parameters.get('still')} />
      {record !== null && parameters.get('still') === null && (
        <KeptUntil id={id} patientName={record.patient.name} />
      )}
      {misfiled !== null && (
        <RefilePanel
          stillId={misfiled}
          timeZone={me.practice.timeZone}
          onClose={() => {
            setMisfiled(null);
          }}
          onDone={() => {
            setMisfiled(null);
            void navigate(`/patients/${id}/record`, { replace: true });
            void load();
          }}
        />
      )}
    </Stack>
  );
}

/** R22: what was opened with a reason does not stay on the screen when its time is over, with or without a network. */
function useReadAgainAt(record: PatientRecord | null, load: () => Promise<void>, close: () => void) {
  const until = record?.openUntil ?? null;
  const left = record !== null && until !== null ? Date.parse(until) - Date.parse(record.serverNow) : null;
  useEffect(() => {
    if (left === null) return;
    const timer = setTimeout(() => {
      close();
      void load();
    }, left + 500);
    return () => {
      clearTimeout(timer);
    };
  }, [left, load, close]);
}

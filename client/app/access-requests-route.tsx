import { useEffect, useMemo, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useStore } from 'zustand';
import { AccessRequestId, PatientId } from '../../shared/ids.ts';
import { AccessListPage } from '../features/access-requests/access-list-page.tsx';
import type { AccessActions } from '../features/access-requests/access-actions.ts';
import { AccessPage } from '../features/access-requests/access-page.tsx';
import {
  closeAccess,
  downloadPack,
  extendAccess,
  findAccessPatients,
  makePack,
  recordAccessRequest,
} from '../features/access-requests/access-requests.ts';
import { createAccessListStore, createAccessStore } from '../features/access-requests/access-store.ts';
import { NewRequestSheet } from '../features/access-requests/new-request-sheet.tsx';
import { useProgress } from '../features/access-requests/use-progress.ts';
import { toast } from '../ui/staff/toast.ts';
import { NotFound } from './not-found.tsx';
import { saveFile } from './save-file.ts';

/** `/access-requests`, with `?patient=` those about one patient. */
export function AccessRequestsRoute() {
  const [parameters] = useSearchParams();
  const patient = PatientId.safeParse(parameters.get('patient')).data ?? null;
  return <AccessRequests key={patient ?? 'all'} patient={patient} />;
}

function AccessRequests({ patient }: { patient: PatientId | null }) {
  const [store] = useState(() => createAccessListStore(patient));
  const { list, problem, load } = useStore(store);
  const [adding, setAdding] = useState(false);
  const navigate = useNavigate();
  useEffect(() => {
    void load();
  }, [load]);
  const about = patient === null ? null : (list?.about ?? null);
  return (
    <>
      <AccessListPage
        list={list}
        problem={problem}
        patientName={about?.name ?? null}
        onNew={() => {
          setAdding(true);
        }}
        onRetry={() => void load()}
      />
      {adding && (
        <NewRequestSheet
          patient={about}
          find={findAccessPatients}
          onRecord={async (request) => {
            const { id } = await recordAccessRequest(request);
            toast({ tone: 'done', title: 'The request is recorded' });
            void navigate(`/access-requests/${id}`);
          }}
          onClose={() => {
            setAdding(false);
          }}
        />
      )}
    </>
  );
}

/** `/access-requests/:id`: one request. */
export function AccessRequestRoute() {
  const parsed = AccessRequestId.safeParse(useParams().id);
  return parsed.success ? <AccessRequest key={parsed.data} id={parsed.data} /> : <NotFound />;
}

function AccessRequest({ id }: { id: AccessRequestId }) {
  const [store] = useState(() => createAccessStore(id));
  const { request, review, problem, load, refresh, decide } = useStore(store);
  useEffect(() => {
    void load();
  }, [load]);
  useProgress(request?.state ?? null, refresh);
  const act = useMemo<AccessActions>(
    () => ({
      again: () => void load(),
      decide,
      make: async () => {
        await makePack(id);
        await refresh();
      },
      download: async () => {
        saveFile(await downloadPack(id), `sightline-access-${id.slice(0, 8)}.zip`);
        toast({ tone: 'done', title: 'The pack is saved', detail: 'Hand it over, then delete it here.' });
        await refresh();
      },
      extend: async (why) => {
        await extendAccess(id, why);
        await refresh();
      },
      close: async (closed) => {
        await closeAccess(id, closed);
        await refresh();
      },
    }),
    [id, load, refresh, decide],
  );
  return <AccessPage request={request} review={review} problem={problem} act={act} />;
}

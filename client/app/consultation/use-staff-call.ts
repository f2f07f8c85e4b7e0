import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { StaffView } from '../../../shared/views.ts';
import { CaptureId } from '../../../shared/ids.ts';
import { createCallStore } from '../../call/engine/call-state.ts';
import { LocalMedia } from '../../call/devices/local-media.ts';
import { STAFF_STREAM } from '../../call/devices/constraints.ts';
import type { CallControls } from '../../features/consultation/consultation-props.ts';
import type { ConsultationClient } from '../../signalling/consultation-client.ts';
import type { ConsultationSnapshot } from '../../signalling/store.ts';
import { connectionOf, remoteOf, troublesOf } from './call-words.ts';
import { StaffCall } from './staff-call.ts';

/** Before the call is open: no devices, nobody. */
const nothingYet = createStore(() => ({
  local: new LocalMedia({ size: STAFF_STREAM }).state.getState(),
  call: createCallStore().getState(),
  soundBlocked: false,
}));

/** The call belongs to the connection: a new connection opens a new one. */
function useCall(client: ConsultationClient): StaffCall | null {
  const [call, setCall] = useState<StaffCall | null>(null);
  useEffect(() => {
    const opened = new StaffCall(client);
    setCall(opened);
    return () => {
      setCall(null);
      opened.close();
    };
  }, [client]);
  return call;
}

/** The patient is large on the GP's screen, everybody else small; asked again for each picture that is new. */
function useLayers(call: StaffCall | null, view: StaffView, pictures: string): void {
  const patient = view.participants.find(({ role }) => role === 'patient')?.id;
  const others = view.participants.filter(({ id }) => id !== patient).map(({ id }) => id);
  const layout = [patient, ...others].join();
  const wanted = useRef({ patient, others });
  useEffect(() => {
    wanted.current = { patient, others };
  });
  useEffect(() => {
    if (wanted.current.patient) call?.preferLarge(wanted.current.patient, true);
    for (const id of wanted.current.others) call?.preferLarge(id, false);
  }, [call, layout, pictures]);
}

/** The call as the consultation's screen is given it. */
export function useStaffCall(
  client: ConsultationClient,
  view: StaffView,
  progress: ConsultationSnapshot['progress'],
): CallControls {
  const call = useCall(client);
  const { local, call: remote, soundBlocked } = useStore(call?.state ?? nothingYet);
  useLayers(call, view, remote.remote.map(({ consumerId }) => consumerId).join());
  const { camera, microphone } = local;
  const own = useMemo(() => {
    const tracks = [camera.track, microphone.track].filter((track) => track !== null);
    return tracks.length > 0 ? new MediaStream(tracks) : null;
  }, [camera.track, microphone.track]);
  const captureProgress = useMemo(
    () => new Map(Object.entries(progress).map(([id, bytes]) => [CaptureId.parse(id), bytes])),
    [progress],
  );
  const others = useMemo(() => remoteOf(remote.remote), [remote.remote]);
  return useMemo(
    () => ({
      own,
      remote: others,
      microphoneOn: microphone.enabled,
      cameraOn: camera.enabled,
      toggleMicrophone: () => call?.local.setEnabled('microphone', !microphone.enabled),
      toggleCamera: () => call?.local.setEnabled('camera', !camera.enabled),
      connection: connectionOf[remote.phase],
      captureProgress,
      deviceTroubles: troublesOf(local),
      retryDevices: async () => {
        await call?.local.acquire({ camera: true, microphone: true });
      },
      needsTap: soundBlocked,
      resume: async () => {
        await call?.resume();
      },
    }),
    [
      own,
      others,
      microphone.enabled,
      camera.enabled,
      call,
      remote.phase,
      captureProgress,
      local,
      soundBlocked,
    ],
  );
}

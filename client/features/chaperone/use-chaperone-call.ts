import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { ChaperoneView } from '../../../shared/views.ts';
import type { CallPhase, RemoteMedia } from '../../call/engine/call-state.ts';
import type { ConsultationClient } from '../../signalling/consultation-client.ts';
import type { ChaperoneCall } from './chaperone-props.ts';
import { ChaperoneMedia } from './chaperone-call.ts';
import { troublesOf } from './device-words.ts';

const lineOf: Record<CallPhase, ChaperoneCall['line']> = {
  waiting: 'connecting',
  joining: 'connecting',
  live: 'live',
  recovering: 'recovering',
  unsupported: 'unsupported',
  closed: 'connecting',
};

/** Opens the call for as long as the page stands; null before the first effect has run. */
export function useChaperoneMedia(client: ConsultationClient): ChaperoneMedia | null {
  const [media, setMedia] = useState<ChaperoneMedia | null>(null);
  useEffect(() => {
    const opened = new ChaperoneMedia(client);
    setMedia(opened);
    return () => {
      setMedia(null);
      opened.close();
    };
  }, [client]);
  return media;
}

const camerasOf = (remote: readonly RemoteMedia[]) =>
  new Map(
    remote
      .filter(({ source }) => source === 'camera')
      .map(({ participantId, stream, flowing }) => [participantId, { stream, flowing }]),
  );

const heardOf = (remote: readonly RemoteMedia[]) =>
  new Set(
    remote
      .filter(({ source, flowing }) => source === 'microphone' && flowing)
      .map(({ participantId }) => participantId),
  );

/** The call as the chaperone's screen is given it. */
export function useChaperoneCall(media: ChaperoneMedia, view: ChaperoneView): ChaperoneCall {
  const local = useStore(media.local.state);
  const { remote, phase } = useStore(media.call);
  const { blocked } = useStore(media.sound);
  useEffect(() => {
    for (const { id, role } of view.participants) media.prefer(id, role === 'patient' ? 1 : 0);
  }, [media, view.participants, remote]);
  const cameras = useMemo(() => camerasOf(remote), [remote]);
  const heard = useMemo(() => heardOf(remote), [remote]);
  return {
    own: local.camera.stream,
    cameras,
    heard,
    microphoneOn: local.microphone.enabled,
    cameraOn: local.camera.enabled,
    toggleMicrophone: () => media.local.setEnabled('microphone', !local.microphone.enabled),
    toggleCamera: () => media.local.setEnabled('camera', !local.camera.enabled),
    line: lineOf[phase],
    troubles: troublesOf(local),
    retryDevices: async () => {
      await media.local.acquire({ camera: true, microphone: true });
    },
    needsTap: blocked,
    resume: () => media.resume(),
  };
}

import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { STAFF_STREAM } from '../call/devices/constraints.ts';
import { troublesOf, type DeviceTrouble } from '../call/devices/device-trouble.ts';
import { LocalMedia, NO_DEVICES } from '../call/devices/local-media.ts';
import type { CallPhase } from '../call/engine/call-state.ts';
import { NOT_OPEN, openCall, type OpenCall } from '../call/open-call.ts';
import { peopleOf, type People } from '../call/people.ts';
import type { PresentParticipant } from '../../shared/views.ts';
import type { ConsultationClient } from '../signalling/consultation-client.ts';

/** The call as the GP's and the chaperone's screens need it: pictures, own devices, and what can be done with them. */
export interface StaffCall {
  readonly phase: CallPhase;
  /** Own camera, null until it is open. */
  readonly own: MediaStream | null;
  readonly people: People;
  readonly microphoneOn: boolean;
  readonly cameraOn: boolean;
  toggleMicrophone(): void;
  toggleCamera(): void;
  /** Own devices that do not work; empty when all is well. */
  readonly troubles: readonly DeviceTrouble[];
  /** Asks for the own devices again; resolves when it has tried, and `troubles` says how it went. */
  retryDevices(): Promise<void>;
  /** The browser wants a tap before it plays sound. */
  readonly needsTap: boolean;
  /** After that tap: sound, and the devices that a phone call or sleep took away. */
  resume(): Promise<void>;
}

interface Open {
  readonly local: LocalMedia;
  readonly call: OpenCall;
}

const NO_LOCAL = { getState: () => NO_DEVICES, getInitialState: () => NO_DEVICES, subscribe: () => () => {} };

/** The call belongs to the connection: a new connection opens a new one. Null before the first effect has run. */
function useOpenCall(client: Pick<ConsultationClient, 'emit' | 'on'> | null): Open | null {
  const emit = client?.emit;
  const on = client?.on;
  const [open, setOpen] = useState<Open | null>(null);
  useEffect(() => {
    if (!emit || !on) return;
    const local = new LocalMedia({ size: STAFF_STREAM });
    const call = openCall({ emit, on, local });
    setOpen({ local, call });
    return () => {
      setOpen(null);
      call.close();
      local.release();
    };
  }, [emit, on]);
  return open;
}

/**
 * A staff member's call, opened with the page. The patient is large on their screen, everybody else small.
 * @param client null while nobody may be in the call from here: it is left, and the own camera and microphone are off
 */
export function useStaffCall(
  client: ConsultationClient | null,
  participants: readonly PresentParticipant[],
): StaffCall {
  const open = useOpenCall(client);
  const local = useStore(open?.local.state ?? NO_LOCAL);
  const { phase, remote, soundBlocked } = useStore(open?.call.state ?? NOT_OPEN);
  useEffect(() => {
    for (const { id, role } of participants) open?.call.preferLayer(id, role === 'patient' ? 1 : 0);
  }, [open, participants, remote]);
  const people = useMemo(() => peopleOf(remote), [remote]);
  return useMemo(
    () => ({
      phase,
      own: local.camera.stream,
      people,
      microphoneOn: local.microphone.enabled,
      cameraOn: local.camera.enabled,
      toggleMicrophone: () => open?.local.setEnabled('microphone', !local.microphone.enabled),
      toggleCamera: () => open?.local.setEnabled('camera', !local.camera.enabled),
      troubles: troublesOf(local),
      retryDevices: async () => void (await open?.local.acquire({ camera: true, microphone: true })),
      needsTap: soundBlocked,
      resume: async () => open?.call.resume(),
    }),
    [open, local, phase, people, soundBlocked],
  );
}

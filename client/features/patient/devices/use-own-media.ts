import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { LocalMedia } from '../../../call/devices/local-media.ts';
import { watchLevel } from '../../../call/sound/microphone-level.ts';
import { playTestTone } from '../../../call/sound/test-tone.ts';
import { localError } from '../../../platform/client-error.ts';
import type { OwnMedia } from './own-media.ts';

/**
 * The own devices for the screens.
 * @param listening whether the level is shown: it is measured only then
 */
export function useOwnMedia(local: LocalMedia, listening: boolean): OwnMedia {
  const state = useStore(local.state);
  const [level, setLevel] = useState(0);
  const { track } = state.microphone;
  useEffect(() => {
    if (!listening || !track) return;
    return watchLevel(track, setLevel);
  }, [listening, track]);
  const actions = useMemo(
    () => ({
      turnOn: async () => void (await local.acquire({ camera: true, microphone: true })),
      setMicrophone: (on: boolean) => local.setEnabled('microphone', on),
      setCamera: (on: boolean) => local.setEnabled('camera', on),
      flip: async () => {
        const problem = await local.flip();
        if (problem !== null) throw localError('stopped');
      },
      playSound: playTestTone,
    }),
    [local],
  );
  return { state, level, ...actions };
}

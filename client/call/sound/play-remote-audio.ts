import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallStore, RemoteMedia } from '../engine/call-state.ts';

export interface RemoteAudio {
  /** `blocked`: the browser wants a tap before it lets anything be heard; show "Tap to hear" and call `unlock` in it. */
  readonly state: Pick<StoreApi<{ blocked: boolean }>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** Call it inside a tap. */
  readonly unlock: () => void;
  readonly close: () => void;
}

const createElement = (media: RemoteMedia): HTMLAudioElement => {
  const element = document.createElement('audio');
  element.autoplay = true;
  element.dataset.remoteAudio = media.participantId;
  element.srcObject = media.stream;
  document.body.append(element);
  return element;
};

const dispose = (element: HTMLAudioElement) => {
  element.srcObject = null;
  element.remove();
};

/**
 * Lets the others be heard: one hidden `<audio>` for each remote microphone, apart from the picture, so that a tile which
 * is not on the screen is still heard. Any tap anywhere unlocks the sound as well.
 */
export function playRemoteAudio(call: CallStore): RemoteAudio {
  const store = createStore(() => ({ blocked: false }));
  const elements = new Map<MediaStreamTrack, HTMLAudioElement>();
  const play = (element: HTMLAudioElement) => {
    element.play().then(
      () => store.setState({ blocked: false }),
      (reason: unknown) => {
        // AbortError only means that the track was exchanged meanwhile.
        if (reason instanceof DOMException && reason.name === 'NotAllowedError')
          store.setState({ blocked: true });
      },
    );
  };
  const sync = () => {
    const heard = call.getState().remote.filter(({ source }) => source === 'microphone');
    const tracks = new Set(heard.map(({ track }) => track));
    for (const [track, element] of elements) {
      if (tracks.has(track)) continue;
      dispose(element);
      elements.delete(track);
    }
    for (const media of heard) {
      if (elements.has(media.track)) continue;
      const element = createElement(media);
      elements.set(media.track, element);
      play(element);
    }
  };
  const unlock = () => {
    if (store.getState().blocked) elements.forEach(play);
  };
  const taps = new AbortController();
  for (const event of ['pointerup', 'keydown'])
    document.addEventListener(event, unlock, { signal: taps.signal });
  const unsubscribe = call.subscribe(sync);
  sync();
  const close = () => {
    unsubscribe();
    taps.abort();
    elements.forEach(dispose);
    elements.clear();
  };
  return { state: store, unlock, close };
}
